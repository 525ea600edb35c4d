-- An event is as good as the best of its tellings.
found AS (
  SELECT h.place, h.day, coalesce(h.id, o.id) AS id, greatest(coalesce(h.score, o.score), coalesce(o.score, h.score)) AS score
  FROM ({heads}) h FULL JOIN (SELECT joined AS id, max(score) AS score FROM ({others}) GROUP BY joined) o ON o.id = h.id
)
