SELECT p.name, p.code, mode(p.kind ORDER BY p.kind), mode(p.sector ORDER BY p.sector), mode(p.office ORDER BY p.office),
  any_value(p.wikidata), count(DISTINCT p.report) AS reports, count(*) FILTER (p.role = 'actor'),
  count(*) FILTER (p.role = 'recipient'), count(*) FILTER (p.role = 'speaker'),
  list(struct_pack(report := p.report, s := p."start", e := p."end", t := p.text) ORDER BY p.report, p."start")[:3]
FROM parties p WHERE {where} GROUP BY p.name, p.code HAVING {beyond}
ORDER BY -count(DISTINCT p.report), p.name || ' ' || coalesce(p.code, '') LIMIT {limit}
