"""Reports and records for the tests, and what a ledger file holds, for comparing."""

import sqlite3
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from detente.ledger import Ledger
from detente.records import (
    Action,
    Commitment,
    Contact,
    Evidence,
    Figure,
    Position,
    Record,
    Report,
    Statement,
)

TEXT = """MUSCAT — No deal at the port
“We will not withdraw from the harbour,” Lena Orban told reporters on Tuesday.
Her spokesman said that the talks go on 🤝 in Muscat next week.
The movement demands inspectors of a third country.
Two million people depend on the port, according to Tomáš Novák.
"""
READ = {"model": "1.0", "read_at": "2024-03-06T10:00:00Z"}


def span(text: str, words: str) -> Evidence:
    start = text.index(words)
    return Evidence(start=start, end=start + len(words), text=words)


def report(path: str = "a.txt", text: str = TEXT, **described: Any) -> Report:
    known = {"title": "No deal at the port", "published": "2024-03-05", "published_from": "metadata", **described}
    return Report(path=path, text=text, format="text", **known)


def statement(path: str = "a.txt", text: str = TEXT, **fields: Any) -> Statement:
    values = {"speaker": "Lena Orban", "party": "ABC", "mode": "direct", "cue": "told", "date": "2024-03-05", **fields}
    words = "“We will not withdraw from the harbour,” Lena Orban told reporters on Tuesday."
    content = span(text, "“We will not withdraw from the harbour,”")
    return Statement(report=path, evidence=[span(text, words)], content=[content], **values)


def records(path: str = "a.txt", text: str = TEXT) -> list[Record]:
    """One of each kind, and a second statement, in no order."""
    talks = [span(text, "the talks go on 🤝 in Muscat next week")]
    demand = [span(text, "The movement demands inspectors of a third country.")]
    people = [span(text, "Two million people depend on the port, according to Tomáš Novák.")]
    return [
        Figure(report=path, evidence=people, measure="population", value=2e6, unit="people", qualifier="about"),
        Position(report=path, evidence=demand, party="MOVEMENT", issue="port", stance="demands",
                 proposition="foreign inspectors", value=20.0, by="reporter"),
        Statement(report=path, evidence=people, speaker="Tomáš Novák", party="OBSERVER", mode="indirect",
                  cue="according to", date="2024-03"),
        Action(report=path, evidence=talks, type="CONSULT", source=["ABC", "MOVEMENT"], factuality="ongoing"),
        Contact(report=path, evidence=talks, form="talks", participants=["Lena Orban"], parties=["ABC", "MOVEMENT"],
                place="Muscat", status="planned", date="2024-03-11/2024-03-17"),
        Commitment(report=path, evidence=[*talks, *demand], obligor=["ABC"], what="to talk", due="2024-03-17",
                   status="agreed"),
        statement(path, text),
    ]  # fmt: skip


def fill(ledger: Ledger, path: str = "a.txt", text: str = TEXT, **described: Any) -> None:
    ledger.add(report(path, text, **described), records(path, text), **READ)


NUMBERS = {"number", "report", "version", "reading", "record", "duplicate_of", "event"}
"""They may differ between equal ledgers."""
_TABLES = {
    "version": "SELECT p.path, d.path, t.* FROM version AS t JOIN report AS p ON p.number = t.report"
    " LEFT JOIN report AS d ON d.number = t.duplicate_of",
    "reading": "SELECT p.path, v.n, t.* FROM reading AS t JOIN version AS v ON v.number = t.version"
    " JOIN report AS p ON p.number = v.report",
    "record": "SELECT p.path, v.n, g.n, t.* FROM record AS t JOIN reading AS g ON g.number = t.reading"
    " JOIN version AS v ON v.number = g.version JOIN report AS p ON p.number = v.report",
    "evidence": "SELECT r.id, v.n, g.n, t.* FROM evidence AS t JOIN record AS r ON r.number = t.record"
    " JOIN reading AS g ON g.number = r.reading JOIN version AS v ON v.number = g.version",
    "record_party": "SELECT r.id, t.* FROM record_party AS t JOIN record AS r ON r.number = t.record",
    "band": "SELECT p.path, v.n, t.* FROM band AS t JOIN version AS v ON v.number = t.version"
    " JOIN report AS p ON p.number = v.report",
    "correction": "SELECT t.record AS id, t.* FROM correction AS t",
}


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of all tables but for their numbers, with the paths and ids to which these lead."""
    database = sqlite3.connect(path)
    try:
        found = {}
        for table, sql in _TABLES.items():
            cursor = database.execute(sql)
            kept = [n for n, column in enumerate(cursor.description) if column[0] not in NUMBERS]
            found[table] = sorted((tuple(row[n] for n in kept) for row in cursor), key=repr)
        return found
    finally:
        database.close()


def sound(path: Path) -> bool:
    """Whether SQLite, the foreign keys and both full-text indexes find nothing wrong."""
    database = sqlite3.connect(path)
    try:
        for index in ("report_words", "evidence_words"):
            database.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        whole = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not database.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        database.close()


CHARACTERS = st.characters(exclude_categories=["Cs"])  # lone surrogates are no text
WORDS = st.text(CHARACTERS, max_size=12)
LINES = st.one_of(WORDS, st.sampled_from(["", "'", "=1+1", "'=1", "a;b", "\\", "\\0", ";", " x", "x\r\ny", "\0", "😀"]))
PARTIES = st.one_of(st.none(), LINES, st.lists(LINES, max_size=3))
TEXTS = st.text(st.one_of(CHARACTERS, st.sampled_from("😀\0\r\n\u2400\ue000\ue001e\u0301")), min_size=1, max_size=60)


@st.composite
def any_report(draw: st.DrawFn, path: str) -> tuple[Report, list[Record]]:
    """A report of any characters, with a few records anywhere in it."""
    text = draw(TEXTS)
    optional = st.one_of(st.none(), LINES)
    made = Report(
        path=path, text=text, format="text", title=draw(optional), outlet=draw(optional),
        published=draw(st.sampled_from([None, "2024", "2024-03", "2024-03-05", "soon"])),
    )  # fmt: skip
    found: list[Record] = []
    for _ in range(draw(st.integers(0, 3))):
        ends = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        where = [Evidence(start=ends[0], end=ends[1], text=text[ends[0] : ends[1]])]
        found.append(draw(st.one_of(
            st.builds(Statement, report=st.just(path), evidence=st.just(where), id=st.just(""), speaker=LINES,
                      party=PARTIES, mode=st.just("direct"), date=optional, content=st.sampled_from([[], where])),
            st.builds(Contact, report=st.just(path), evidence=st.just(where), id=st.just(""), form=st.just("call"),
                      participants=st.lists(LINES, max_size=3), parties=st.lists(LINES, max_size=3),
                      status=st.just("held"), initiative=PARTIES),
            st.builds(Figure, report=st.just(path), evidence=st.just(where), id=st.just(""),
                      measure=st.just("money"), value=st.floats(allow_nan=False, allow_infinity=False),
                      source=optional),
        )))  # fmt: skip
    return made, found
