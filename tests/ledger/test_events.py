"""Which accounts are taken for one event, and which are not: a false merge is worse than a missed one."""

from typing import Any

import pytest

from detente.ledger.events import Comparison, Link, events, links
from detente.ledger.telling import Telling, facts_of, persons, stems

from .tellings import SENTENCE


def contact(number: int, *parties: str, published: str | None = "2024-03-06", words: str = SENTENCE, report: str = "",
            **fields: Any) -> Telling:  # fmt: skip
    values = {"form": "meeting", "status": "held", "parties": list(parties), "participants": [], **fields}
    return _telling(number, "contact", values, published, words, report)


def action(number: int, root: str, source: Any, target: Any = None, published: str | None = "2024-03-06",
           words: str = SENTENCE, report: str = "", **fields: Any) -> Telling:  # fmt: skip
    values = {"type": root, "source": source, "target": target, "factuality": "happened", **fields}
    return _telling(number, "action", values, published, words, report)


def _telling(number: int, kind: str, values: dict[str, Any], published: str | None, words: str, report: str) -> Telling:
    path = report or f"{number}.txt"
    facts = facts_of(kind, values, published)
    return Telling(number, f"{kind[:2]}-{number:03}", path, (published or "9999", path, number), facts, words)


def merged(*tellings: Telling, together: dict[tuple[int, int], Link] | None = None,
           apart: set[tuple[int, int]] | None = None) -> list[list[int]]:  # fmt: skip
    """The numbers of the records of each event, for records in whatever order."""
    outcomes = []
    for given in (tellings, tellings[::-1]):
        comparison = Comparison()
        found = events({t.number: t for t in given}, links(given, comparison), together or {}, apart or set(),
                       comparison)  # fmt: skip
        outcomes.append(sorted(sorted(member.number for member in event.members) for event in found))
    assert outcomes[0] == outcomes[1]
    return outcomes[0]


ONE, TWO = [[1, 2]], [[1], [2]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"date": "2024-03-05"}, {"date": "2024-03-05"}, ONE),
        ({"date": "2024-03-05"}, {"date": "2024-03-04"}, TWO),
        ({"date": "2024-03-05", "form": "call"}, {"date": "2024-03-05", "form": "call"}, ONE),
        ({"date": "2024-03-05", "form": "call"}, {"date": "2024-03-06", "form": "call"}, TWO),
        ({"date": "2024-03-05", "form": "call"}, {"date": "2024-03-05"}, TWO),
        ({"date": "2024-03-05", "form": "visit"}, {"date": "2024-03-05", "form": "talks"}, ONE),
        ({"date": "2024-03-05", "place": "Geneva"}, {"date": "2024-03-05", "place": "Switzerland"}, ONE),
        ({"date": "2024-03-05", "place": "Geneva"}, {"date": "2024-03-05", "place": "Vienna"}, TWO),
        ({"date": "2024-03-05", "status": "planned"}, {"date": "2024-03-05", "status": "held"}, ONE),
        ({"date": "2024-03-04/2024-03-06"}, {"date": "2024-03-05", "place": "Geneva"}, ONE),
        ({"date": "2024-03", "place": "Geneva"}, {"date": "2024-03-05", "place": "Geneva"}, ONE),
        ({"date": "2024-03"}, {"date": "2024-03-05"}, TWO),
        ({"date": "2024"}, {"date": "2024-03-05"}, TWO),
        ({}, {"date": "2024-03-05", "place": "Geneva"}, TWO),
        ({"place": "Geneva"}, {"date": "2024-03-05", "place": "Geneva"}, ONE),
        ({"place": "Geneva"}, {"date": "2024-02-05", "place": "Geneva"}, TWO),
        ({}, {}, TWO),
        ({"date": "in spring"}, {"date": "in spring"}, TWO),
    ],
)
def test_contacts_of_the_same_parties(first: dict[str, str], second: dict[str, str], expected: list[list[int]]) -> None:
    one = contact(1, "AAA", "BBB", words="x", **first)
    assert merged(one, contact(2, "BBB", "AAA", words="y", **second)) == expected


