-- All that is in a pair, or was in a group, with what is wanted.
SELECT a FROM pairs WHERE kind = '{kind}' AND b IN (SELECT id FROM wanted)
UNION SELECT b FROM pairs WHERE kind = '{kind}' AND a IN (SELECT id FROM wanted)
UNION SELECT id FROM {table} WHERE joined IN (SELECT joined FROM {table} WHERE id IN (SELECT id FROM wanted))
