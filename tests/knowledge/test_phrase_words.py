"""The words by which noun phrases are understood."""

from dataclasses import fields

import pytest

from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import role_endings, role_of


@pytest.mark.parametrize("name", [field.name for field in fields(phrase_words())])
def test_every_set_has_plain_words_in_lower_case(name: str) -> None:
    words = getattr(phrase_words(), name)
    assert words and all(word == word.lower().strip() and "_" not in word for word in words)


@pytest.mark.parametrize("name", ["voiceless", "newsrooms", "collectives", "bodies"])
def test_words_that_are_compared_with_roles_are_roles(name: str) -> None:
    assert not [word for word in getattr(phrase_words(), name) if role_of(word) is None]


def test_a_role_ends_with_one_of_the_endings() -> None:
    assert {"minister", "general", "spokeswoman"} <= role_endings() and "harvest" not in role_endings()
