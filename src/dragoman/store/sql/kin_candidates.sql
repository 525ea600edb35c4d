-- The first reports that share a band with what is wanted; comparing all that share one would take the square of a story that
-- thousands carry.
WITH near AS (SELECT DISTINCT key FROM bands WHERE report IN (SELECT id FROM wanted)),
ranked AS (
  SELECT key, report, row_number() OVER (PARTITION BY key ORDER BY n) AS place
  FROM bands WHERE key IN (SELECT key FROM near)
)
SELECT DISTINCT least(a.report, b.report), greatest(a.report, b.report)
FROM ranked a JOIN ranked b ON b.key = a.key AND b.report <> a.report AND (a.place <= {first} OR b.place <= {first})
WHERE a.report IN (SELECT id FROM wanted)
ORDER BY ALL
