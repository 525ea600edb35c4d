seen AS (
  SELECT {keys}, count(DISTINCT joined) AS events, count(DISTINCT report) AS reports, count(DISTINCT kin) AS independent,
    count(*) AS tellings, avg(event_scale) AS score, avg(goldstein) AS goldstein
  FROM {source} GROUP BY {keys}
),
