SELECT e.id, e.report, e.kind, e.first, e.last, e.basis, e.report_date, search_terms(e.content_text),
  search_terms(array_to_string(list_transform(e.quotes, lambda q: q.text), ' ')), p.parties
FROM statements e JOIN (
  SELECT item, list(struct_pack(role := role, code := coalesce(code, ''), name := coalesce(name, text),
    kind := coalesce(kind, '')) ORDER BY role, pos) AS parties
  FROM parties WHERE item IN (SELECT id FROM wanted) AND role = 'speaker' GROUP BY item
) p ON p.item = e.id
WHERE e.id IN (SELECT id FROM wanted)
