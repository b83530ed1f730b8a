"""Whom an act is done to where the sentence does not say: the other side, where the report shows which that is."""

from detente.language.pipeline import load
from detente.reading.actions import actions
from detente.reading.context import context
from detente.records import Action, Report


def last(*paragraphs: str) -> Action:
    """The action of the last paragraph."""
    text = "\n\n".join(("BERGEN (Reuters) - It rained on the harbour.", *paragraphs))
    report = Report(path="report.txt", text=text, format="text", published="2021-05-12")
    start = text.rindex("\n\n")
    (found,) = [r for r in actions(context(load().parse(report))) if r.evidence[0].start > start]
    return found


QUARREL = (
    "Norway accused Iceland of catching too much mackerel.",
    "Iceland criticised Norway for closing its ports, and urged Norway to return to the talks.",
)


def test_in_a_quarrel_of_two_a_refusal_is_of_the_other() -> None:
    found = last(*QUARREL, "Norway rejected the proposal.")
    assert (found.type, found.source, found.target) == ("REJECT", "NOR", "ISL")


def test_it_is_the_other_way_round_too() -> None:
    found = last(*QUARREL, "Iceland refused to sign.")
    assert (found.type, found.source, found.target) == ("REJECT", "ISL", "NOR")


def test_where_nobody_else_is_told_nobody_is_meant() -> None:
    found = last("Norway rejected the proposal.")
    assert (found.type, found.source, found.target) == ("REJECT", "NOR", None)
