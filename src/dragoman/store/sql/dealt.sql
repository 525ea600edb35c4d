-- A row for each actor and each recipient of a telling; what one does within itself is no tie.
, acting AS (SELECT *, unnest(actor_codes) AS actor FROM told),
dealt AS (
  SELECT * FROM (SELECT *, unnest(recipient_codes) AS recipient FROM acting)
  WHERE actor <> '' AND recipient <> '' AND actor <> recipient
)
