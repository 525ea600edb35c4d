-- The tables of the index. All of it can be made again from the segments, so there are no migrations of it: an index with
-- another version than VERSION of schema.py is made anew.

CREATE TABLE meta (name VARCHAR, value VARCHAR);

-- One row for each time that a report was coded, or rejected, or that a person joined or split events.
CREATE TABLE assertions (
  seq BIGINT, kind VARCHAR, report VARCHAR, coder VARCHAR, added TIMESTAMP, events VARCHAR[], statements VARCHAR[]
);
-- Where each assertion lies in the segments.
CREATE TABLE lines (seq BIGINT, segment VARCHAR, "at" BIGINT, length BIGINT);
CREATE TABLE rejections (seq BIGINT, name VARCHAR, code VARCHAR, reason VARCHAR, added TIMESTAMP);
CREATE TABLE decisions (seq BIGINT, kind VARCHAR, items VARCHAR[], added TIMESTAMP);

-- What the newest assertion of each report says.
CREATE TABLE reports (
  n INTEGER, seq BIGINT, id VARCHAR, date DATE, title VARCHAR, source VARCHAR, url VARCHAR, language VARCHAR,
  text VARCHAR, body_start INTEGER, coder VARCHAR, added TIMESTAMP, kin VARCHAR, words INTEGER,
  events INTEGER, statements INTEGER
);
CREATE TABLE sentences (report VARCHAR, n INTEGER, "start" INTEGER, "end" INTEGER, text VARCHAR);
CREATE TABLE actors (
  report VARCHAR, id VARCHAR, name VARCHAR, kind VARCHAR, code VARCHAR, sector VARCHAR, other_sectors VARCHAR[],
  office VARCHAR, wikidata VARCHAR, members VARCHAR[]
);
CREATE TABLE mentions (report VARCHAR, actor VARCHAR, "start" INTEGER, "end" INTEGER, text VARCHAR, how VARCHAR);

-- Events and statements that newer assertions no longer make stay here, with the time from which they are withdrawn. A head
-- stands for all tellings that are joined to it; n is the number of the report; parties are those of the table of parties.
-- Among the codes stands of a party without one what it is called, with its sector.
CREATE TABLE events (
  seq BIGINT, pos INTEGER, report VARCHAR, id VARCHAR, joined VARCHAR, event VARCHAR, mode VARCHAR[], context VARCHAR[],
  cameo VARCHAR, goldstein DOUBLE, quad_code TINYINT, event_scale DOUBLE, status VARCHAR, attributed_to VARCHAR,
  trigger_start INTEGER, trigger_end INTEGER, trigger_text VARCHAR,
  mentions STRUCT("start" INTEGER, "end" INTEGER, text VARCHAR)[],
  sentence INTEGER, sentence_start INTEGER, sentence_end INTEGER, sentence_text VARCHAR,
  first DATE, last DATE, precision VARCHAR, basis VARCHAR, date_start INTEGER, date_end INTEGER, date_text VARCHAR,
  place_text VARCHAR, place_start INTEGER, place_end INTEGER, place VARCHAR, geonameid VARCHAR, lat DOUBLE, lon DOUBLE,
  country VARCHAR, feature VARCHAR, confidence DOUBLE, why VARCHAR, report_date DATE, day DATE,
  actor_codes VARCHAR[], recipient_codes VARCHAR[], added TIMESTAMP, withdrawn TIMESTAMP, n INTEGER, head BOOLEAN,
  parties STRUCT(role VARCHAR, actor VARCHAR, name VARCHAR, kind VARCHAR, code VARCHAR, sector VARCHAR, office VARCHAR,
    wikidata VARCHAR, "start" INTEGER, "end" INTEGER, text VARCHAR)[]
);
CREATE TABLE parties (
  report VARCHAR, item VARCHAR, role VARCHAR, pos INTEGER, actor VARCHAR, name VARCHAR, kind VARCHAR, code VARCHAR,
  sector VARCHAR, office VARCHAR, wikidata VARCHAR, text VARCHAR, "start" INTEGER, "end" INTEGER
);
CREATE TABLE statements (
  seq BIGINT, pos INTEGER, report VARCHAR, id VARCHAR, joined VARCHAR, kind VARCHAR,
  cue_start INTEGER, cue_end INTEGER, cue_text VARCHAR, content_start INTEGER, content_end INTEGER, content_text VARCHAR,
  quotes STRUCT("start" INTEGER, "end" INTEGER, text VARCHAR)[],
  medium_start INTEGER, medium_end INTEGER, medium_text VARCHAR,
  first DATE, last DATE, precision VARCHAR, basis VARCHAR, date_start INTEGER, date_end INTEGER, date_text VARCHAR,
  sentence INTEGER, sentence_start INTEGER, sentence_end INTEGER, sentence_text VARCHAR, report_date DATE, day DATE,
  actor_codes VARCHAR[], recipient_codes VARCHAR[], added TIMESTAMP, withdrawn TIMESTAMP, n INTEGER, head BOOLEAN,
  parties STRUCT(role VARCHAR, actor VARCHAR, name VARCHAR, kind VARCHAR, code VARCHAR, sector VARCHAR, office VARCHAR,
    wikidata VARCHAR, "start" INTEGER, "end" INTEGER, text VARCHAR)[]
);
CREATE TABLE stances (
  report VARCHAR, statement VARCHAR, towards VARCHAR, topic VARCHAR, stance VARCHAR, "start" INTEGER, "end" INTEGER,
  text VARCHAR
);
-- One row for each report that names an instrument; key brings the reports together.
CREATE TABLE instruments (
  seq BIGINT, report VARCHAR, id VARCHAR, key VARCHAR, name VARCHAR, kind VARCHAR, parties VARCHAR[], year INTEGER,
  status VARCHAR, mentions STRUCT("start" INTEGER, "end" INTEGER, text VARCHAR)[], report_date DATE, added TIMESTAMP
);
-- The date of a change is a day, a month or a year in ISO form, so that text orders it.
CREATE TABLE changes (
  report VARCHAR, instrument VARCHAR, key VARCHAR, change VARCHAR, "by" VARCHAR[], date VARCHAR, "start" INTEGER,
  "end" INTEGER, text VARCHAR, report_date DATE, sentence_start INTEGER, sentence_end INTEGER, sentence_text VARCHAR,
  added TIMESTAMP, pos INTEGER
);
CREATE TABLE orders (report VARCHAR, first VARCHAR, relation VARCHAR, second VARCHAR, "start" INTEGER, "end" INTEGER);
CREATE TABLE refusals (report VARCHAR, "start" INTEGER, "end" INTEGER, reason VARCHAR, detail VARCHAR);

