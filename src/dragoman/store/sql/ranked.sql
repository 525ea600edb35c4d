-- BM25 over the reports that have every word searched (`scored`), and how much of the search stands in each sentence (`near`).
WITH q AS (SELECT DISTINCT unnest(search_terms(?)) AS term),
hits AS (SELECT p.term, p.report, p.sentence, p.often FROM postings p WHERE p.term IN (SELECT term FROM q)),
per AS (SELECT term, report, sum(often)::DOUBLE AS often FROM hits GROUP BY term, report),
rare AS (
  SELECT term, ln(1 + ((SELECT count(*) FROM reports) - count(*) + 0.5) / (count(*) + 0.5)) AS weight
  FROM per GROUP BY term
),
scored AS (
  SELECT per.report AS n, any_value(r.id) AS report,
    sum(rare.weight * per.often * 2.2 / (per.often + 1.2 * (0.25 + 0.75 * r.words / w.usual))) AS score
  FROM per JOIN rare USING (term) JOIN reports r ON r.n = per.report
    CROSS JOIN (SELECT avg(words) AS usual FROM reports) w
  GROUP BY per.report HAVING count(DISTINCT per.term) = (SELECT count(*) FROM q)
),
near AS (SELECT h.report AS n, h.sentence, sum(rare.weight) AS score FROM hits h JOIN rare USING (term) GROUP BY ALL),
