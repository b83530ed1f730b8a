"""The table of words that tell of contacts is whole and says nothing twice."""

import tomllib
from importlib.resources import files
from typing import get_args

from detente.knowledge.contact_words import contact_words
from detente.records import Contact

RAW = tomllib.loads(files("detente.knowledge").joinpath("data/contacts.toml").read_text(encoding="utf-8"))


def test_every_form_is_one_of_the_record() -> None:
    assert set(contact_words().nouns.values()) <= set(get_args(Contact.model_fields["form"].annotation))


def test_no_word_stands_in_two_classes() -> None:
    for table in ("verbs", "nouns"):
        words = [w for group in RAW[table].values() for w in group]
        assert len(words) == len(set(words))


def test_words_are_base_forms_in_lower_case() -> None:
    words = contact_words()
    assert all(w == w.lower() for w in (*words.verbs, *words.nouns, *words.planned, *words.proposed))


def test_no_word_makes_a_contact_both_coming_and_called_off() -> None:
    words = contact_words()
    assert not words.cancelled & (words.planned | words.proposed)
    assert not words.planned & words.proposed
