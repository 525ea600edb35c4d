-- One row for all matching tellings of an event: the one that stands for it where that matches, else another.
found AS (
  SELECT joined AS id, arg_min(place, (id <> joined, id)) AS place, min(day) AS day, max(score) AS score
  FROM ({matching}) GROUP BY joined
)
