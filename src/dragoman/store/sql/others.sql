-- Those that stand for tellings which match, and do not match themselves.
SELECT e.id, e.rowid AS place, e.day, m.score FROM {table} e
JOIN (SELECT joined, max(score) AS score FROM ({matching}) GROUP BY joined) m ON m.joined = e.id
WHERE e.head AND NOT coalesce(({where} {there}), false)
