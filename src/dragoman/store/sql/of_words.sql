-- The report of the telling e has all the words.
e.n IN (
  SELECT report FROM postings WHERE term IN (SELECT unnest(search_terms(?)))
  GROUP BY report HAVING count(DISTINCT term) = len(list_distinct(search_terms(?)))
)
