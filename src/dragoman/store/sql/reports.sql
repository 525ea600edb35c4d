found AS (SELECT r.*, r.date AS day, {score} AS score FROM reports r {text} WHERE {where})
SELECT id, date, title, source, url, language, coder, added, kin, words, events, statements, {column}
FROM found WHERE {beyond} ORDER BY {column} {direction}, id {direction} LIMIT {limit}
