-- Form 5: actions and commitments that show where a party stands on an issue have it as positions do, and positions
-- tell whether they are told by words or by a deed.

DROP INDEX record_position;
CREATE INDEX record_position ON record (
  published, reading, id, date_first, date_last, confidence, imprint, speaker,
  json_extract(coalesce(now, fields), '$.party'), json_extract(coalesce(now, fields), '$.value'),
  json_extract(coalesce(now, fields), '$.issue'), json_extract(coalesce(now, fields), '$.by'),
  json_extract(coalesce(now, fields), '$.stance'), json_extract(coalesce(now, fields), '$.how'))
  WHERE live = 1 AND kind = 'position';

CREATE INDEX record_deed ON record (published, json_extract(coalesce(now, fields), '$.issue'))
  WHERE live = 1 AND kind IN ('action', 'commitment') AND json_extract(coalesce(now, fields), '$.issue') IS NOT NULL;

-- Reports of a month or a year, which an answer as of a day within it must leave out.
CREATE INDEX version_under_way ON version (published_last) WHERE newest = 1 AND published_first <> published_last;

DROP VIEW actions;
CREATE VIEW actions AS
SELECT id, report, published, json_extract(fields, '$.type') AS type, json_extract(fields, '$.mode') AS mode,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.source')) AS source,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.target')) AS target,
       json_extract(fields, '$.date') AS date, json_extract(fields, '$.place') AS place,
       json_extract(fields, '$.factuality') AS factuality, json_extract(fields, '$.issue') AS issue,
       json_extract(fields, '$.value') AS value, evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'action';

DROP VIEW commitments;
CREATE VIEW commitments AS
SELECT id, report, published, (SELECT group_concat(value, '; ') FROM json_each(fields, '$.obligor')) AS obligor,
       json_extract(fields, '$.what') AS what, json_extract(fields, '$.due') AS due,
       json_extract(fields, '$.due_new') AS due_new, json_extract(fields, '$.condition') AS condition,
       json_extract(fields, '$.status') AS status, json_extract(fields, '$.by') AS "by",
       json_extract(fields, '$.issue') AS issue, json_extract(fields, '$.value') AS value,
       evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'commitment';

DROP VIEW positions;
CREATE VIEW positions AS
SELECT id, report, published, (SELECT group_concat(value, '; ') FROM json_each(fields, '$.party')) AS party,
       json_extract(fields, '$.holder') AS holder, json_extract(fields, '$.issue') AS issue,
       json_extract(fields, '$.stance') AS stance, json_extract(fields, '$.proposition') AS proposition,
       json_extract(fields, '$.value') AS value, json_extract(fields, '$.firmness') AS firmness,
       json_extract(fields, '$.by') AS "by", json_extract(fields, '$.date') AS date,
       coalesce(json_extract(fields, '$.how'), 'said') AS how, evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'position';
