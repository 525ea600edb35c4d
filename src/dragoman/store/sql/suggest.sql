-- Names with a word that begins so, the most reported first.
WITH named AS (
  SELECT 'actor' AS kind, name AS id, name, code, report FROM actors
  UNION ALL SELECT 'instrument', key, name, NULL, report FROM instruments
  UNION ALL SELECT 'place', place, place, country, report FROM events WHERE place IS NOT NULL AND withdrawn IS NULL
)
SELECT kind, id, any_value(name), code, count(DISTINCT report) AS reports FROM named
WHERE starts_with(lower(strip_accents(name)), ?) OR contains(lower(strip_accents(name)), ?)
GROUP BY kind, id, code ORDER BY reports DESC, kind, id LIMIT {limit}
