SELECT DISTINCT least(a.report, b.report), greatest(a.report, b.report)
FROM bands a JOIN bands b ON b.key = a.key AND b.report <> a.report
WHERE a.report IN (SELECT id FROM wanted)
ORDER BY ALL