DAY: dict[str, Any] = {"date": "2024-03-05"}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["AAA", "BBB"], ["AAA", "CCC"], TWO),
        (["AAA", "BBB"], ["AAA", "BBB", "UN"], ONE),
        (["AAA", "BBB"], ["AAA", "BBB", "CCC", "DDD"], TWO),
        (["AAA"], ["BBB", "CCC"], TWO),
        (["AAA"], ["AAA", "CCC"], TWO),
    ],
)
def test_parties_of_one_day(first: list[str], second: list[str], expected: list[list[int]]) -> None:
    assert merged(contact(1, *first, words="x", **DAY), contact(2, *second, words="y", **DAY)) == expected


def test_other_people_are_another_meeting() -> None:
    ministers = ["Anna Kolb", "Ivan Petrov"]
    first = contact(1, "AAA", "BBB", participants=ministers, **DAY)
    assert merged(first, contact(2, "AAA", "BBB", participants=["Jan Maly", "Omar Said"], **DAY)) == TWO
    assert merged(first, contact(2, "AAA", "BBB", participants=["Mr. Petrov", "A. Kolb"], **DAY)) == ONE
    assert merged(first, contact(2, "AAA", "BBB", participants=["Foreign Ministry", "United States"], **DAY)) == ONE


def test_one_known_side_needs_a_name_in_common() -> None:
    called = {"form": "call", **DAY}
    one = contact(1, "TUR", participants=["Recep Tayyip Erdogan"], **called)
    both = contact(2, "TUR", "USA", participants=["Erdogan", "Recep Tayyip Erdogan", "Jane Roe"], **called)
    assert merged(one, both) == ONE
    another = contact(3, "TUR", "RUS", participants=["Recep Tayyip Erdogan", "Ivan Petrov"], **called)
    assert merged(one, both, another) == [[1], [2], [3]]  # it may be the one as well as the other


def test_records_of_one_report_stay_apart() -> None:
    twice = [contact(n, "AAA", "BBB", report="a.txt", **DAY) for n in (1, 2)]
    assert merged(*twice) == TWO
    assert len(merged(*twice, contact(3, "AAA", "BBB", **DAY))) == 2


def test_a_chain_does_not_join_two_days() -> None:
    first = contact(1, "AAA", "BBB", date="2024-03-05", place="Geneva")
    vague = contact(2, "AAA", "BBB", date="2024-03", place="Geneva")
    last = contact(3, "AAA", "BBB", date="2024-03-19", place="Geneva")
    assert merged(first, vague) == ONE
    assert merged(first, vague, last) == [[1], [2], [3]]
    named = contact(3, "AAA", "BBB", date="2024-03-19", place="Geneva", participants=["Anna Kolb", "Ivan Petrov"])
    sure = contact(2, "AAA", "BBB", date="2024-03", place="Geneva", participants=["Anna Kolb", "Ivan Petrov"])
    assert merged(first, sure, named) == [[1], [2, 3]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("SANCTION", "AAA", "BBB"), ("SANCTION", "AAA", "BBB"), ONE),
        (("SANCTION", "AAA", "BBB"), ("SANCTION", "AAA", "CCC"), TWO),
        (("SANCTION", "AAA", "BBB"), ("SANCTION", "BBB", "AAA"), TWO),
        (("SANCTION", "AAA", "BBB"), ("COERCE", "AAA", "BBB"), TWO),
        (("SANCTION", "AAA", "BBB"), ("SANCTION", "AAA", None), TWO),
        (("AGREE", ["AAA", "BBB"], ["AAA", "BBB"]), ("AGREE", ["BBB", "AAA"], ["AAA", "BBB"]), ONE),
        (("ACCUSE", "AAA", "BBB"), ("ACCUSE", "AAA", "BBB"), TWO),
        (("CONSULT", "AAA", "BBB"), ("CONSULT", "AAA", "BBB"), TWO),
    ],
)
def test_actions_of_one_day(first: tuple[Any, ...], second: tuple[Any, ...], expected: list[list[int]]) -> None:
    alike = {"mode": "same", **DAY}
    assert merged(action(1, *first, words="x", **alike), action(2, *second, words="y", **alike)) == expected


