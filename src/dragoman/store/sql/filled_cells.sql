bounds AS (
  SELECT date_trunc('{span}', coalesce(CAST(? AS DATE), min({time}))) AS first, coalesce(CAST(? AS DATE), max({time})) AS last
  FROM seen
),
axis AS (
  SELECT CAST(unnest(generate_series(CAST(first AS TIMESTAMP), CAST(last AS TIMESTAMP), INTERVAL '{step}')) AS DATE) AS {time}
  FROM bounds
),
cells AS (
  SELECT {keys}, coalesce(events, 0) AS events, coalesce(reports, 0) AS reports,
    coalesce(independent, 0) AS independent, coalesce(tellings, 0) AS tellings, score, goldstein
  FROM axis CROSS JOIN ({groups}) LEFT JOIN seen USING ({keys})
)
