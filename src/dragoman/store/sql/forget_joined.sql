DELETE FROM joined WHERE kind = '{kind}' AND id IN (SELECT id FROM wanted)
