found AS (SELECT id, id AS telling, day, score FROM ({matching}))
