-- The ledger, form 1. What was read is never overwritten: versions, readings, records and corrections are only added.
-- Offsets are Unicode code points. `published_first` … are the first and last day that an EDTF date may mean.
-- Columns marked "derived" repeat what the corrections and dates say, so that filters need no more than an index.

CREATE TABLE report (
  number INTEGER PRIMARY KEY,
  path   TEXT NOT NULL UNIQUE                          -- its name in the dossier
) STRICT;

CREATE TABLE version (                                 -- a text, with what is known of it; a changed report gets a new one
  number          INTEGER PRIMARY KEY,
  report          INTEGER NOT NULL REFERENCES report (number),
  n               INTEGER NOT NULL CHECK (n >= 1),
  newest          INTEGER NOT NULL CHECK (newest IN (0, 1)),
  digest          TEXT NOT NULL,                       -- SHA-256 of the text
  title           TEXT,
  outlet          TEXT,
  author          TEXT,
  address         TEXT,
  language        TEXT NOT NULL,
  format          TEXT NOT NULL,
  published       TEXT,
  published_from  TEXT,
  published_first TEXT,                                -- derived
  published_last  TEXT,                                -- derived
  duplicate_of    INTEGER REFERENCES report (number),  -- the report of which this is a copy
  signature       BLOB,                                -- MinHash of the text, 32-bit numbers
  nuls            TEXT,                                -- offsets of NUL characters, shown as U+2400 in `text`
  text            TEXT NOT NULL,                       -- last, so that the other columns are read without it
  UNIQUE (report, n)
) STRICT;
CREATE UNIQUE INDEX version_newest ON version (report) WHERE newest = 1;
CREATE INDEX version_published ON version (published_first) WHERE newest = 1;

