-- Puts the records of `incoming` into the index; statements end with a semicolon at the end of a line.

INSERT INTO reports
  SELECT i.n, i.seq, i.r.report.id, i.r.report.date, i.r.report.title, i.r.report.source, i.r.report.url,
    i.r.report."language", i.r.report.text, i.body_start, i.r.coder, coalesce(old.added, i.added),
    coalesce(old.kin, i.r.report.id), len(string_split_regex(trim(i.r.report.text), '\s+')),
    len(i.r.events), len(i.r.statements)
  FROM incoming i LEFT JOIN earlier old ON old.id = i.r.report.id;

CREATE TEMP TABLE said AS
  SELECT report, n - 1 AS n, s."start" AS "start", s."end" AS "end",
    substring(text, s."start" + 1, s."end" - s."start") AS text
  FROM (
    SELECT i.r.report.id AS report, i.r.report.text AS text, unnest(i.r.report.sentences) AS s,
      generate_subscripts(i.r.report.sentences, 1) AS n
    FROM incoming i
  );
INSERT INTO sentences SELECT report, n, "start", "end", text FROM said;

CREATE TEMP TABLE cast_ AS
  SELECT i.r.report.id AS report, unnest(i.r.actors) AS a FROM incoming i;
INSERT INTO actors
  SELECT report, a.id, a.name, a.kind, a.code, a.sector, a.other_sectors, a.office, a.wikidata, a.members FROM cast_;
INSERT INTO mentions
  SELECT report, actor, m."start", m."end", m.text, m.how
  FROM (SELECT report, a.id AS actor, unnest(a.mentions) AS m FROM cast_);

CREATE TEMP TABLE acts AS
  SELECT i.seq, i.n, i.added, i.r.report.id AS report, i.r.report.date AS report_date, unnest(i.r.events) AS e,
    generate_subscripts(i.r.events, 1) AS pos
  FROM incoming i;
CREATE TEMP TABLE sayings AS
  SELECT i.seq, i.n, i.added, i.r.report.id AS report, i.r.report.date AS report_date, i.r.report.text AS text,
    unnest(i.r.statements) AS s, generate_subscripts(i.r.statements, 1) AS pos
  FROM incoming i;
CREATE TEMP TABLE roles AS
  SELECT p.report, p.item, p.role, p.pos, p.x.id AS actor, c.a.name AS name, c.a.kind AS kind, p.x.code AS code,
    p.x.sector AS sector, c.a.office AS office, c.a.wikidata AS wikidata, p.x.entity_text AS text,
    p.x."start" AS "start", p.x."end" AS "end",
    CASE
      WHEN coalesce(p.x.code, '') <> '' THEN string_split(p.x.code, ';')
      ELSE [without_code(coalesce(c.a.name, p.x.entity_text), p.x.sector, c.a.mentions[1].how)]
    END AS codes
  FROM (
    SELECT report, e.id AS item, 'actor' AS role, unnest(e.actor) AS x, generate_subscripts(e.actor, 1) AS pos FROM acts
    UNION ALL
    SELECT report, e.id, 'recipient', unnest(e.recipient), generate_subscripts(e.recipient, 1) FROM acts
    UNION ALL
    SELECT report, s.id, 'speaker', unnest(s.speaker), generate_subscripts(s.speaker, 1) FROM sayings
    UNION ALL
    SELECT report, s.id, 'addressee', unnest(s.addressee), generate_subscripts(s.addressee, 1) FROM sayings
  ) p LEFT JOIN cast_ c ON c.report = p.report AND c.a.id = p.x.id;

INSERT INTO parties SELECT * EXCLUDE (codes) FROM roles;
CREATE TEMP TABLE sides AS
  SELECT item, list(struct_pack(role := role, actor := actor, name := name, kind := kind, code := code, sector := sector,
    office := office, wikidata := wikidata, "start" := "start", "end" := "end", text := text) ORDER BY role, pos) AS parties,
    list_distinct(flatten(list(codes) FILTER (role IN ('actor', 'speaker')))) AS doers,
    list_distinct(flatten(list(codes) FILTER (role IN ('recipient', 'addressee')))) AS others
  FROM roles GROUP BY item;

