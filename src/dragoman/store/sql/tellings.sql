SELECT e.id, e.joined, g.reports, g.independent, CAST(g.added AS DATE), g.mentions
FROM events e JOIN (
  SELECT e.joined, count(DISTINCT e.report) AS reports, count(DISTINCT r.kin) AS independent, min(e.added) AS added,
    CAST(sum(1 + len(e.mentions)) AS INTEGER) AS mentions
  FROM events e JOIN reports r ON r.id = e.report WHERE e.withdrawn IS NULL GROUP BY e.joined
) g USING (joined)
WHERE e.withdrawn IS NULL ORDER BY e.id
