SELECT l.seq, l.segment, l."at", l.length, r.body_start FROM reports r JOIN lines l ON l.seq = r.seq
WHERE r.id IN (SELECT unnest(?)) ORDER BY r.date, r.id
