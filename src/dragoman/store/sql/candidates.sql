SELECT DISTINCT least(a.item, b.item), greatest(a.item, b.item)
FROM keys a JOIN keys b ON b.key = a.key AND b.kind = a.kind AND b.item <> a.item
WHERE a.kind = '{kind}' AND a.item IN (SELECT id FROM wanted)
ORDER BY ALL
