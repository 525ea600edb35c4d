-- BM25 over the reports that have every word searched (`scored`), and how much of the search stands in each sentence (`near`).
WITH q AS (SELECT DISTINCT word_key(unnest(search_terms(?))) AS word),
hits AS (
  SELECT p.word, r.n, p.hit.sentence AS sentence, p.hit.often AS often, r.words
  FROM (SELECT word, unnest(hits) AS hit FROM postings WHERE word IN (SELECT word FROM q)) p
  JOIN reports r ON r.seq = p.hit.seq
),
per AS (SELECT word, n, sum(often)::DOUBLE AS often, any_value(words) AS words FROM hits GROUP BY word, n),
rare AS (
  SELECT word, ln(1 + ((SELECT count(*) FROM reports) - count(*) + 0.5) / (count(*) + 0.5)) AS weight
  FROM per GROUP BY word
),
scored AS (
  SELECT per.n, sum(rare.weight * per.often * 2.2 / (per.often + 1.2 * (0.25 + 0.75 * per.words / w.usual))) AS score
  FROM per JOIN rare USING (word) CROSS JOIN (SELECT avg(words) AS usual FROM reports) w
  GROUP BY per.n HAVING count(*) = (SELECT count(*) FROM q)
),
near AS (
  SELECT h.n, h.sentence, sum(rare.weight) AS score FROM hits h JOIN rare USING (word) JOIN scored USING (n) GROUP BY h.n, h.sentence
),
