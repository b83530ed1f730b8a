"""The words by which accounts are compared fit the records."""

from typing import get_args

import pytest

from detente.knowledge.merging_words import merging_words
from detente.knowledge.whereabouts import nearness
from detente.records import Action, Contact


def allowed(model: type, field: str) -> set[str]:
    return set(get_args(model.model_fields[field].annotation))  # type: ignore[attr-defined]


def test_every_form_and_standing_has_its_place() -> None:
    words = merging_words()
    assert set(words.family) == allowed(Contact, "form")
    assert set(words.standing) == allowed(Contact, "status") | allowed(Action, "factuality")
    roots = allowed(Action, "type")
    assert words.verbal | words.go_with_contact | words.reciprocal | words.often <= roots
    assert not words.verbal & (words.often | words.go_with_contact)


def test_modes_that_no_set_joins_are_two_deeds() -> None:
    words = merging_words()
    assert words.one_deed("reach", "sign") and words.one_deed("annex", "annex")
    assert not words.one_deed("withdraw", "release") and not words.one_deed("aerial", "seize")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Moscow", "moscow", "same"), ("Washington, D.C.", "Washington", "same"), ("Kiev", "Kyiv", "same"),
        ("the Finnish capital", "Helsinki", "same"), ("Sochi", "Russia", "inside"), ("Crimea", "Sevastopol", "inside"),
        ("Geneva", "Vienna", "elsewhere"), ("Aleppo", "Damascus", "elsewhere"), ("Sochi", "Turkey", "elsewhere"),
        ("Russia", "Turkey", "elsewhere"), ("the palace", "Geneva", "unclear"), ("the palace", "The palace", "same"),
    ],
)  # fmt: skip
def test_places(one: str, other: str, expected: str) -> None:
    assert nearness(one, other) == nearness(other, one) == expected
