SELECT id, date, substring(text, body_start + 1), n FROM reports WHERE id IN (SELECT id FROM wanted) ORDER BY n
