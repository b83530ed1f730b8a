-- Form 3: one event, many reports. The rules decide which contacts and actions are accounts of one event; what they
-- decided is derived and may be worked out anew at any time. What people decided about it is only added.

ALTER TABLE record ADD COLUMN event INTEGER REFERENCES record (number);  -- derived: the first account of the record's
                                                                         -- event; NULL where the record stands alone
CREATE INDEX record_event ON record (event) WHERE event IS NOT NULL;
CREATE INDEX record_party_date ON record_party (party, kind, date_first, date_last);

CREATE TABLE decision (                                -- what people decided: numbered in one sequence with `correction`
  number INTEGER PRIMARY KEY,
  verb   TEXT NOT NULL CHECK (verb IN ('merge', 'split', 'undo')),
  undoes INTEGER REFERENCES decision (number),
  author TEXT NOT NULL,
  time   TEXT NOT NULL,
  reason TEXT,
  CHECK ((verb = 'undo') = (undoes IS NOT NULL))
) STRICT;

CREATE TABLE decision_account (                        -- a merge has one part, a split puts its parts asunder
  decision INTEGER NOT NULL REFERENCES decision (number),
  n        INTEGER NOT NULL,
  part     INTEGER NOT NULL,
  report   INTEGER NOT NULL REFERENCES report (number),
  imprint  TEXT NOT NULL,                              -- of the record, so that it holds in later versions too
  record   TEXT NOT NULL,                              -- id of the record at that time
  PRIMARY KEY (decision, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_account_imprint ON decision_account (report, imprint);

CREATE TABLE event_link (                              -- derived: why two records tell of one event
  record   INTEGER NOT NULL REFERENCES record (number),
  other    INTEGER NOT NULL REFERENCES record (number),
  score    REAL,                                       -- 0 to 1; NULL where a person decided
  why      TEXT NOT NULL,
  decision INTEGER REFERENCES decision (number),       -- NULL where the rules decided
  time     TEXT NOT NULL,                              -- when the later of the two was read, or the person decided
  PRIMARY KEY (record, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_link_other ON event_link (other);

CREATE TABLE event_pending (                           -- records of which it must be decided anew
  record INTEGER NOT NULL REFERENCES record (number),
  fields TEXT                                          -- as they were before they changed; NULL where they are new
) STRICT;

CREATE TABLE event_rules (                             -- by which rules it was decided last
  rules TEXT NOT NULL
) STRICT;

CREATE TRIGGER decision_is_kept BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END;
CREATE TRIGGER decision_account_is_kept BEFORE UPDATE ON decision_account
BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END;
CREATE TRIGGER decision_account_stays BEFORE DELETE ON decision_account
BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END;

CREATE VIEW events AS                                  -- events of which more than one account is known
SELECT 'ev-' || substr(f.id, instr(f.id, '-') + 1) AS id, f.kind, r.id AS record, p.path AS report, v.published
  FROM record AS r
  JOIN record AS f ON f.number = r.event
  JOIN reading AS g ON g.number = r.reading
  JOIN version AS v ON v.number = g.version
  JOIN report AS p ON p.number = v.report
 WHERE r.live = 1;

INSERT INTO event_pending (record) SELECT number FROM record WHERE live = 1 AND kind IN ('contact', 'action');
