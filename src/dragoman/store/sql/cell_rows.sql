SELECT {keys}, {value}, events, reports FROM cells ORDER BY {keys} LIMIT {limit}
