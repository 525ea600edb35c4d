-- Events that no telling puts into one step of time.
, loose AS (SELECT *, coalesce(date_trunc('{step}', first) = date_trunc('{step}', last), false) AS sure FROM told),
open AS (
  SELECT joined, first, last, quad_code, status, event, trigger_text FROM loose WHERE shared IS NULL AND NOT sure
  UNION ALL
  SELECT joined, arg_min(first, seq), arg_min(last, seq), arg_min(quad_code, seq), arg_min(status, seq), arg_min(event, seq),
    arg_min(trigger_text, seq)
  FROM loose WHERE shared IS NOT NULL GROUP BY joined HAVING NOT bool_or(sure)
)
SELECT *, count(*) OVER () FROM open ORDER BY coalesce(last, first) DESC NULLS LAST, joined LIMIT {limit}
