found AS (SELECT id, place, day, score FROM ({matching}))
