SELECT DISTINCT joined FROM {table} WHERE withdrawn IS NULL AND report IN (SELECT id FROM wanted)
