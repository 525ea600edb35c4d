-- The sentence of the telling e names the instrument.
(e.report, e.sentence_start) IN (
  SELECT (i.report, t."start") FROM instruments i JOIN sentences t ON t.report = i.report
  WHERE {named} AND len(list_filter(i.mentions, lambda m: m."start" >= t."start" AND m."start" < t."end")) > 0
)
