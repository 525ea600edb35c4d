DELETE FROM keys WHERE kind = '{kind}' AND item IN (SELECT id FROM wanted)
