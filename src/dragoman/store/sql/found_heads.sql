-- Almost all events have one telling, so those that stand for themselves are looked at directly, and only the tellings that
-- are joined to another are brought to it. The first rows of both hold the first rows of all.
found AS (
  (SELECT place, day, id, score FROM ({heads}) {page}) UNION ALL (SELECT place, day, id, score FROM ({others}) {page})
)
