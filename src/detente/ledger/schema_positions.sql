-- The view of positions with all fields of a position.

DROP VIEW positions;
CREATE VIEW positions AS
SELECT id, report, published, (SELECT group_concat(value, '; ') FROM json_each(fields, '$.party')) AS party,
       json_extract(fields, '$.holder') AS holder, json_extract(fields, '$.issue') AS issue,
       json_extract(fields, '$.stance') AS stance, json_extract(fields, '$.proposition') AS proposition,
       json_extract(fields, '$.value') AS value, json_extract(fields, '$.firmness') AS firmness,
       json_extract(fields, '$.by') AS "by", json_extract(fields, '$.date') AS date, evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'position';
