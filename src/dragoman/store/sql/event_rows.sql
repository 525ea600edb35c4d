SELECT e.id, e.head, e.event, e.mode, e.context, e.cameo, e.goldstein, e.quad_code, e.event_scale, e.status,
  e.attributed_to, e.first, e.last, e.precision, e.basis, e.trigger_start, e.trigger_end, e.trigger_text,
  e.sentence_start, e.sentence_end, e.sentence_text, e.date_start, e.date_end, e.date_text, e.place_text, e.place_start,
  e.place_end, e.place, e.geonameid, e.lat, e.lon, e.country, e.feature, e.confidence, e.why, e.report, e.report_date,
  r.title, r.source, r.url, e.added, e.withdrawn, e.parties, e.rowid
FROM events e JOIN reports r ON r.n = e.n WHERE e.rowid IN (SELECT unnest(?))
