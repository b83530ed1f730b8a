"""Positions: whose they are, on which issue, and on which side of its scale."""

import pytest

from detente.dossier import Anchor, Dossier, DossierParty, Issue
from detente.language.pipeline import load
from detente.reading.reader import read
from detente.records import Position, Report

DOSSIER = Dossier(
    title="The dam",
    question="Who may use the river?",
    party=(
        DossierParty(code="ETH", name="Ethiopia"),
        DossierParty(code="EGY", name="Egypt"),
        DossierParty(code="SDN", name="Sudan"),
    ),
    issue=(
        Issue(
            id="reservoir",
            question="How fast may the reservoir be filled?",
            low="the filling of the reservoir stops",
            high="the reservoir is filled without limits",
            low_phrases=("stop filling the reservoir", "delay the filling"),
            high_phrases=("fill the reservoir", "continue filling the reservoir"),
        ),
        Issue(
            id="guards",
            question="Should Egyptian guards stay at the border?",
            low="Egyptian guards leave the border",
            high="Egyptian guards remain at the border",
            low_phrases=("withdraw the guards", "expel the guards"),
            high_phrases=("keep the guards at the border",),
        ),
        Issue(
            id="fees",
            question="Should shipping fees on the canal be abolished?",
            low="the fees are abolished",
            high="the fees are raised",
        ),
    ),
)


def positions(*paragraphs: str, dossier: Dossier | None = DOSSIER) -> list[Position]:
    text = "\n\n".join(("NAIROBI (Reuters) - Delegations met again on Monday.", *paragraphs))
    report = Report(path="report.txt", text=text, format="text", published="2021-04-06")
    return [r for r in read(load().parse(report), dossier) if isinstance(r, Position)]


def told(text: str) -> set[tuple[str, str, str]]:
    """Party, issue and side of what a sentence tells."""
    sides = {None: "none", True: "high", False: "low"}
    return {
        (party, r.issue, sides[r.value if r.value is None else r.value > 50])
        for r in positions(text)
        for party in ([r.party] if isinstance(r.party, str) else r.party or [])
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Egypt demands that Ethiopia stop filling the reservoir.", ("EGY", "reservoir", "low")),
        ("Ethiopia refuses to stop filling the reservoir.", ("ETH", "reservoir", "high")),
        ("Ethiopia will not delay the filling of the reservoir.", ("ETH", "reservoir", "high")),
        ("Ethiopia rejected a halt to the filling of the reservoir.", ("ETH", "reservoir", "high")),
        ("Egypt is against the filling of the reservoir.", ("EGY", "reservoir", "low")),
        ("Egypt called the filling of the reservoir unacceptable.", ("EGY", "reservoir", "low")),
        ("Sudan called for the withdrawal of the Egyptian guards.", ("SDN", "guards", "low")),
        ("Sudan wants the Egyptian guards to leave the border.", ("SDN", "guards", "low")),
        ("Egypt insists that its guards stay at the border.", ("EGY", "guards", "high")),
        ("Ethiopia supports the expulsion of the Egyptian guards from the border.", ("ETH", "guards", "low")),
        ("Sudan is ready to lift the shipping fees.", ("SDN", "fees", "low")),
        ("Egypt insists on the shipping fees.", ("EGY", "fees", "high")),
    ],
)
def test_the_side_follows_from_what_stands_above(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)
    assert {row for row in told(text) if row[:2] == expected[:2]} == {expected}


def test_two_stands_in_one_sentence() -> None:
    found = told("Egypt urged Ethiopia to abandon its demand for the withdrawal of the guards from the border.")
    assert ("EGY", "guards", "high") in found
    assert ("ETH", "guards", "low") in found


def test_those_who_agree_hold_a_position_each() -> None:
    found = told("Ethiopia and Sudan agreed to stop filling the reservoir.")
    assert {("ETH", "reservoir", "low"), ("SDN", "reservoir", "low")} <= found


@pytest.mark.parametrize(
    "text",
    [
        "The reservoir lies in the highlands of Ethiopia.",
        "The reservoir and the guards were discussed.",
        "Traders welcomed the long rains.",
        "Egypt beat Sudan by two goals.",
    ],
)
def test_where_no_side_is_told_there_is_none(text: str) -> None:
    assert told(text) == set()


def test_whose_account_it_is() -> None:
    [own] = positions("“We will keep our guards at the border,” the Egyptian foreign minister, Sameh Shoukry, said.")
    assert (own.party, own.by, own.holder) == ("EGY", "self", "Sameh Shoukry")
    [other] = positions("Egypt wants to keep its guards at the border, Ethiopian officials said.")
    assert (other.party, other.by) == ("EGY", "other")
    [reporter] = positions("Egypt wants to keep its guards at the border.")
    assert (reporter.party, reporter.by) == ("EGY", "reporter")