CREATE TABLE band (                                    -- parts of the signatures: copies share at least one
  hash    INTEGER NOT NULL,
  version INTEGER NOT NULL REFERENCES version (number),
  PRIMARY KEY (hash, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (                                 -- one pass of the readers over a version
  number     INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL REFERENCES version (number),
  n          INTEGER NOT NULL CHECK (n >= 1),
  superseded INTEGER NOT NULL CHECK (superseded IN (0, 1)),
  program    TEXT NOT NULL,
  model      TEXT NOT NULL,
  read_at    TEXT NOT NULL,
  in_part    INTEGER NOT NULL CHECK (in_part IN (0, 1)),
  UNIQUE (version, n)
) STRICT;

CREATE TABLE record (
  number     INTEGER PRIMARY KEY,
  reading    INTEGER NOT NULL REFERENCES reading (number),
  n          INTEGER NOT NULL,                         -- its place in the order of the text
  id         TEXT NOT NULL,
  kind       TEXT NOT NULL,
  reader     TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  fields     TEXT NOT NULL CHECK (json_valid(fields)), -- as read
  imprint    TEXT NOT NULL,                            -- the same for the same record in another version of the report
  now        TEXT CHECK (now IS NULL OR json_valid(now)),  -- derived: the fields as corrected; NULL where as read
  standing   TEXT NOT NULL CHECK (standing IN ('read', 'accepted', 'corrected', 'rejected')),  -- derived
  live       INTEGER NOT NULL CHECK (live IN (0, 1)),  -- derived: newest version, newest reading, not rejected
  speaker    TEXT,                                     -- derived: speaker of a statement, holder of a position
  published  TEXT NOT NULL,                            -- derived: first day of the report's date; 9999-12-31 where unknown
  date_first TEXT,                                     -- derived: of the record's date, else of the report's
  date_last  TEXT,                                     -- derived
  UNIQUE (reading, n),
  UNIQUE (reading, id)
) STRICT;
CREATE INDEX record_id ON record (id);
CREATE INDEX record_order ON record (kind, published, date_first, date_last) WHERE live = 1;
CREATE INDEX record_speaker ON record (speaker, kind, published) WHERE live = 1 AND speaker IS NOT NULL;

CREATE TABLE record_party (                            -- derived: the parties of the live records
  party      TEXT NOT NULL,
  kind       TEXT NOT NULL,
  published  TEXT NOT NULL,
  record     INTEGER NOT NULL REFERENCES record (number),
  date_first TEXT,
  date_last  TEXT,
  PRIMARY KEY (party, kind, published, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_party_record ON record_party (record);

CREATE TABLE evidence (                                -- the words themselves are in the version's text
  record INTEGER NOT NULL REFERENCES record (number),
  role   TEXT NOT NULL CHECK (role IN ('evidence', 'content')),
  n      INTEGER NOT NULL,
  start  INTEGER NOT NULL CHECK (start >= 0),
  "end"  INTEGER NOT NULL CHECK ("end" >= start),
  PRIMARY KEY (record, role, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE correction (                              -- what people changed, in the order in which they did
  number  INTEGER PRIMARY KEY,
  report  INTEGER NOT NULL REFERENCES report (number),
  imprint TEXT NOT NULL,                               -- of the record, so that it holds in later versions too
  record  TEXT NOT NULL,                               -- id of the record that was corrected
  verb    TEXT NOT NULL CHECK (verb IN ('accept', 'correct', 'reject', 'merge', 'split', 'undo')),
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  author  TEXT NOT NULL,
  time    TEXT NOT NULL,
  reason  TEXT
) STRICT;
CREATE INDEX correction_imprint ON correction (report, imprint);

CREATE TRIGGER correction_is_kept BEFORE UPDATE ON correction
BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER correction_stays BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'corrections are only added'); END;
CREATE TRIGGER record_is_kept BEFORE UPDATE OF reading, n, id, kind, reader, confidence, fields, imprint ON record
BEGIN SELECT RAISE(ABORT, 'what was read is never overwritten'); END;
CREATE TRIGGER version_is_kept BEFORE UPDATE OF report, n, digest, text, nuls ON version
BEGIN SELECT RAISE(ABORT, 'a text is never overwritten'); END;

CREATE VIEW evidence_text AS                           -- the words of each record
SELECT r.number AS number,
       (SELECT group_concat(words, ' … ')
          FROM (SELECT substr(v.text, e.start + 1, e."end" - e.start) AS words
                  FROM evidence AS e WHERE e.record = r.number AND e.role = 'evidence' ORDER BY e.n)) AS text
  FROM record AS r JOIN reading AS g ON g.number = r.reading JOIN version AS v ON v.number = g.version;

CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text, content = 'version', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE evidence_words USING fts5 (
  text, content = 'evidence_text', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2');

-- Views for any tool that opens SQLite files: newest versions, corrections applied.

CREATE VIEW reports AS
SELECT p.path, v.title, v.outlet, v.author, v.address, v.language, v.format, v.published,
       v.published_from, v.n AS version, d.path AS duplicate_of, g.in_part, g.read_at, g.program, g.model,
       (SELECT count(*) FROM record AS r WHERE r.reading = g.number AND r.live = 1) AS records, v.text
  FROM report AS p
  JOIN version AS v ON v.report = p.number AND v.newest = 1
  JOIN reading AS g ON g.version = v.number AND g.superseded = 0
  LEFT JOIN report AS d ON d.number = v.duplicate_of;

CREATE VIEW live_record AS
SELECT r.number, r.id, r.kind, p.path AS report, v.published, coalesce(r.now, r.fields) AS fields,
       r.standing, r.reader, r.confidence, w.text AS evidence
  FROM record AS r
  JOIN reading AS g ON g.number = r.reading
  JOIN version AS v ON v.number = g.version
  JOIN report AS p ON p.number = v.report
  JOIN evidence_text AS w ON w.number = r.number
 WHERE r.live = 1;

CREATE VIEW statements AS
SELECT id, report, published, json_extract(fields, '$.speaker') AS speaker,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.party')) AS party,
       json_extract(fields, '$.mode') AS mode, json_extract(fields, '$.cue') AS cue,
       json_extract(fields, '$.addressee') AS addressee, json_extract(fields, '$.date') AS date,
       json_extract(fields, '$.forecast') AS forecast, evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'statement';

CREATE VIEW contacts AS
SELECT id, report, published, json_extract(fields, '$.form') AS form,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.participants')) AS participants,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.parties')) AS parties,
       json_extract(fields, '$.date') AS date, json_extract(fields, '$.place') AS place,
       json_extract(fields, '$.status') AS status,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.initiative')) AS initiative,
       json_extract(fields, '$.duration') AS duration, json_extract(fields, '$.condition') AS condition,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.topics')) AS topics,
       evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'contact';

CREATE VIEW positions AS
SELECT id, report, published, (SELECT group_concat(value, '; ') FROM json_each(fields, '$.party')) AS party,
       json_extract(fields, '$.holder') AS holder, json_extract(fields, '$.issue') AS issue,
       json_extract(fields, '$.stance') AS stance, json_extract(fields, '$.proposition') AS proposition,
       json_extract(fields, '$.value') AS value, json_extract(fields, '$.by') AS "by",
       json_extract(fields, '$.date') AS date, evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'position';

CREATE VIEW actions AS
SELECT id, report, published, json_extract(fields, '$.type') AS type, json_extract(fields, '$.mode') AS mode,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.source')) AS source,
       (SELECT group_concat(value, '; ') FROM json_each(fields, '$.target')) AS target,
       json_extract(fields, '$.date') AS date, json_extract(fields, '$.place') AS place,
       json_extract(fields, '$.factuality') AS factuality, evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'action';

CREATE VIEW commitments AS
SELECT id, report, published, (SELECT group_concat(value, '; ') FROM json_each(fields, '$.obligor')) AS obligor,
       json_extract(fields, '$.what') AS what, json_extract(fields, '$.due') AS due,
       json_extract(fields, '$.due_new') AS due_new, json_extract(fields, '$.condition') AS condition,
       json_extract(fields, '$.status') AS status, json_extract(fields, '$.by') AS "by",
       evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'commitment';

CREATE VIEW figures AS
SELECT id, report, published, json_extract(fields, '$.measure') AS measure,
       json_extract(fields, '$.value') AS value, json_extract(fields, '$.unit') AS unit,
       json_extract(fields, '$.subject') AS subject, json_extract(fields, '$.qualifier') AS qualifier,
       json_extract(fields, '$.as_of') AS as_of, json_extract(fields, '$.source') AS source,
       evidence, standing, reader, confidence
  FROM live_record WHERE kind = 'figure';
