SELECT 'events', count(*) FROM events e JOIN reports r ON r.id = e.report
WHERE substring(r.text, e.trigger_start + 1, e.trigger_end - e.trigger_start) <> e.trigger_text
UNION ALL
SELECT 'statements', count(*) FROM statements e JOIN reports r ON r.id = e.report
WHERE substring(r.text, e.content_start + 1, e.content_end - e.content_start) <> e.content_text
UNION ALL
SELECT 'parties', count(*) FROM parties p JOIN reports r ON r.id = p.report
WHERE substring(r.text, p."start" + 1, p."end" - p."start") <> p.text