def test_a_pronoun_stands_for_the_thing_before_it() -> None:
    found = told("Engineers speak of filling the reservoir in July. Egypt is against it.")
    assert ("EGY", "reservoir", "low") in found


def test_repetition_is_one_position_with_both_sentences() -> None:
    first = "Sudan demands the withdrawal of the Egyptian guards."
    again = "Sudan demands that the Egyptian guards withdraw."
    filler = "Rain fell on the capital. The markets were quiet. Nobody expected an early end of the talks."
    [record] = [r for r in positions(first, filler, again) if r.party == "SDN"]
    assert len(record.evidence) == 2


def test_without_issues_there_are_no_positions() -> None:
    assert positions("Egypt demands that Ethiopia stop filling the reservoir.", dossier=None) == []
    bare = Dossier(title="t", question="q", party=DOSSIER.parties)
    assert positions("Egypt demands that Ethiopia stop filling the reservoir.", dossier=bare) == []


def test_an_anchor_gives_its_value() -> None:
    issue = Issue(
        id="fees", question="What becomes of the canal fees?", low="the fees are abolished", high="the fees are raised",
        low_phrases=("abolish the fees",), high_phrases=("raise the fees",),
        anchors=(Anchor(value=40, meaning="the fees are halved for fishermen"),),
    )  # fmt: skip
    dossier = Dossier(title="t", question="q", party=DOSSIER.parties, issue=(issue,))
    [record] = positions("Sudan demands that Egypt halve the fees for fishermen.", dossier=dossier)
    assert (record.party, record.value) == ("SDN", 40)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Egypt defied Sudan's demand to withdraw the guards.", "high"),
        ("Egypt rejected the appeal for a withdrawal of the guards.", "high"),
        ("Egypt will accept neither the withdrawal of the guards nor any talks on them.", "high"),
        ("Egypt said there will be no withdrawal of the guards.", "high"),
        ("Egypt wants to bring its guards home.", "low"),
    ],
)
def test_demands_refusals_and_negations_compose(text: str, side: str) -> None:
    assert {row for row in told(text) if row[0] == "EGY"} == {("EGY", "guards", side)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan will sign nothing unless the Egyptian guards leave the border.", ("SDN", "guards", "low")),
        ("Ethiopia will reopen the canal once the Egyptian guards have left.", ("ETH", "guards", "low")),
        ("Egypt is ready to talk if Ethiopia stops filling the reservoir.", ("EGY", "reservoir", "low")),
        ("Sudan will close the canal if the Egyptian guards do not leave the border.", ("SDN", "guards", "low")),
        ("Egypt will come only if its guards remain at the border.", ("EGY", "guards", "high")),
    ],
)
def test_a_condition_is_wanted_by_whoever_puts_it(text: str, expected: tuple[str, str, str]) -> None:
    assert {row for row in told(text) if row[:2] == expected[:2]} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Sudan no longer demands the withdrawal of the Egyptian guards.",
        "Sudan dropped its demand for the withdrawal of the guards from the border.",
        "Sudan no longer insists that the Egyptian guards leave the border.",
    ],
)
def test_a_demand_that_is_given_up_points_nowhere(text: str) -> None:
    assert {side for party, _, side in told(text) if party == "SDN"} <= {"none"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A withdrawal of its guards was out of the question, Egypt said.", ("EGY", "guards", "high")),
        ("The presence of its guards is not up for negotiation, Egypt said.", ("EGY", "guards", "high")),
        ("The shipping fees are too high, Ethiopia said.", ("ETH", "fees", "low")),
        ("For Egypt, any withdrawal of the guards is a mistake.", ("EGY", "guards", "high")),
        ("Talks began on Monday; for Egypt, a withdrawal of the guards is a red line.", ("EGY", "guards", "high")),
        ("Egypt no longer rules out a withdrawal of its guards.", ("EGY", "guards", "low")),
    ],
)
def test_how_a_thing_is_judged(text: str, expected: tuple[str, str, str]) -> None:
    assert {row for row in told(text) if row[:2] == expected[:2]} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Sudan failed to agree on the withdrawal of the guards.",
        "Sudan failed to agree to the filling of the reservoir.",
        "Egypt and Ethiopia failed to agree on the shipping fees.",
    ],
)
def test_what_they_failed_to_agree_on_nobody_accepts(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "With Sudan eager to expel the guards, Ethiopia may prevail.",
        "Egypt waited while Sudan withdrew its guards from the border.",
        "Ethiopia gained influence as Sudan demanded the withdrawal of the guards.",
    ],
)
def test_what_others_want_in_a_clause_beside_is_theirs_alone(text: str) -> None:
    assert {party for party, _, _ in told(text)} <= {"SDN"}