-- Words of the reports for the ranked search: in which sentences of which assertions a word stands, and how often. A row
-- is of one word in the reports loaded together, so there are few; what an assertion that no longer counts says is passed
-- over when it is looked up.
CREATE TABLE postings (word UBIGINT, newest BIGINT, hits STRUCT(seq BIGINT, sentence INTEGER, often INTEGER)[]);

-- Which reports are near-duplicates or updates of which, and which tellings tell one event, with the scores.
CREATE TABLE sketches (report VARCHAR, date DATE, runs INTEGER, hashes BLOB);
CREATE TABLE bands (key UBIGINT, report VARCHAR, n INTEGER);
CREATE TABLE kin (a VARCHAR, b VARCHAR, relation VARCHAR, alike DOUBLE, held DOUBLE);
CREATE TABLE keys (kind VARCHAR, key UBIGINT, item VARCHAR, seq BIGINT, pos INTEGER);
CREATE TABLE pairs (kind VARCHAR, a VARCHAR, b VARCHAR, score DOUBLE, reasons VARCHAR[]);
-- Joined events and statements with more than one telling.
CREATE TABLE joined (
  kind VARCHAR, id VARCHAR, tellings INTEGER, reports INTEGER, independent INTEGER, first DATE, last DATE,
  precision VARCHAR, basis VARCHAR, day DATE, contradictions VARCHAR[]
);

-- Words as the search knows them: lower case without accents, endings of number and tense taken off.
CREATE MACRO bare_word(t) AS
  CASE
    WHEN len(t) > 5 AND ends_with(t, 'ies') THEN left(t, len(t) - 3) || 'y'
    WHEN len(t) > 6 AND ends_with(t, 'ing') THEN left(t, len(t) - 3)
    WHEN len(t) > 5 AND ends_with(t, 'ed') THEN left(t, len(t) - 2)
    WHEN len(t) > 4 AND ends_with(t, 'es') THEN left(t, len(t) - 2)
    WHEN len(t) > 3 AND ends_with(t, 's') AND NOT ends_with(t, 'ss') THEN left(t, len(t) - 1)
    WHEN len(t) > 4 AND ends_with(t, 'e') THEN left(t, len(t) - 1)
    ELSE t
  END;
CREATE MACRO search_terms(t) AS
  list_transform(regexp_extract_all(strip_accents(lower(t)), '[\p{L}\p{N}]+'), lambda x: bare_word(x));

-- What stands for the code of a party that has none: its name, in small letters where it is a description, and its sector.
CREATE MACRO without_code(name, sector, how) AS
  concat(CASE WHEN how = 'description' THEN lower(left(name, 1)) || substring(name, 2) ELSE name END, ' (' || sector || ')');

-- The number under which a word is looked up; it has to stay the same for the life of an index.
CREATE MACRO word_key(t) AS md5_number_lower(t);

-- One name for an instrument in all reports: its own name where it has one (two words with capitals, an acronym, a
-- number), else what it is with its parties and year, else what it is in that one report.
CREATE MACRO instrument_name(name) AS
  regexp_replace(regexp_replace(strip_accents(lower(name)), '^(the|a|an|its|their) ', ''), '[^\p{L}\p{N}]+', '-', 'g');
CREATE MACRO is_named(name) AS
  len(regexp_extract_all(name, '\b\p{Lu}')) >= 2 OR regexp_matches(name, '\p{Lu}{3}|[0-9]');
CREATE MACRO instrument_key(name, parties, year, report) AS
  CASE
    WHEN is_named(name) THEN instrument_name(name)
    WHEN len(parties) > 0 AND year IS NOT NULL
      THEN instrument_name(name) || '-' || lower(array_to_string(list_sort(parties), '-')) || '-' || year
    ELSE instrument_name(name) || '-' || report
  END;
