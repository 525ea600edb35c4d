SELECT telling, {column}, id FROM found WHERE {beyond} ORDER BY {column} {direction}, id {direction} LIMIT {limit}
