SELECT p.name, p.code, p.sector, s.towards, s.stance, e.day, e.joined, s.report, s."start", s."end", s.text,
  e.sentence_start, e.sentence_end, e.sentence_text
FROM stances s JOIN statements e ON e.id = s.statement JOIN parties p ON p.item = e.id AND p.role = 'speaker'
WHERE {where} ORDER BY p.code, p.name, e.day, e.seq, e.pos, s."start" LIMIT {limit}
