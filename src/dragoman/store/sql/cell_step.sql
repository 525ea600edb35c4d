step{after} AS (SELECT *, {column} AS d{n} FROM step{before}),
