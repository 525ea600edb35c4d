-- A row for each actor and each recipient of a telling; what one does within itself is no tie, and only codes are drawn: they have
-- three letters.
, acting AS (SELECT *, unnest(actor_codes) AS actor FROM told),
dealt AS (
  SELECT * FROM (SELECT *, unnest(recipient_codes) AS recipient FROM acting)
  WHERE len(actor) = 3 AND len(recipient) = 3 AND actor <> recipient
)
