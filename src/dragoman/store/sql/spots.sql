-- Events by place and class; joined tellings count once. What has no place on the map comes as one row without one.
WITH placed AS (
  SELECT e.joined, e.quad_code,
    CASE WHEN e.lat IS NULL OR e.lon IS NULL THEN NULL ELSE coalesce(e.place, e.place_text) END AS name,
    CASE WHEN e.lat IS NULL OR e.lon IS NULL THEN NULL ELSE e.geonameid END AS geonameid, e.country, e.lat, e.lon
  FROM events e WHERE {where}
)
SELECT name, geonameid, any_value(country), any_value(lat), any_value(lon), count(DISTINCT joined) AS n,
  count(DISTINCT joined) FILTER (quad_code = 1), count(DISTINCT joined) FILTER (quad_code = 2),
  count(DISTINCT joined) FILTER (quad_code = 3), count(DISTINCT joined) FILTER (quad_code = 4)
FROM (SELECT joined, quad_code, name, geonameid, country, CASE WHEN name IS NULL THEN NULL ELSE lat END AS lat,
  CASE WHEN name IS NULL THEN NULL ELSE lon END AS lon FROM placed)
GROUP BY name, geonameid ORDER BY n DESC, name, geonameid
