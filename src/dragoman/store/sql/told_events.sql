SELECT e.id, e.report, e.event, e.mode, e.status, e.first, e.last, e.basis, e.report_date, e.geonameid, e.country, e.lat,
  e.lon, e.feature, search_terms(e.sentence_text), search_terms(concat_ws(' ', e.place_text, e.date_text, p.texts)),
  p.parties, search_terms(e.trigger_text)
FROM events e JOIN (
  SELECT item, string_agg(concat_ws(' ', text, name), ' ' ORDER BY role, pos) AS texts,
    list(struct_pack(role := role, code := coalesce(code, ''), name := coalesce(name, text), kind := coalesce(kind, ''))
      ORDER BY role, pos) AS parties
  FROM parties WHERE item IN (SELECT id FROM wanted) GROUP BY item
) p ON p.item = e.id
WHERE e.id IN (SELECT id FROM wanted)
