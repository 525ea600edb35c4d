-- Notes of the reports of `incoming` that are coded anew what outlives the coding: when a report and each event was first
-- added. `incoming` has seq, n, body_start, added, fresh and the parsed record r, at most one of a report.

CREATE TEMP TABLE seen AS
  SELECT id, any_value(added) AS added FROM (
    SELECT id, added FROM events WHERE report IN (SELECT r.report.id FROM incoming WHERE NOT fresh)
    UNION ALL
    SELECT id, added FROM statements WHERE report IN (SELECT r.report.id FROM incoming WHERE NOT fresh)
  ) GROUP BY id;
CREATE TEMP TABLE earlier AS
  SELECT id, added, kin FROM reports WHERE id IN (SELECT r.report.id FROM incoming WHERE NOT fresh);
