"""Positions on issues of which a dossier says no more than a question and two ends."""

import pytest

from detente.dossier import Dossier, DossierParty, Issue
from detente.language.pipeline import load
from detente.reading.reader import read
from detente.records import Position, Report

DOSSIER = Dossier(
    title="The strait",
    question="On what terms is the strait shared?",
    party=(
        DossierParty(code="NOR", name="Norway"),
        DossierParty(code="ISL", name="Iceland"),
        DossierParty(code="DNK", name="Denmark"),
    ),
    issue=(
        Issue(
            id="quotas",
            question="What should happen to the herring quotas?",
            low="abolished at once, without compensation or delay",
            high="kept until the stocks recover",
        ),
        Issue(
            id="inspectors",
            question="How far may inspectors board foreign trawlers?",
            low="only with the consent of the captain",
            high="at any time",
        ),
        Issue(
            id="duties",
            question="How much of the duties on salmon should be removed?",
            low="All duties stay",
            high="All duties removed when a treaty takes effect",
        ),
        Issue(
            id="line",
            question="Which line should the border follow?",
            low="the line of 1912",
            high="the line of 1971",
        ),
        Issue(
            id="passage",
            question="How should the island be reached?",
            low="by an ordinary road",
            high="by a corridor of its own",
        ),
        Issue(
            id="lighthouse",
            question="Should Iceland hand over the lighthouse?",
            low="Iceland keeps it",
            high="Iceland hands it over",
        ),
    ),
)


def told(text: str) -> set[tuple[str, str, str]]:
    """Party, issue and side of what a sentence tells."""
    report = Report(
        path="report.txt", text=f"OSLO (Reuters) - Delegations met again on Monday.\n\n{text}", format="text",
        published="2021-04-06",
    )  # fmt: skip
    sides = {None: "none", True: "high", False: "low"}
    return {
        (party, r.issue, sides[r.value if r.value is None else r.value > 50])
        for r in read(load().parse(report), DOSSIER)
        if isinstance(r, Position)
        for party in ([r.party] if isinstance(r.party, str) else r.party or [])
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway insists that the herring quotas be abolished.", ("NOR", "quotas", "low")),
        ("Norway wants the herring quotas lifted.", ("NOR", "quotas", "low")),
        ("Iceland refuses to abolish the herring quotas.", ("ISL", "quotas", "high")),
        ("Iceland wants to keep the herring quotas.", ("ISL", "quotas", "high")),
        ("Denmark demands that inspectors may board foreign trawlers.", ("DNK", "inspectors", "high")),
        ("Denmark opposes inspectors on foreign trawlers.", ("DNK", "inspectors", "low")),
        ("Norway wants the duties on salmon removed.", ("NOR", "duties", "high")),
        ("Denmark called for the duties on salmon to be lifted.", ("DNK", "duties", "high")),
        ("Denmark insists that the duties on salmon stay.", ("DNK", "duties", "low")),
        ("Iceland refuses to hand over the lighthouse.", ("ISL", "lighthouse", "low")),
        ("Iceland wants Norwegian inspectors to board foreign trawlers.", ("ISL", "inspectors", "high")),
        ("Denmark opposes inspectors on foreign trawlers outright.", ("DNK", "inspectors", "low")),
        ("Denmark vetoed a decision on the removal of the duties.", ("DNK", "duties", "low")),
        ("Norway insists on the line of 1971.", ("NOR", "line", "high")),
        ("Iceland wants a corridor to the island.", ("ISL", "passage", "high")),
        ("Iceland would accept an ordinary road to the island.", ("ISL", "passage", "low")),
    ],
)
def test_an_end_says_something_of_what_the_question_names(text: str, expected: tuple[str, str, str]) -> None:
    assert {row for row in told(text) if row[:2] == expected[:2]} == {expected}


@pytest.mark.parametrize(
    ("text", "party", "issue"),
    [
        ("About 40 inspectors work on foreign trawlers, Norway said.", "NOR", "inspectors"),
        ("The lighthouse is painted white, an official in Iceland said.", "ISL", "lighthouse"),
    ],
)
def test_a_mere_mention_takes_no_side(text: str, party: str, issue: str) -> None:
    assert not told(text) & {(party, issue, "low"), (party, issue, "high")}


def test_a_question_of_the_press_is_nobodys_stand() -> None:
    assert not told("QUESTION: Are the herring quotas dead, and will the duties on salmon go?")


def test_what_was_only_talked_of_is_nobodys_stand() -> None:
    assert not told("Nobody discussed the herring quotas, Denmark said.")


def test_who_suffers_a_thing_does_not_want_it() -> None:
    assert not {row for row in told("Iceland faces duties on salmon.") if row[:2] == ("ISL", "duties")}


def test_promises_in_a_row_are_each_a_promise() -> None:
    found = told("Norway agreed to stop shadowing the fleet, to let inspectors board foreign trawlers and to leave.")
    assert ("NOR", "inspectors", "high") in found
