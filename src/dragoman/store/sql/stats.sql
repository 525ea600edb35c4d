SELECT (SELECT count(*) FROM reports), (SELECT count(DISTINCT kin) FROM reports), (SELECT count(*) FROM assertions),
  (SELECT count(*) FROM rejections), (SELECT count(*) FROM events WHERE withdrawn IS NULL AND id = joined),
  (SELECT count(*) FROM events WHERE withdrawn IS NULL),
  (SELECT count(*) FROM statements WHERE withdrawn IS NULL AND id = joined),
  (SELECT count(*) FROM (SELECT DISTINCT name, code FROM parties)), (SELECT count(DISTINCT key) FROM instruments),
  (SELECT min(date) FROM reports), (SELECT max(date) FROM reports),
  (SELECT list(DISTINCT coder ORDER BY coder) FROM assertions), (SELECT CAST(value AS BIGINT) FROM meta WHERE name = 'last')
