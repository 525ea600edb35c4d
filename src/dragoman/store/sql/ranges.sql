-- Events that no telling gives a day for.
SELECT joined, arg_min(first, seq), arg_min(last, seq), arg_min(quad_code, seq), arg_min(status, seq),
  arg_min(event || ' “' || trigger_text || '”', seq), count(*) OVER ()
FROM events e WHERE {where} GROUP BY joined HAVING bool_and(precision <> 'day')
ORDER BY coalesce(arg_min(last, seq), arg_min(first, seq)) DESC NULLS LAST, joined LIMIT {limit}
