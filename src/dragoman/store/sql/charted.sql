-- The tellings that a drawing counts. Almost all events have one telling; only where there are several, `shared` says of
-- which event this is one, and must be counted once: count(*) - count(shared) + count(DISTINCT shared).
WITH told AS (
  SELECT j.id AS shared, e.joined, e.seq, e.quad_code, e.status, e.event_scale AS score, e.day, e.first, e.last{columns}
  FROM events e LEFT JOIN joined j ON j.kind = 'event' AND j.id = e.joined WHERE {where}
)
