SELECT id FROM {table} WHERE withdrawn IS NULL AND id IN (SELECT id FROM wanted)