def test_actions_of_other_modes_and_days_are_others() -> None:
    def both(first: dict[str, str], second: dict[str, str]) -> list[list[int]]:
        one = action(1, "RETREAT", "AAA", "BBB", words="x", **first)
        return merged(one, action(2, "RETREAT", "AAA", "BBB", words="y", **second))

    assert both({"date": "2024-03-05", "mode": "withdraw"}, {"date": "2024-03-05", "mode": "release"}) == TWO
    assert both({"date": "2024-03-05", "mode": "withdraw"}, {"date": "2024-03-06", "mode": "withdraw"}) == TWO
    told = {"date": "2024-03-05", "mode": "withdraw"}
    assert both({**told, "factuality": "denied"}, {**told, "factuality": "happened"}) == ONE


def test_actions_without_a_day_need_words_in_common() -> None:
    words = "Columns of tanks crossed the Orlova bridge towards the railway junction."
    near = {"mode": "withdraw", "words": words}
    first = action(1, "RETREAT", "AAA", "BBB", **near)
    assert merged(first, action(2, "RETREAT", "AAA", "BBB", published="2024-03-07", **near)) == ONE
    assert merged(first, action(2, "RETREAT", "AAA", "BBB", published="2024-03-17", **near)) == TWO
    assert merged(first, action(2, "RETREAT", "AAA", "BBB", mode="withdraw", words="They left the harbour.")) == TWO
    assert merged(first, action(2, "RETREAT", "AAA", "BBB", published=None, **near)) == TWO


def test_what_people_decided_holds_whatever_the_rules_say() -> None:
    by_hand = {(1, 2): Link(None, "merged by hand", 1)}
    first, second = contact(1, "AAA", "BBB", date="2024-03-05"), contact(2, "CCC", "DDD", date="2023")
    assert merged(first, second, together=by_hand) == ONE
    same = contact(2, "AAA", "BBB", date="2024-03-05")
    assert merged(first, same) == ONE
    assert merged(first, same, apart={(1, 2)}) == TWO
    third = contact(3, "AAA", "BBB", date="2024-03-05")
    assert merged(first, same, third, apart={(1, 2)}) in ([[1, 3], [2]], [[1], [2, 3]])


def test_the_reasons_are_told_in_words() -> None:
    comparison = Comparison()
    first = contact(1, "RUS", "USA", place="Sochi", participants=["Sergei Lavrov"], **DAY)
    second = contact(2, "USA", "RUS", place="Russia", participants=["Sergey Lavrov"], form="talks", **DAY)
    link = comparison.link(first, second)
    assert link is not None and link.score is not None and 0.5 <= link.score <= 1
    for part in ("RUS, USA", "2024-03-05", "meeting and talks", "Russia and Sochi", "Lavrov named in both"):
        assert part in link.why
    assert comparison.link(second, first) == link == Comparison().link(second, first)


def test_persons_are_told_from_offices_and_groups() -> None:
    named = ["Ban Ki-moon", "Staffan de Mistura", "Ibrahim al-Jaafari", "José Ñáñez"]
    assert persons(tuple(named)) == {"ki-moon", "mistura", "jaafari", "nanez"}
    assert not persons(("United States", "Russia", "State Department", "Russian military", "negotiators from Iran",
                        "International Atomic Energy Agency", "Foreign Ministry", ""))  # fmt: skip


def test_words_that_every_report_uses_are_none() -> None:
    assert stems("The foreign ministers met on Tuesday and said that talks went well.") == frozenset()
    assert stems("Inspectors, 150 of them, came to the Harbour’s gate") == {"inspec", "150", "harbou", "gate"}
