SELECT id, seq, pos FROM {table} WHERE id IN (SELECT id FROM wanted)
