CASE
  WHEN len(recipient_codes) > 0 THEN flatten(list_transform(actor_codes, lambda a:
    list_transform(list_filter(recipient_codes, lambda r: r <> a), lambda r: a || '-' || r)))
  ELSE flatten(list_transform(actor_codes, lambda a:
    list_transform(list_filter(actor_codes, lambda b: b > a), lambda b: a || '-' || b)))
END AS dyads
