-- The most reported instruments first; details only of those that are shown.
WITH shown AS (
  SELECT i.key, count(DISTINCT i.report) AS reports FROM instruments i WHERE {where}
  GROUP BY i.key HAVING {beyond} ORDER BY -count(DISTINCT i.report), i.key LIMIT {limit}
),
latest AS (
  SELECT key, arg_max(change, (coalesce(date, ''), report_date, report, pos)) AS change, max(date) AS since
  FROM changes WHERE key IN (SELECT key FROM shown) GROUP BY key
)
SELECT i.key, arg_min(i.name, (-len(i.name), i.name)),
  list_sort(list_distinct(flatten(list(list_transform(i.mentions, lambda m: m.text))))), mode(i.kind ORDER BY i.kind),
  list_sort(list_distinct(flatten(list(i.parties)))), min(i.year), any_value(c.change), any_value(c.since),
  any_value(s.reports),
  list(struct_pack(report := i.report, m := i.mentions[1]) ORDER BY i.report_date, i.report)[:3]
FROM instruments i JOIN shown s USING (key) LEFT JOIN latest c USING (key) WHERE {where}
GROUP BY i.key ORDER BY -any_value(s.reports), i.key
