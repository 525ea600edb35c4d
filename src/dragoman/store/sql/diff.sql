WITH told AS (
  SELECT joined AS id, count(DISTINCT report) FILTER (added < ? AND (withdrawn IS NULL OR withdrawn >= ?)) AS old,
    count(DISTINCT report) FILTER (added < ? AND (withdrawn IS NULL OR withdrawn >= ?)) AS new,
    min(added) AS added, max(withdrawn) AS withdrawn, arg_min(id, (id <> joined, id)) AS telling, max(added) AS latest
  FROM events e WHERE {where} GROUP BY joined
)
SELECT CASE WHEN t.old = 0 THEN 'added' WHEN t.new = 0 THEN 'withdrawn' ELSE 'more-reports' END AS change, t.id,
  CASE WHEN t.old = 0 THEN t.added WHEN t.new = 0 THEN t.withdrawn ELSE t.latest END AS moment,
  concat_ws(' ', nullif(array_to_string(e.actor_codes, '+'), ''), e.event, nullif(array_to_string(e.recipient_codes, '+'), '')), t.old, t.new,
  e.report, e.trigger_start, e.trigger_end, e.trigger_text
FROM told t JOIN events e ON e.id = t.telling
WHERE (t.old = 0) <> (t.new = 0) OR t.new > t.old
ORDER BY moment, t.id LIMIT {limit}
