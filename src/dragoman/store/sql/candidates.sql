-- Tellings that share a key with what is wanted. Of what shares a key with many, only the first {first} are compared with all,
-- so that the work grows with the tellings and not with their square.
WITH near AS (SELECT DISTINCT key FROM keys WHERE kind = '{kind}' AND item IN (SELECT id FROM wanted)),
ranked AS (
  SELECT key, item, row_number() OVER (PARTITION BY key ORDER BY seq, pos) AS place
  FROM keys WHERE kind = '{kind}' AND key IN (SELECT key FROM near)
)
SELECT DISTINCT least(a.item, b.item), greatest(a.item, b.item)
FROM ranked a JOIN ranked b ON b.key = a.key AND b.item <> a.item AND (a.place <= {first} OR b.place <= {first})
WHERE a.item IN (SELECT id FROM wanted)
ORDER BY ALL
