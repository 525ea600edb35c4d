-- What has no date is told as background, so it stands before what has one; within a report changes go in the order of its
-- record. The order is that of instruments.sql.
SELECT key, change, "by", date, report, "start", "end", text, sentence_start, sentence_end, sentence_text, report_date
FROM changes WHERE key IN (SELECT i.key FROM instruments i WHERE {where})
ORDER BY coalesce(date, ''), report_date, report, pos
