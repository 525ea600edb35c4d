-- Almost all events have one telling, so those that stand for themselves are looked at directly, and of the tellings that are
-- joined to another only the groups are added. The first rows of both hold the first rows of all; a group in both is one row.
-- What is materialized is not asked again for each group.
others AS MATERIALIZED (SELECT DISTINCT joined FROM ({others})),
found AS (
  SELECT max(place) AS place, day, id, max(score) AS score
  FROM (
    (SELECT place, day, id, score FROM ({heads}) {page})
    UNION ALL
    (SELECT NULL, day, id, 0 FROM (
      SELECT j.day, j.id FROM joined j JOIN others o ON o.joined = j.id WHERE j.kind = '{kind}'
    ) {page})
  ) GROUP BY day, id
)
