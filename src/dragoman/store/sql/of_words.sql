-- The report of the telling e has all the words.
e.n IN (
  SELECT r.n FROM (
    SELECT word, unnest(hits).seq AS seq FROM postings
    WHERE word IN (SELECT word_key(unnest(search_terms(?))))
  ) p JOIN reports r ON r.seq = p.seq
  GROUP BY r.n HAVING count(DISTINCT p.word) = len(list_distinct(search_terms(?)))
)
