"""Where accounts differ, and where they only seem to."""

from typing import Any

import pytest

from detente.analysis.accounts import (
    Deed,
    Difference,
    Number,
    Point,
    Stand,
    Telling,
    of_contacts,
    of_deeds,
    of_figures,
    of_positions,
)


def telling(side: str | None, text: str = "", **fields: Any) -> Telling:
    values = {"record": f"co-{side}", "event": 1, "parties": ("ABC", "XYZ"), "form": "call", "day": 9, "published": 10,
              **fields}  # fmt: skip
    return Telling(side=side, text=text, **values)


def points(found: list[Difference]) -> set[tuple[str, str | None, str | None]]:
    [difference] = found
    return {(point.what, point.one, point.other) for point in difference.points}


def test_a_call_told_by_both_sides() -> None:
    found = of_contacts([
        telling("ABC", "The call was very good.", topics=("the harbour", "grain"), initiative=("ABC",)),
        telling("XYZ", "It was a businesslike conversation.", topics=("the harbour",), initiative=("XYZ",)),
    ])  # fmt: skip
    assert points(found) == {
        ("initiative", "ABC", "XYZ"), ("topic", "grain", None), ("tone", "very good", "businesslike"),
    }  # fmt: skip
    assert found[0].sides == ("ABC", "XYZ")


def test_accounts_that_agree_and_accounts_of_one_side_or_of_reporters_do_not_differ() -> None:
    same = "They called the talks constructive."
    assert of_contacts([telling("ABC", same), telling("XYZ", same, published=12)]) == []
    assert of_contacts([telling("ABC", topics=("grain",)), telling("ABC", record="co-2")]) == []
    assert of_contacts([telling(None, topics=("grain",)), telling("XYZ")]) == []
    assert of_contacts([telling("ABC", topics=("grain",)), telling("XYZ", event=2)]) == []


def test_a_topic_that_the_other_side_mentions_in_its_sentence_is_no_difference() -> None:
    assert of_contacts([telling("ABC", topics=("grain",)), telling("XYZ", "Grain came up as well.")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "A good harbour, he said after the call.",
        "It was not constructive, the talks broke off.",
        "The frank senator met her.",
    ],
)
def test_words_that_describe_something_else_are_no_tone(text: str) -> None:
    assert of_contacts([telling("ABC", text), telling("XYZ", "They met.")]) == []


def deed(record: str, factuality: str, **fields: Any) -> Deed:
    fields.setdefault("vouches", "ABC" if factuality == "denied" else "XYZ")
    values = {
        "root": "ASSAULT",
        "source": ("ABC",),
        "target": ("XYZ",),
        "first": 9,
        "last": 9,
        "published": 10,
        **fields,
    }
    return Deed(record=record, factuality=factuality, **values)


def test_a_claim_and_its_denial() -> None:
    [found] = of_deeds([deed("a", "alleged", vouches="XYZ"), deed("b", "denied", vouches="ABC", published=11)])
    assert (found.one, found.other, found.sides) == ("a", "b", ("XYZ", "ABC"))
    assert found.points == (Point("factuality", "alleged", "denied"),)


@pytest.mark.parametrize(
    "fields",
    [
        {"root": "AID"},
        {"source": ("UN",)},
        {"target": ("UN",)},
        {"first": 90, "last": 90},
        {"factuality": "planned"},
        {"vouches": None},
        {"vouches": "ABC"},
    ],
)
def test_a_denial_of_something_else(fields: dict[str, Any]) -> None:
    claim = deed("a", fields.pop("factuality", "happened"), **fields)
    assert of_deeds([claim, deed("b", "denied")]) == []


def test_what_was_merely_not_said_is_no_denial() -> None:
    assert of_deeds([deed("a", "happened", root="REQUEST"), deed("b", "denied", root="REQUEST")]) == []
    assert of_deeds([deed("a", "happened"), deed("b", "denied", vouches=None)]) == []


def test_a_denial_in_another_place() -> None:
    assert of_deeds([deed("a", "happened", place="Adana"), deed("b", "denied", place="Izmir")]) == []
    assert of_deeds([deed("a", "happened", place="Adana"), deed("b", "denied", place="adana")])


def number(record: str, value: float, qualifier: str | None = None, **fields: Any) -> Number:
    values = {"measure": "killed", "unit": "people", "subject": "dock workers", "first": 9, "last": 9, "published": 10,
              "text": f"The blast at the harbour killed {value:g} dock workers.", **fields}  # fmt: skip
    return Number(record=record, value=value, qualifier=qualifier, **values)


def test_figures_that_cannot_both_be_right() -> None:
    [found] = of_figures([number("a", 12, source="ABC"), number("b", 40, source="XYZ", published=11)])
    assert (found.one, found.other, found.sides) == ("a", "b", ("ABC", "XYZ"))
    assert found.points == (Point("killed", "12 people", "40 people"),)


@pytest.mark.parametrize(
    "other",
    [
        number("b", 12), number("b", 12.4), number("b", 10, "more-than"), number("b", 20, "at-most"),
        number("b", 14, "about"), number("b", 13, "almost"),
        number("b", 40, measure="displaced"), number("b", 40, subject="sailors"), number("b", 40, unit="percent"),
        number("b", 40, first=14, last=14), number("b", 40, first=0, last=364),
        number("b", 40, text="A ferry sank near the lighthouse with forty of them."),
    ],
)  # fmt: skip
def test_figures_that_agree_or_are_about_something_else(other: Number) -> None:
    assert of_figures([number("a", 12), other]) == []


def test_people_are_too_many_things_to_be_the_same() -> None:
    blast = number("a", 12, subject="people", text="The blast at the harbour killed 12 people.")
    fire = number("b", 40, subject="people", text="Fire at the market in the harbour town left 40 people dead.")
    assert of_figures([blast, fire]) == []


def stand(record: str, value: float, day: int, **fields: Any) -> Stand:
    return Stand(record=record, value=value, day=day, **{"party": "ABC", "issue": "port", "report": day, **fields})


def test_a_party_that_says_the_opposite_of_what_it_said() -> None:
    [found] = of_positions([stand("a", 100, 1), stand("b", 90, 5), stand("c", 10, 9)])
    assert (found.one, found.other) == ("b", "c")
    assert found.points == (Point("value", "90", "10"),)


def test_small_moves_other_issues_and_one_report_are_no_contradiction() -> None:
    assert of_positions([stand("a", 100, 1), stand("b", 50, 5)]) == []
    assert of_positions([stand("a", 100, 1), stand("b", 0, 5, issue="grain")]) == []
    assert of_positions([stand("a", 100, 1), stand("b", 0, 5, party="XYZ")]) == []
    assert of_positions([stand("a", 100, 1, report=1), stand("b", 0, 2, report=1)]) == []
