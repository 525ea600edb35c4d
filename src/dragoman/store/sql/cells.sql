WITH step0 AS (
  SELECT e.*, r.source, r.kin{dyads} FROM events e JOIN reports r ON r.id = e.report WHERE {where}
),
