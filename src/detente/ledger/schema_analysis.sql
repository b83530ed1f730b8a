-- Indexes for what the analysis asks of many records at once: they hold all its columns, so that no record is fetched.

CREATE INDEX record_position ON record (
  published, reading, id, date_first, date_last, confidence, imprint, speaker,
  json_extract(coalesce(now, fields), '$.party'), json_extract(coalesce(now, fields), '$.value'),
  json_extract(coalesce(now, fields), '$.issue'), json_extract(coalesce(now, fields), '$.by'),
  json_extract(coalesce(now, fields), '$.stance')) WHERE live = 1 AND kind = 'position';
CREATE INDEX record_due ON record (
  coalesce(json_extract(coalesce(now, fields), '$.due_new'), json_extract(coalesce(now, fields), '$.due')),
  published) WHERE live = 1 AND kind = 'commitment';
