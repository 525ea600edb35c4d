SELECT e.id, e.head, e.kind, e.cue_start, e.cue_end, e.cue_text, e.content_start, e.content_end, e.content_text,
  e.quotes, e.medium_start, e.medium_end, e.medium_text, e.first, e.last, e.precision, e.basis, e.sentence_start,
  e.sentence_end, e.sentence_text, e.report, e.report_date, r.title, r.source, r.url, e.added, e.withdrawn, e.parties, e.rowid
FROM statements e JOIN reports r ON r.n = e.n WHERE e.rowid IN (SELECT unnest(?))
