SELECT DISTINCT k.item FROM keys k WHERE k.kind = '{kind}'
  AND k.item IN (SELECT id FROM {table} WHERE withdrawn IS NOT NULL OR seq > ?)
ORDER BY ALL
