-- Events by place and class. What has no place on the map comes as one row without one.
, placed AS (
  SELECT *, lat IS NULL OR lon IS NULL AS lost, CASE WHEN lost THEN NULL ELSE coalesce(place, place_text) END AS name,
    CASE WHEN lost THEN NULL ELSE geonameid END AS id
  FROM told
)
SELECT name, id, any_value(country), any_value(lat), any_value(lon), count(*) - count(shared) + count(DISTINCT shared) AS events,
  {quads}
FROM placed GROUP BY name, id ORDER BY events DESC, name, id
