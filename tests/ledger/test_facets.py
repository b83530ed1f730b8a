"""Searching the records: words and filters together, counts beside each choice, pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import UsageError
from detente.ledger import Ledger, corrections
from detente.ledger.facets import Found, Wanted, find
from detente.records import KINDS

from .samples import READ, fill, report, statement


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("facets") / "ledger.db"
    with Ledger.open(path, create=True) as opened:
        fill(opened, "a.txt", outlet="Valley Courier")
        fill(opened, "b.txt", published="2024-05-01", outlet="Harbour Post")
        old = statement("old.txt", speaker="Recep Erdoğan", party=["XYZ", "ABC"], date=None)
        opened.add(report("old.txt", published="2010-01-02"), [old], **READ)
        yield opened


def counts(found: Found, facet: str) -> dict[str, int]:
    return {choice.value: choice.count for choice in found.facets[facet]}


def test_without_words_all_records_are_found_and_each_facet_counts_them(ledger: Ledger) -> None:
    found = find(ledger, Wanted())
    assert found.total == 15 and len(found.matches) == 15
    assert counts(found, "kind") == {
        "statement": 5, "figure": 2, "position": 2, "action": 2, "contact": 2, "commitment": 2,
    }  # fmt: skip
    assert counts(found, "party") == {"ABC": 9, "MOVEMENT": 6, "OBSERVER": 2, "XYZ": 1}
    assert counts(found, "issue") == {"port": 2}
    assert counts(found, "outlet") == {"Harbour Post": 7, "Valley Courier": 7, "": 1}
    assert counts(found, "year") == {"2010": 1, "2024": 14}
    assert "month" not in found.facets


def test_a_choice_is_counted_under_the_other_filters_not_its_own(ledger: Ledger) -> None:
    found = find(ledger, Wanted(kinds=("contact",), outlets=("Harbour Post",)))
    assert found.total == 1
    assert counts(found, "outlet") == {"Harbour Post": 1, "Valley Courier": 1}
    assert counts(found, "kind")["statement"] == 2
    assert [choice.value for choice in found.facets["kind"] if choice.chosen] == ["contact"]


def test_what_a_choice_promises_is_what_a_click_finds(ledger: Ledger) -> None:
    fields = {"kind": "kinds", "party": "parties", "issue": "issues", "outlet": "outlets"}
    for words in ("", "harbour", "port*"):
        for facet, choices in find(ledger, Wanted(words, date="2024")).facets.items():
            for choice in choices:
                chosen = {"date": choice.value} if facet in ("year", "month") else {
                    fields[facet]: (choice.value,), "date": "2024",
                }  # fmt: skip
                assert find(ledger, Wanted(words, **chosen)).total == choice.count  # type: ignore[arg-type]


def test_words_are_marked_where_they_stand(ledger: Ledger) -> None:
    [match] = find(ledger, Wanted("talk muscat", kinds=("contact",), outlets=("Valley Courier",))).matches
    piece = match.record.evidence[0].text
    assert [piece[start:end] for start, end in match.marks[0]] == ["talks", "Muscat"]
    assert (match.title, match.outlet, match.published) == ("No deal at the port", "Valley Courier", "2024-03-05")


def test_a_record_with_several_pieces_has_its_marks_in_each(ledger: Ledger) -> None:
    match = find(ledger, Wanted("inspectors weeks", kinds=("commitment",))).matches[0]
    found = [
        [piece.text[start:end] for start, end in marks]
        for piece, marks in zip(match.record.evidence, match.marks, strict=True)
    ]
    assert found == [["week"], ["inspectors"]]


def test_one_year_is_told_by_its_months_and_a_record_is_filed_where_its_date_begins(ledger: Ledger) -> None:
    found = find(ledger, Wanted(date="2024", kinds=("contact", "statement")))
    assert counts(found, "month") == {"2024-03": 6}
    assert counts(found, "year") == {"2010": 1, "2024": 6}
    [january] = find(ledger, Wanted(date="2010-01")).matches
    assert january.record.report == "old.txt"


def test_pages_follow_each_other_without_gap_or_overlap(ledger: Ledger) -> None:
    for order in ("best", "newest", "oldest"):
        whole = [m.record.id for m in find(ledger, Wanted("port*"), order=order).matches]  # type: ignore[arg-type]
        pages = [
            m.record.id for offset in range(0, len(whole), 2)
            for m in find(ledger, Wanted("port*"), order=order, limit=2, offset=offset).matches  # type: ignore[arg-type]
        ]  # fmt: skip
        assert pages == whole and len(whole) == 4
    assert find(ledger, Wanted(), offset=99).matches == ()


def test_newest_and_oldest_go_by_the_day(ledger: Ledger) -> None:
    assert find(ledger, Wanted(), order="oldest", limit=1).matches[0].record.report == "old.txt"
    assert find(ledger, Wanted(), order="newest").matches[-1].record.report == "old.txt"


def test_as_of_a_day_later_reports_are_neither_found_nor_counted(ledger: Ledger) -> None:
    found = find(ledger, Wanted(as_of="2024-04"))
    assert found.total == 8
    assert "Harbour Post" not in counts(found, "outlet")


def test_what_is_rejected_is_not_found_and_what_is_corrected_is_found_as_corrected(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.db", create=True) as own:
        fill(own)
        [contact] = find(own, Wanted(kinds=("contact",))).matches
        [position] = find(own, Wanted(kinds=("position",))).matches
        corrections.reject(own, contact.record.id, "me", READ["read_at"])
        corrections.correct(own, position.record.id, {"issue": "sea", "party": "ABC"}, "me", READ["read_at"])
        found = find(own, Wanted(issues=("sea",), parties=("abc",)))
        assert found.total == 1 and found.matches[0].standing == "corrected"
        assert counts(find(own, Wanted()), "kind").get("contact") is None
        assert counts(find(own, Wanted()), "issue") == {"sea": 1}


@pytest.mark.parametrize(
    ("wanted", "asked", "says"),
    [
        (Wanted(kinds=("meeting",)), {}, "kinds are statement"),
        (Wanted(date="soon"), {}, "no date"),
        (Wanted(as_of="2024-13"), {}, "no date"),
        (Wanted("?!"), {}, "no word"),
        (Wanted(), {"order": "random"}, "orders are best"),
        (Wanted(), {"limit": -1}, "0 or more"),
        (Wanted(), {"offset": -5}, "0 or more"),
    ],
)
def test_what_cannot_be_is_said(ledger: Ledger, wanted: Wanted, asked: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        find(ledger, wanted, **asked)  # type: ignore[arg-type]


ODD = st.text(max_size=8)


@settings(max_examples=60, deadline=None)
@given(words=ODD, party=ODD, issue=ODD, outlet=ODD, kind=st.sampled_from(list(KINDS)))
def test_any_words_in_any_filter_give_an_answer_or_a_clear_refusal(
    ledger: Ledger, words: str, party: str, issue: str, outlet: str, kind: str
) -> None:
    wanted = Wanted(words, (kind,), (party,), (issue,), (outlet,))
    try:
        assert find(ledger, wanted).total <= 15
    except UsageError as error:
        assert "no word" in str(error)
