"""Documents that are themselves a statement, and transcripts."""

import pytest

from detente.knowledge.issuers import signs

from .reports import content, read_text

LAVROV = """Statement by Foreign Minister Sergei Lavrov on the talks in Astana

We welcome the result of the talks. Our side has done what it promised.

We call on all parties to keep to the truce."""
ZIMBABWE = """Foreign Secretary statement on Zimbabwe elections

The Foreign Secretary said:

“The people of Zimbabwe have shown courage. We urge all sides to keep calm.”

“The UK stands ready to help.”"""
MOSCOW = """Moscow, 4 March 2019

Comment by the Information and Press Department

The Russian Foreign Ministry regrets the decision. We expect an answer."""
INTERVIEW = """Interview with Secretary of State Mike Pompeo

SECRETARY POMPEO: We will keep the pressure up until the missiles are gone.

MODERATOR: Will the Chinese help? Beijing said that the sanctions should be eased.

SECRETARY POMPEO: They have helped. The President has been clear about the troops.

QUESTION: Thank you."""
BRIEFING = """Press briefing of the Foreign Ministry

Question: Will the patrols go on?

Answer: China has always opposed such patrols. We urge the other side to stop."""


def test_each_paragraph_is_the_words_of_whom_the_title_names() -> None:
    found = read_text(LAVROV)
    assert [(r.speaker, r.party, r.mode, r.cue, r.date) for r in found] == [
        ("Sergei Lavrov", "RUS", "direct", None, "2019-03-12")
    ] * 2
    assert content(found[0]) == ["We welcome the result of the talks.", "Our side has done what it promised."]


def test_the_release_hands_over_to_a_minister() -> None:
    found = read_text(ZIMBABWE)
    assert {(r.speaker, r.party, r.mode) for r in found} == {("Jeremy Hunt", "GBR", "direct")}
    assert [r.cue for r in found] == ["said", None]


READOUT = """Readout: meeting between Lord Halden and Vice-President Sefcovic, 19 November 2021

The Minister of State at the Cabinet Office, Lord Halden, met the Vice-President of the European Commission, Maros \
Sefcovic, today for further talks on fish.

On quotas, the two sides agreed that their teams would meet again on Tuesday."""


def test_a_readout_is_not_by_him_who_was_met() -> None:
    assert all(record.party != "EU" for record in read_text(READOUT))


def test_the_dateline_tells_whose_ministry_it_is() -> None:
    [found] = read_text(MOSCOW)
    assert (found.speaker, found.party) == ("Russian Foreign Ministry", "RUS")
    assert content(found) == ["The Russian Foreign Ministry regrets the decision.", "We expect an answer."]


def test_the_same_text_with_an_agency_is_news() -> None:
    assert [r for r in read_text(f"ASTANA (Reuters) - {LAVROV}") if r.cue is None] == []


@pytest.mark.parametrize(
    "text",
    [
        "SANAA (AFP) - The port is shut. The crew is safe.",
        "The port is shut. The crew is safe. © 2019 Reuters",
        "The port is shut. The crew is safe. Read it on the Bloomberg Terminal",
    ],
)
def test_marks_of_a_news_agency(text: str) -> None:
    assert read_text(text) == []


def test_an_official_outlet_speaks() -> None:
    text = "Crossing closed\n\nLebanon has closed the crossing at Naqoura. Officers said on Monday it was not safe."
    found = read_text(text, outlet="Ministry of Foreign Affairs of Lebanon")
    assert ("LBN", None) in {(r.party, r.cue) for r in found}


def test_a_transcript_gives_each_answer_to_its_speaker() -> None:
    found = [r for r in read_text(INTERVIEW) if r.cue is None]
    assert [(r.speaker, r.party, r.addressee, r.mode) for r in found] == [
        ("Mike Pompeo", "USA", "reporters", "direct")
    ] * 2
    assert content(found[1]) == ["They have helped.", "The President has been clear about the troops."]


def test_a_question_is_no_statement_but_what_it_reports_is() -> None:
    found = [r for r in read_text(INTERVIEW) if r.cue is not None]
    assert [(r.speaker, r.cue) for r in found] == [("China", "said")]


def test_an_unnamed_answer_is_the_ministrys() -> None:
    [found] = read_text(BRIEFING)
    assert (found.speaker, found.party, found.addressee) == ("Chinese Foreign Ministry", "CHN", "reporters")


def test_a_label_that_nobody_is_known_by() -> None:
    text = "Transcript\n\nMS. HOLM: The ferry sails at noon.\n\nMS. HOLM: The port is open again."
    found = read_text(text)
    assert len(found) == 2
    assert all("holm" in r.speaker.lower() for r in found)


def test_a_dateline_without_anyone_who_acts() -> None:
    [found] = read_text("Statement\n\nTunis, 3 March 2019\n\nOur sympathy to all.")
    assert found.party == "TUN"


def test_a_title_by_nobody_known() -> None:
    assert read_text("Statement by the\n\nWe regret the loss of life. Our thoughts are with them.") == []


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Readout of the call with President Ghani", True),
        ("Joint statement on the Strait", True),
        ("FACT SHEET: sanctions", True),
        ("Minister travels to Oslo", True),
        ("Rebels take the bridge", False),
        ("The estate of the late emir", False),
    ],
)
def test_titles(title: str, found: bool) -> None:
    assert bool(signs().title.search(title)) is found


def test_a_statement_without_a_name_at_its_head() -> None:
    text = (
        "Statement on the attack in Hodeidah\n\nWe condemn the attack on the port of Hodeidah in Yemen.\n\n"
        "Our embassy in Riyadh is in touch with the families.\n\nThe United Kingdom stands by the people of Yemen."
    )
    assert {r.party for r in read_text(text)} == {"GBR"}
