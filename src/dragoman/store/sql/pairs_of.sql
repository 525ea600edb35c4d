SELECT a, b, score FROM pairs WHERE kind = '{kind}' AND (a IN (SELECT id FROM wanted) OR b IN (SELECT id FROM wanted))
ORDER BY a, b
