-- The tellings of groups, for what they have in common.
SELECT e.joined, e.id, e.report, r.kin, e.first, e.last, e.precision, e.basis, {status}, (
    SELECT list_sort(list_distinct(list(coalesce(nullif(p.code, ''), p.name)))) FROM parties p
    WHERE p.item = e.id AND p.role IN ('actor', 'speaker')
  ), e.report_date
FROM {table} e JOIN reports r ON r.id = e.report
WHERE e.withdrawn IS NULL AND e.joined IN (SELECT id FROM wanted)
ORDER BY e.joined, e.seq, e.pos
