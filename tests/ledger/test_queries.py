"""What may be asked of a ledger, and what comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import UsageError
from detente.ledger import Ledger, queries
from detente.ledger.search import search

from .samples import READ, TEXT, fill, report, statement


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("queries") / "ledger.db"
    with Ledger.open(path, create=True) as opened:
        fill(opened, "b.txt", published="2024-05")
        fill(opened, "c.txt", published=None)
        fill(opened, "a.txt")
        old = statement("old.txt", speaker="Recep Erdoğan", party=["XYZ", "ABC"], date=None)
        opened.add(report("old.txt", published="2010-01-02"), [old], **READ)
        yield opened


def found(ledger: Ledger, **filters: object) -> list[str]:
    return [f"{s.report[:-4]} {s.speaker.split()[-1]}" for s in queries.statements(ledger, **filters)]  # type: ignore[arg-type]


def test_order_is_by_publication_then_place_undated_last(ledger: Ledger) -> None:
    assert found(ledger) == ["old Erdoğan", "a Orban", "a Novák", "b Orban", "b Novák", "c Orban", "c Novák"]
    assert found(ledger, limit=2) == ["old Erdoğan", "a Orban"]
    assert found(ledger, limit=0) == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"party": "xyz"}, ["old Erdoğan"]),
        ({"party": "ABC", "report": "a.txt"}, ["a Orban"]),
        ({"party": "NONE"}, []),
        ({"speaker": "erdogan"}, ["old Erdoğan"]),
        ({"speaker": "NOVAK", "report": "b"}, ["b Novák"]),
        ({"speaker": "Orb"}, []),
        ({"since": "2024-03-31", "report": "a"}, ["a Novák"]),
        ({"until": "2023"}, ["old Erdoğan"]),
        ({"since": "2010-01", "until": "2010-01-02"}, ["old Erdoğan"]),
        ({"since": "2010-01-03", "until": "2011"}, []),
        ({"text": "depends", "as_of": "2024-03-05"}, ["a Novák"]),
        ({"text": '"harbour withdraw"'}, []),
        ({"text": "HARBOUR withdraw*", "report": "c.txt"}, ["c Orban"]),
        ({"as_of": "2024-03-04"}, ["old Erdoğan"]),
        ({"as_of": "2024-05-30", "party": "OBSERVER"}, ["a Novák"]),
        ({"as_of": "2024-05", "party": "OBSERVER", "since": "2024", "speaker": "novák"}, ["a Novák", "b Novák"]),
    ],
)
def test_filters(ledger: Ledger, filters: dict[str, str], expected: list[str]) -> None:
    assert found(ledger, **filters) == expected


@pytest.mark.parametrize(
    "filters",
    [{"since": "Tuesday"}, {"until": "2015-13"}, {"as_of": ""}, {"report": "d.txt"}, {"text": "—"}, {"speaker": " "},
     {"limit": -1}],
)  # fmt: skip
def test_filters_that_cannot_be_read(ledger: Ledger, filters: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        found(ledger, **filters)


def test_all_kinds(ledger: Ledger) -> None:
    assert [r.kind for r in queries.records(ledger, report="a")] == [
        "statement", "action", "commitment", "contact", "position", "figure", "statement",
    ]  # fmt: skip
    assert [r.kind for r in queries.records(ledger, "contact", party="MOVEMENT", since="2024-03-17", report="a")]
    assert len(queries.records(ledger, party="MOVEMENT")) == 9
    assert queries.records(ledger, "position", speaker="anyone") == []
    with pytest.raises(UsageError, match="the kinds are statement, contact"):
        queries.records(ledger, "statements")


def test_counts_and_reports(ledger: Ledger) -> None:
    counts = queries.counts(ledger)
    assert (counts.reports, counts.records["statement"], counts.records["figure"]) == (4, 7, 3)
    assert (counts.first_published, counts.last_published) == ("2010-01-02", "2024-05-31")
    assert [entry.path for entry in queries.reports(ledger)] == ["old.txt", "a.txt", "b.txt", "c.txt"]
    assert [entry.records for entry in queries.reports(ledger, as_of="2024-04")] == [1, 7]


def test_search_gives_the_places_of_the_words(ledger: Ledger) -> None:
    hits = search(ledger, "talk muscat", as_of="2024-03-05")
    hit = next(hit for hit in hits if hit.report == "a.txt")
    assert [TEXT[start:end] for start, end in hit.marks] == ["talks", "Muscat"]
    assert hit.text == TEXT[hit.start : hit.end] and "🤝" in hit.text and "\n" not in hit.text
    assert {ledger.record(name).kind for name in hit.records} == {"action", "contact", "commitment"}
    assert len(search(ledger, "port")) == 4 and len(search(ledger, "port", limit=1)) == 1
    assert search(ledger, "nowhere") == []


@settings(max_examples=200, deadline=None)
@given(st.text(st.one_of(st.characters(), st.sampled_from('"*():^-+{}\0 ANDORNOT')), max_size=15))
def test_nothing_typed_breaks_the_search(ledger: Ledger, words: str) -> None:
    try:
        search(ledger, words)
        queries.statements(ledger, text=words, speaker=words, party=words)
    except UsageError:
        assert True


def test_a_text_with_the_marks_of_the_search_gives_no_wrong_places(tmp_path: Path) -> None:
    text = "\ue000\ue001 the port \ue001\ue000" + TEXT
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(report("a.txt", text), [], **READ)
        assert [hit.marks for hit in search(ledger, "harbour")] == [[]]


def test_long_lines_are_cut_at_words(tmp_path: Path) -> None:
    text = "long words " * 500 + "the peculiar harbour " + "long words " * 500
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        ledger.add(report("a.txt", text), [], **READ)
        (hit,) = search(ledger, "peculiar")
        assert hit.text.startswith(("long", "words")) and hit.text.endswith(("long", "words"))
        assert len(hit.text) < 500 and [text[a:b] for a, b in hit.marks] == ["peculiar"]
