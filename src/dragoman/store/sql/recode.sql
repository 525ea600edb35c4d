-- Takes back what the reports of `incoming` that are not fresh said by older assertions; runs between keep.sql and load.sql.

UPDATE events SET withdrawn = i.added
  FROM incoming i WHERE events.report = i.r.report.id AND withdrawn IS NULL AND NOT i.fresh
  AND NOT list_contains(list_transform(i.r.events, lambda x: x.id), events.id);
UPDATE statements SET withdrawn = i.added
  FROM incoming i WHERE statements.report = i.r.report.id AND withdrawn IS NULL AND NOT i.fresh
  AND NOT list_contains(list_transform(i.r.statements, lambda x: x.id), statements.id);
DELETE FROM events USING incoming i
  WHERE events.report = i.r.report.id AND NOT i.fresh AND list_contains(list_transform(i.r.events, lambda x: x.id), events.id);
DELETE FROM statements USING incoming i
  WHERE statements.report = i.r.report.id AND NOT i.fresh AND list_contains(list_transform(i.r.statements, lambda x: x.id), statements.id);
DELETE FROM parties USING incoming i WHERE parties.report = i.r.report.id AND NOT i.fresh
  AND (list_contains(list_transform(i.r.events, lambda x: x.id), parties.item)
    OR list_contains(list_transform(i.r.statements, lambda x: x.id), parties.item));
DELETE FROM stances USING incoming i WHERE stances.report = i.r.report.id AND NOT i.fresh
  AND list_contains(list_transform(i.r.statements, lambda x: x.id), stances.statement);
DELETE FROM sentences USING incoming i WHERE sentences.report = i.r.report.id AND NOT i.fresh;
DELETE FROM actors USING incoming i WHERE actors.report = i.r.report.id AND NOT i.fresh;
DELETE FROM mentions USING incoming i WHERE mentions.report = i.r.report.id AND NOT i.fresh;
DELETE FROM instruments USING incoming i WHERE instruments.report = i.r.report.id AND NOT i.fresh;
DELETE FROM changes USING incoming i WHERE changes.report = i.r.report.id AND NOT i.fresh;
DELETE FROM orders USING incoming i WHERE orders.report = i.r.report.id AND NOT i.fresh;
DELETE FROM refusals USING incoming i WHERE refusals.report = i.r.report.id AND NOT i.fresh;
DELETE FROM reports WHERE id IN (SELECT id FROM earlier);
