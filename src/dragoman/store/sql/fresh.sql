SELECT id FROM {table} WHERE seq > ? AND withdrawn IS NULL ORDER BY seq, pos
