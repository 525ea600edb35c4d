-- Tellings that share a key with what is wanted. Of what shares a key with many, only the first {first} are compared with all,
-- so that the work grows with the tellings and not with their square. What is new and stands before what is wanted was
-- compared before. There may be millions of pairs, so they are kept in a table, which takes to the disk what is too much.
CREATE OR REPLACE TEMP TABLE candidates AS
WITH near AS (SELECT DISTINCT key FROM keys WHERE kind = '{kind}' AND item IN (SELECT id FROM wanted)),
ranked AS (
  SELECT key, item, seq, pos, row_number() OVER (PARTITION BY key ORDER BY seq, pos) AS place
  FROM keys WHERE kind = '{kind}' AND key IN (SELECT key FROM near)
)
SELECT DISTINCT least(a.item, b.item) AS a, greatest(a.item, b.item) AS b
FROM ranked a JOIN ranked b ON b.key = a.key AND b.item <> a.item AND (a.place <= {first} OR b.place <= {first})
WHERE a.item IN (SELECT id FROM wanted) AND NOT (b.seq > $since AND (b.seq < $seq OR b.seq = $seq AND b.pos < $pos))
ORDER BY ALL
