e.id IN (SELECT s.statement FROM stances s WHERE {where})