INSERT INTO events
  SELECT a.seq, a.pos, a.report, a.e.id, a.e.id, a.e.event, a.e.mode, a.e.context, a.e.cameo,
    a.e.goldstein, a.e.quad_code, a.e.event_scale, a.e.status, a.e.attributed_to,
    a.e.trigger."start", a.e.trigger."end", a.e.trigger.text, a.e.mentions, a.e.sentence, s."start", s."end", s.text,
    a.e.date.first, a.e.date.last, a.e.date.precision, a.e.date.basis, a.e.date."start", a.e.date."end", a.e.date.text,
    a.e.event_loc.extracted_place, a.e.event_loc."start", a.e.event_loc."end", a.e.event_loc.resolved_place,
    a.e.event_loc.geonameid, a.e.event_loc.lat, a.e.event_loc.lon, a.e.event_loc.country_code,
    a.e.event_loc.feature_code, a.e.confidence, a.e.why, a.report_date,
    coalesce(a.e.date.first, a.e.date.last, a.report_date),
    coalesce(x.doers, []), coalesce(x.others, []),
    coalesce(old.added, a.added), NULL, a.n, true, coalesce(x.parties, [])
  FROM acts a
  LEFT JOIN said s ON s.report = a.report AND s.n = a.e.sentence
  LEFT JOIN seen old ON old.id = a.e.id
  LEFT JOIN sides x ON x.item = a.e.id;

INSERT INTO statements
  SELECT a.seq, a.pos, a.report, a.s.id, a.s.id, a.s.kind, a.s.cue."start", a.s.cue."end", a.s.cue.text,
    a.s.content."start", a.s.content."end", a.s.content.text, a.s.quotes,
    a.s.medium."start", a.s.medium."end", a.s.medium.text,
    a.s.date.first, a.s.date.last, a.s.date.precision, a.s.date.basis, a.s.date."start", a.s.date."end", a.s.date.text,
    a.s.sentence, t."start", t."end", t.text, a.report_date,
    coalesce(a.s.date.first, a.s.date.last, a.report_date),
    coalesce(x.doers, []), coalesce(x.others, []),
    coalesce(old.added, a.added), NULL, a.n, true, coalesce(x.parties, [])
  FROM sayings a
  LEFT JOIN said t ON t.report = a.report AND t.n = a.s.sentence
  LEFT JOIN seen old ON old.id = a.s.id
  LEFT JOIN sides x ON x.item = a.s.id;
INSERT INTO stances
  SELECT report, statement, t.towards, lower(t.towards), t.stance, t."start", t."end",
    substring(text, t."start" + 1, t."end" - t."start")
  FROM (SELECT report, text, s.id AS statement, unnest(s.stance) AS t FROM sayings);

CREATE TEMP TABLE deeds AS
  SELECT i.seq, i.added, i.r.report.id AS report, i.r.report.date AS report_date, i.r.report.text AS text,
    unnest(i.r.instruments) AS d
  FROM incoming i;
INSERT INTO instruments
  SELECT seq, report, d.id, instrument_key(d.name, d.parties, d.year, report), d.name, d.kind, d.parties, d.year, d.status, d.mentions,
    report_date, added
  FROM deeds;
INSERT INTO changes
  SELECT c.report, c.instrument, c.key, c.c.change, c.c."by", c.c.date, c.c."start", c.c."end",
    substring(c.text, c.c."start" + 1, c.c."end" - c.c."start"), c.report_date, s."start", s."end", s.text, c.added, c.pos
  FROM (
    SELECT report, report_date, text, added, d.id AS instrument, instrument_key(d.name, d.parties, d.year, report) AS key,
      unnest(d.changes) AS c, generate_subscripts(d.changes, 1) AS pos
    FROM deeds
  ) c
  LEFT JOIN said s ON s.report = c.report AND c.c."start" >= s."start" AND c.c."start" < s."end";

INSERT INTO orders
  SELECT report, o.first, o.relation, o.second, o."start", o."end"
  FROM (SELECT i.r.report.id AS report, unnest(i.r."order") AS o FROM incoming i);
INSERT INTO refusals
  SELECT report, x."start", x."end", x.reason, x.detail
  FROM (SELECT i.r.report.id AS report, unnest(i.r.refusals) AS x FROM incoming i);

INSERT INTO postings
  SELECT word_key(term), max(seq), list(struct_pack(seq := seq, sentence := sentence, often := often))
  FROM (
    SELECT term, seq, sentence, CAST(count(*) AS INTEGER) AS often
    FROM (
      SELECT i.seq, s.n AS sentence, unnest(search_terms(s.text)) AS term
      FROM said s JOIN incoming i ON i.r.report.id = s.report
      UNION ALL
      SELECT seq, -1, unnest(search_terms(coalesce(r.report.title, ''))) FROM incoming
    ) GROUP BY ALL
  ) GROUP BY term;

INSERT INTO assertions
  SELECT seq, 'record', r.report.id, r.coder, added, list_transform(r.events, lambda x: x.id),
    list_transform(r.statements, lambda x: x.id)
  FROM incoming;

DROP TABLE seen;
DROP TABLE said;
DROP TABLE cast_;
DROP TABLE acts;
DROP TABLE sayings;
DROP TABLE deeds;
DROP TABLE earlier;
DROP TABLE roles;
DROP TABLE sides;
