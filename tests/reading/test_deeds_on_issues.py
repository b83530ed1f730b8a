"""What parties did and undertook on the issues of a dossier, beside what they said."""

import pytest

from detente.dossier import Dossier, DossierParty, Issue
from detente.language.pipeline import load
from detente.reading.reader import read
from detente.records import Action, Commitment, Position, Report

DOSSIER = Dossier(
    title="The strait",
    question="Who may use the strait?",
    party=(
        DossierParty(code="TUR", name="Turkey"),
        DossierParty(code="GRC", name="Greece"),
        DossierParty(code="ITA", name="Italy"),
    ),
    issue=(
        Issue(
            id="garrison", question="Should Turkish soldiers stay on the island?", low="Turkish soldiers remain",
            high="Turkish soldiers leave the island", low_phrases=("keep Turkish soldiers on the island",),
            high_phrases=("withdraw the Turkish soldiers", "an end of the Turkish garrison"),
        ),
        Issue(
            id="embargo", question="What should become of the embargo on grain?", low="the embargo is lifted",
            high="the embargo is tightened", low_phrases=("lift the embargo on grain", "end the grain embargo"),
            high_phrases=("impose an embargo on grain", "tighten the grain embargo"),
        ),
        Issue(
            id="treaty", question="Should the fishing treaty be kept?", low="the fishing treaty is given up",
            high="the fishing treaty is kept", low_phrases=("leave the fishing treaty", "break the fishing treaty"),
            high_phrases=("ratify the fishing treaty", "keep the fishing treaty"),
        ),
    ),
)  # fmt: skip


def shown(text: str) -> set[tuple[str, str, str, str]]:
    """Of each party: what kind of record shows where it stands, on which issue, at which end."""
    report = Report(path="report.txt", text=f"ROME - Delegations met again on Monday.\n\n{text}", format="text",
                    published="2021-04-06")  # fmt: skip
    return {
        (r.kind, party, r.issue, "high" if r.value > 50 else "low")
        for r in read(load().parse(report), DOSSIER)
        if isinstance(r, Action | Commitment | Position) and r.issue and r.value is not None
        for holders in [r.source if isinstance(r, Action) else r.obligor if isinstance(r, Commitment) else r.party]
        for party in ([holders] if isinstance(holders, str) else holders or [])
    }


@pytest.mark.parametrize(
    ("text", "party", "issue", "end"),
    [
        ("Turkey withdrew 400 of its soldiers from the island on Friday.", "TUR", "garrison", "high"),
        ("The withdrawal of Turkish soldiers from the island began on Sunday.", "TUR", "garrison", "high"),
        ("Italy imposed an embargo on Greek grain in March.", "ITA", "embargo", "high"),
        ("In May the embargo on grain was lifted by Italy.", "ITA", "embargo", "low"),
        ("Greece ratified the fishing treaty last week.", "GRC", "treaty", "high"),
        ("Italy has pulled out of the fishing treaty.", "ITA", "treaty", "low"),
        ("Greece undertook to lift the embargo on grain by June 1.", "GRC", "embargo", "low"),
        ("Italy pledged to ratify the fishing treaty by the end of the year.", "ITA", "treaty", "high"),
    ],
)
def test_a_deed_stands_at_the_end_of_the_scale_that_wants_it(text: str, party: str, issue: str, end: str) -> None:
    assert {place[1:] for place in shown(text)} == {(party, issue, end)}


@pytest.mark.parametrize(
    "text",
    [
        "Turkey threatened to withdraw from the fishing talks.",
        "Italy may impose an embargo on grain, its farmers fear.",
        "Italy withdrew its soldiers from Libya on Friday.",
        "Turkey sold the island a ferry.",
    ],
)
def test_what_was_not_done_or_is_about_something_else_is_no_deed_on_an_issue(text: str) -> None:
    assert not {place for place in shown(text) if place[0] != "position"}


@pytest.mark.parametrize(
    "text",
    [
        "Italy imposed an embargo on grain and said it must stay.",
        "Greece, which demands an end of the grain embargo, broke it on Tuesday.",
        "Turkey withdrew soldiers from the island and promised to withdraw the rest.",
    ],
)
def test_a_sentence_is_one_observation_of_a_party_on_an_issue(text: str) -> None:
    found = [place[1:3] for place in shown(text)]
    assert len(found) == len(set(found))
