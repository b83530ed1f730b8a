"""Frames: one normal form for predicate and arguments, whatever the construction."""

import pytest

from detente.language.parsed import Sentence
from detente.language.pipeline import load
from detente.reading.frame.frames import Frame, frames
from detente.records import Report


def sentence(text: str) -> Sentence:
    return load().parse(Report(path="report.txt", text=text, format="text")).sentences[0]


def the(text: str, lemma: str) -> Frame:
    """The frame of the predicate with this base form."""
    found = [f for f in frames(sentence(text)) if f.lemma == lemma]
    assert found, [f.lemma for f in frames(sentence(text))]
    return found[0]


def words(frame: Frame, role: str) -> list[str]:
    return [frame.sentence.words[h] for h in frame.heads(role)]


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "object_"),
    [
        ("Russia bombed the town on Monday.", "bomb", ["Russia"], ["town"]),
        ("The town was bombed by Russia on Monday.", "bomb", ["Russia"], ["town"]),
        ("The town bombed by Russia on Monday is empty.", "bomb", ["Russia"], ["town"]),
        ("The town that Russia bombed on Monday is empty.", "bomb", ["Russia"], ["town"]),
        ("Russia, which bombed the town on Monday, left.", "bomb", ["Russia"], ["town"]),
        ("Iran agreed to close the reactor.", "close", ["Iran"], ["reactor"]),
        ("Washington urged Iran to close the reactor.", "close", ["Iran"], ["reactor"]),
        ("Israel warned Iran against shelling the town.", "shell", ["Iran"], ["town"]),
        ("Turkey shelled the border and seized a village.", "seize", ["Turkey"], ["village"]),
        ("Moscow is ready to lift the embargo.", "lift", ["Moscow"], ["embargo"]),
    ],
)
def test_arguments_in_active_order(text: str, lemma: str, subject: list[str], object_: list[str]) -> None:
    frame = the(text, lemma)
    assert (words(frame, "subj"), words(frame, "obj")) == (subject, object_)


def test_voice_is_told() -> None:
    assert the("The town was bombed by Russia.", "bomb").voice == "passive"
    assert the("Russia bombed the town.", "bomb").voice == "active"


def test_an_event_noun_has_owner_and_prepositions() -> None:
    frame = the("The withdrawal of American troops from Syria began.", "withdrawal")
    assert (words(frame, "prep:of"), words(frame, "prep:from")) == (["troops"], ["Syria"])


def test_a_light_verb_gives_the_noun_its_subject() -> None:
    frame = the("Russia launched an attack on the town.", "attack")
    assert (frame.light, words(frame, "subj")) == ("launch", ["Russia"])


def test_a_copula_with_a_preposition_is_light() -> None:
    frame = the("Moscow is under sanctions.", "sanction")
    assert (frame.light, words(frame, "subj")) == ("be/under", ["Moscow"])


def test_particles_and_nouns_behind_them() -> None:
    frame = the("Syria shot down a Turkish jet.", "shoot")
    assert (frame.particle, words(frame, "obj")) == ("down", ["jet"])


def test_a_compound_participle_tells_who_and_whom() -> None:
    frame = the("Iran-backed militias crossed the river.", "-backed")
    assert (words(frame, "prefix"), words(frame, "head")) == (["Iran"], ["militias"])


def test_a_headline_in_the_infinitive() -> None:
    frame = the("Kerry to Meet Putin", "meet")
    assert (words(frame, "subj"), words(frame, "obj")) == (["Kerry"], ["Putin"])


@pytest.mark.parametrize("text", ["", "...", "(" * 300, "Meeting", "and " * 400, "1 2 3"])
def test_any_text_is_survived(text: str) -> None:
    for s in load().parse(Report(path="report.txt", text=text, format="text")).sentences:
        frames(s)
