WHERE {beyond} ORDER BY {column} {direction}, id {direction} LIMIT {limit}
