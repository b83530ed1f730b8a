"""Constructions by which a stand is told, taken up again or left open."""

import pytest

from detente.dossier import Dossier, DossierParty, Issue

from .test_positions import positions, told


def test_a_clause_about_a_noun_tells_a_stand_on_it() -> None:
    for text, expected in (
        ("Sudan asked for guards, which Egypt rejects.", ("EGY", "guards", "low")),
        ("The guards, which Ethiopia wants to withdraw, arrived on Sunday.", ("ETH", "guards", "low")),
        ("Sudan defended the fees, which Egypt wants to abolish.", ("EGY", "fees", "low")),
    ):
        assert expected in told(text), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan proposed to withdraw the guards. Egypt rejected the idea.", ("EGY", "guards", "high")),
        ("Sudan proposed to withdraw the guards. Egypt supports the proposal.", ("EGY", "guards", "low")),
        ("Sudan demanded that the fees be abolished. That is unacceptable, Egypt said.", ("EGY", "fees", "high")),
        ("Will the guards leave? “That is out of the question,” an Egyptian official said.", ("EGY", "guards", "high")),
        ("Ethiopia wants to fill the reservoir in July. Egypt opposes the plan.", ("EGY", "reservoir", "low")),
    ],
)
def test_an_answer_takes_up_what_the_sentence_before_was_about(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Egypt and Sudan discussed the withdrawal of the guards.",
        "Egypt disagreed with Sudan over whether the guards should leave.",
        "A dispute with Egypt over which guards should leave went on.",
        "Egypt talked about the abolition of the fees.",
    ],
)
def test_what_is_only_talked_of_has_no_side(text: str) -> None:
    assert all(side == "none" for _, _, side in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "A disagreement over which guards should remain at the border is holding up the talks, Egypt said.",
        "The quarrel about the guards will be long, Egypt's envoy said.",
    ],
)
def test_of_what_is_disputed_nobody_takes_a_side_by_saying_so(text: str) -> None:
    assert not {(party, issue) for party, issue, _ in told(text)} & {("EGY", "guards")}


def test_when_something_is_done_is_not_what_it_is_about() -> None:
    demand = "Egypt demanded that Ethiopia stop filling the reservoir{}."
    about = {issue for _, issue, _ in told(demand.format(" after the departure of the guards"))}
    assert about == {issue for _, issue, _ in told(demand.format(""))} == {"reservoir"}


def test_what_somebody_will_not_discuss_he_does_not_want() -> None:
    for text in (
        "Egypt will not discuss the withdrawal of the guards.",
        "Egypt is not going to talk about a withdrawal of the guards.",
        "Egypt refuses to discuss the withdrawal of the guards.",
    ):
        assert told(text) == {("EGY", "guards", "high")}, text


def test_a_person_whom_an_issue_is_about_holds_no_stand_by_what_is_said_of_him() -> None:
    parties = (DossierParty(code="SYR", name="Syria"), DossierParty(code="USA", name="United States"))
    issue = Issue(
        id="assad", question="May Bashar al-Assad stay?", low="Assad stays", high="Assad leaves",
        low_phrases=("keep Assad in power",), high_phrases=("Assad must step down", "the departure of Assad"),
    )  # fmt: skip
    dossier = Dossier(title="Syria", question="How?", party=parties, issue=(issue,))
    for text, party, high in (
        ("Assad cannot stay in power, Secretary of State John Kerry told reporters.", "USA", True),
        ("Assad's departure is not our priority, the State Department said.", "USA", False),
        ("Assad must step down, Kerry said.", "USA", True),
        ("Assad refuses to step down.", "SYR", False),
        ("Assad wants to stay in power.", "SYR", False),
    ):
        (found,) = positions(text, dossier=dossier)
        assert (found.party, found.value is not None and found.value > 50) == (party, high), text


