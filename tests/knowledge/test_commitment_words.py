"""The words of undertakings are whole and without contradictions."""

from dataclasses import fields

from detente.knowledge.commitment_words import commitment_words
from detente.knowledge.operators import operators


def test_every_table_has_words() -> None:
    words = commitment_words()
    assert all(getattr(words, field.name) for field in fields(words))


def test_governors_are_operators() -> None:
    known = {entry.lemma for entry in operators()}
    extra = {"be scheduled to", "schedule", "oblige", "require", "intend"}
    assert set(commitment_words().governors) - known <= extra
