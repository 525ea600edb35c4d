-- Almost all events have one telling, so those that stand for themselves are looked at directly and only the tellings that
-- are joined to another are brought to it.
found AS (
  SELECT e.id, e.id AS telling, e.day, 0::DOUBLE AS score FROM {table} e
  WHERE e.id = e.joined AND (({where})
    OR e.id IN (SELECT e.joined FROM {table} e WHERE e.id <> e.joined AND {where}))
)