def test_an_issue_about_a_place_is_not_spoken_of_where_the_place_is_not() -> None:
    parties = (DossierParty(code="EGY", name="Egypt"), DossierParty(code="SDN", name="Sudan"))
    issue = Issue(
        id="sinai", question="Should there be an offensive in Sinai?", low="no offensive in Sinai",
        high="an offensive in Sinai", low_phrases=("stop the attack on Sinai",), high_phrases=("retake Sinai",),
    )  # fmt: skip
    dossier = Dossier(title="Sinai", question="How?", party=parties, issue=(issue,))
    assert not positions("Egypt demanded a stop of the offensive in Darfur.", dossier=dossier)
    assert not positions("Sudan condemned the attack on a market.", dossier=dossier)
    assert positions("Sudan demanded a stop of the offensive in Sinai.", dossier=dossier)


@pytest.mark.parametrize(
    ("text", "stance", "side"),
    [
        ("Egypt did not reject the withdrawal of the guards.", "accepts", "low"),
        ("Egypt does not rule out a withdrawal of the guards.", "accepts", "low"),
        ("Sudan does not oppose an abolition of the fees.", "accepts", "low"),
        ("Egypt does not support the withdrawal of the guards.", "rejects", "high"),
        ("Sudan will not accept the withdrawal of the guards.", "rejects", "high"),
        ("Egypt agreed to withdraw the guards.", "accepts", "low"),
    ],
)
def test_a_negation_at_the_word_turns_the_stance(text: str, stance: str, side: str) -> None:
    (found,) = positions(text)
    assert found.stance == stance and found.value is not None and (found.value < 50) == (side == "low")


def test_those_named_behind_including_want_it_too() -> None:
    for text in (
        "Some countries, including Egypt and Sudan, want to keep the guards at the border.",
        "Several states, such as Egypt and Sudan, demand that the guards remain at the border.",
        "Neighbors, including Egypt and Sudan, insist on keeping the guards at the border.",
    ):
        assert {("EGY", "guards", "high"), ("SDN", "guards", "high")} <= told(text), text


def test_an_end_may_only_say_for_or_against() -> None:
    issue = {"question": "Should a customs union be formed?", "low": "against a customs union",
             "high": "for a customs union"}  # fmt: skip
    parties = tuple(DossierParty(code=code, name=name) for code, name in (("EGY", "Egypt"), ("SDN", "Sudan")))
    dossier = Dossier(title="Trade", question="How?", party=parties, issue=(Issue(id="union", **issue),))
    for text, high in (
        ("Egypt demands a customs union.", True),
        ("Sudan supports the customs union.", True),
        ("Sudan is against a customs union.", False),
        ("Egypt rejects a customs union.", False),
    ):
        (found,) = positions(text, dossier=dossier)
        assert found.value is not None and (found.value > 50) == high, text


def dossier_on(*, question: str, low: str, high: str, low_phrase: str, high_phrases: tuple[str, ...]) -> Dossier:
    """A dossier of Egypt and Sudan with one issue."""
    parties = (DossierParty(code="EGY", name="Egypt"), DossierParty(code="SDN", name="Sudan"))
    issue = Issue(
        id="issue", question=question, low=low, high=high, low_phrases=(low_phrase,), high_phrases=high_phrases
    )
    return Dossier(title="Two neighbours", question="What is between them?", party=parties, issue=(issue,))


def test_the_cold_war_is_no_war_that_might_end() -> None:
    dossier = dossier_on(
        question="Should the war stop?", low="the war goes on", high="the war stops", low_phrase="continue the war",
        high_phrases=("end the war", "stop the war at once"),
    )  # fmt: skip
    assert positions("Egypt wants to end the war at once.", dossier=dossier)
    assert not positions("Egypt wants the Cold War rivals to get along.", dossier=dossier)


def test_to_force_somebody_out_has_nothing_to_do_with_forces() -> None:
    dossier = dossier_on(
        question="Must the forces of Sudan leave the island?", low="Sudanese forces stay", high="Sudanese forces leave",
        low_phrase="keep Sudanese forces on the island",
        high_phrases=("withdraw Sudanese forces from the island", "Sudanese forces must leave the island"),
    )  # fmt: skip
    found = positions("Egypt will not force Sudanese troops out of the island, its premier said.", dossier=dossier)
    told = [r.value for r in found if r.party == "EGY"]
    assert told and all(value is not None and value < 50 for value in told)
