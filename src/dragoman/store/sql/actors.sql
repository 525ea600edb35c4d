-- The most reported actors first; details only of those that are shown.
WITH shown AS (
  SELECT p.name, p.code, count(DISTINCT p.report) AS reports FROM parties p WHERE {where}
  GROUP BY p.name, p.code HAVING {beyond}
  ORDER BY -count(DISTINCT p.report), p.name || ' ' || coalesce(p.code, '') LIMIT {limit}
)
SELECT p.name, p.code, mode(p.kind ORDER BY p.kind), mode(p.sector ORDER BY p.sector), mode(p.office ORDER BY p.office),
  any_value(p.wikidata), any_value(s.reports) AS reports, count(*) FILTER (p.role = 'actor'),
  count(*) FILTER (p.role = 'recipient'), count(*) FILTER (p.role = 'speaker'),
  min((p.report, p."start", p."end", p.text), 3)
FROM parties p JOIN shown s ON s.name = p.name AND s.code IS NOT DISTINCT FROM p.code WHERE {where}
GROUP BY p.name, p.code ORDER BY -any_value(s.reports), p.name || ' ' || coalesce(p.code, '')
