SELECT actor, recipient, quad_code, count(*) - count(shared) + count(DISTINCT shared) AS events, avg(score),
  count(*) OVER ()
FROM dealt GROUP BY actor, recipient, quad_code ORDER BY events DESC, actor, recipient, quad_code LIMIT {limit}
