SELECT id, report, joined, seq, pos FROM {table} WHERE withdrawn IS NULL AND id IN (SELECT id FROM wanted) ORDER BY id
