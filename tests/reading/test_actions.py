"""Actions: who did what to whom, and whether it was done."""

import pytest

from detente.language.pipeline import load
from detente.reading.actions import actions
from detente.reading.context import context
from detente.records import Action, Report


def read(*paragraphs: str, published: str | None = "2019-03-12") -> list[Action]:
    text = "\n\n".join(("GENEVA (Reuters) - It rained on the lake.", *paragraphs))
    report = Report(path="report.txt", text=text, format="text", published=published)
    found = actions(context(load().parse(report)))
    for record in found:
        assert record.evidence
        for span in record.evidence:
            assert report.text[span.start : span.end] == span.text
    return found


def brief(record: Action) -> tuple[object, ...]:
    return record.type, record.source, record.target, record.factuality


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel bombed Syria on Monday.", ("ASSAULT", "ISR", "SYR", "happened")),
        ("Syria was bombed by Israel on Monday.", ("ASSAULT", "ISR", "SYR", "happened")),
        ("Israel may bomb Syria.", ("ASSAULT", "ISR", "SYR", "conditional")),
        ("Israel will bomb Syria.", ("ASSAULT", "ISR", "SYR", "planned")),
        ("Israel did not bomb Syria.", ("ASSAULT", "ISR", "SYR", "denied")),
        ("Israel launched an attack on Syria.", ("ASSAULT", "ISR", "SYR", "happened")),
        ("France urged Turkey to leave Syria.", ("REQUEST", "FRA", "TUR", "happened")),
        ("France accused Turkey of shelling Syria.", ("ACCUSE", "FRA", "TUR", "happened")),
        ("France accused Turkey of shelling Syria.", ("ASSAULT", "TUR", "SYR", "alleged")),
        ("The United States imposed sanctions on Iran.", ("SANCTION", "USA", "IRN", "happened")),
        ("Iran is under U.S. sanctions.", ("SANCTION", "USA", "IRN", "ongoing")),
        ("Russia threatened to attack Ukraine.", ("THREATEN", "RUS", "UKR", "happened")),
        ("Russia threatened to attack Ukraine.", ("ASSAULT", "RUS", "UKR", "threatened")),
    ],
)
def test_a_sentence(text: str, expected: tuple[object, ...]) -> None:
    assert expected in [brief(r) for r in read(text)], [brief(r) for r in read(text)]


def test_reciprocal_acts_name_all_as_sources() -> None:
    (signed,) = [r for r in read("Russia, Iran and Turkey signed an agreement.") if r.type == "AGREE"]
    assert signed.source == ["RUS", "IRN", "TUR"]


def test_a_quarrel_is_of_both() -> None:
    [quarrel] = [r for r in read("Macron met Erdogan in Nice, where the two clashed over Libya.") if r.type == "ACCUSE"]
    assert quarrel.source == ["FRA", "TUR"]
    assert quarrel.target == ["FRA", "TUR"]


def test_a_meeting_is_consulted_once() -> None:
    found = read("Russia met Iran in Vienna.", "Russia's meeting with Iran lasted an hour.")
    assert len([r for r in found if r.type == "CONSULT"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine demanded that Russia withdraw its troops.",
        "Ukraine wants Russia to withdraw its troops.",
        "Russia refused to withdraw its troops.",
        "Russia denied that it had withdrawn its troops.",
        "Russia could withdraw its troops.",
        "Russia has yet to withdraw its troops.",
    ],
)
def test_what_is_not_done_never_stands_as_done(text: str) -> None:
    real = {"happened", "ongoing"}
    assert not [brief(r) for r in read(text) if r.type == "RETREAT" and r.factuality in real]


def test_a_refusal_is_told() -> None:
    assert ("REJECT", "RUS", "happened") in [
        (r.type, r.source, r.factuality) for r in read("Russia refused to withdraw its troops.")
    ]


def test_a_place_is_told() -> None:
    found = [r for r in read("Russia deployed troops in Syria.") if r.type == "MOBILIZE"]
    assert [(r.source, r.place) for r in found] == [("RUS", "Syria")]


def test_the_end_of_an_attack_is_no_attack() -> None:
    kinds = {r.type for r in read("Turkey stopped bombing Syria.")}
    assert "RETREAT" in kinds
    assert "ASSAULT" not in kinds


def test_a_vowed_attack_is_a_threat() -> None:
    found = [brief(r) for r in read("Turkey vowed to bomb Syria.")]
    assert ("THREATEN", "TUR", "SYR", "happened") in found
    assert ("ASSAULT", "TUR", "SYR", "threatened") in found


@pytest.mark.parametrize(
    "text", ["", "Nothing.", "and " * 600, "((((" * 200, "Russia " * 300, "the strike of the " * 150]
)
def test_any_text_is_survived(text: str) -> None:
    read(text, published=None)


def test_duties_are_a_tariff_only_on_something() -> None:
    assert [a.type for a in read("The council gave Syria binding duties.")] != ["SANCTION"]
    assert [a.type for a in read("China imposed duties on American steel.")] == ["SANCTION"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey's threat of an invasion of Syria alarmed Israel.", ("ASSAULT", "TUR", "SYR", "threatened")),
        ("Mexico's pledge of a deployment of guardsmen came on Monday.", ("MOBILIZE", "MEX", None, "planned")),
        ("Iran's denial of an attack on Israel was expected.", ("ASSAULT", "IRN", "ISR", "denied")),
        ("Syria was praised by Russia for freeing two Britons.", ("RETREAT", "SYR", "GBR", "happened")),
        ("Syria was described by France as having bombed Lebanon.", ("ASSAULT", "SYR", "LBN", "alleged")),
        ("Kenya sent a ship with grain to Somalia.", ("AID", "KEN", "SOM", "happened")),
        ("Somalia is under separate Kenyan sanctions.", ("SANCTION", "KEN", "SOM", "ongoing")),
        ("Kenya has sent six cargo planes of food to Somalia.", ("AID", "KEN", "SOM", "happened")),
        ("Kenya sent four armed drones towards the Somali camp.", ("MOBILIZE", "KEN", "SOM", "happened")),
        ("Kenya sent a column of tanks to Somalia.", ("MOBILIZE", "KEN", "SOM", "happened")),
        ("Algeria switched off the gas to Spain.", ("SANCTION", "DZA", "ESP", "happened")),
    ],
)
def test_deeds_under_nouns_and_participles(text: str, expected: tuple[object, ...]) -> None:
    assert expected in [brief(r) for r in read(text)], [brief(r) for r in read(text)]


def test_who_establishes_a_deed_does_not_accuse() -> None:
    proved = [brief(r) for r in read("Swedish prosecutors proved that Russia had bombed a Syrian clinic.")]
    assert ("ASSAULT", "RUS", "SYR", "happened") in proved
    assert not [r for r in proved if r[0] == "ACCUSE"]
    said = [brief(r) for r in read("Sweden said that Russia had bombed a Syrian clinic.")]
    assert ("ASSAULT", "RUS", "SYR", "alleged") in said


def test_the_state_us_is_no_pronoun() -> None:
    found = read("China demanded that the US cancel the sale of missiles to Taiwan.")
    assert ("REQUEST", "CHN", "USA") in {(r.type, r.source, r.target) for r in found}


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Armenia is willing to open roads to its neighbour.", ("CONCEDE", "ARM", "planned")),
        ("Armenia is not willing to open roads to its neighbour.", None),
        ("Iran said it no longer ruled out a visit by inspectors.", ("CONCEDE", "IRN", "happened")),
        ("Serbia will open the border only if Kosovo lifts the tariff.", ("REQUEST", "SRB", "happened")),
        ("Iran said that a visit by inspectors was out of the question.", ("REJECT", "IRN", "happened")),
        ("Egypt said that it was vital that talks resume.", ("REQUEST", "EGY", "happened")),
    ],
)
def test_a_move_that_no_word_names(text: str, move: tuple[str, str, str] | None) -> None:
    found = {(r.type, r.source, r.factuality) for r in read(text)}
    assert move in found if move else not any(type_ == "CONCEDE" for type_, _, _ in found)


def test_a_threat_is_made_to_whom_the_deed_would_be_done() -> None:
    found = read("Iran threatened to launch an offensive against Iraq.")
    assert ("THREATEN", "IRQ") in {(r.type, r.target) for r in found}
    assert all(r.factuality == "threatened" for r in found if r.type == "ASSAULT")


def test_confidence_is_that_of_the_judge() -> None:
    [plain] = [r for r in read("Iran attacked Iraq on Monday.") if r.type == "ASSAULT"]
    vague = [r for r in read("Iran and Iraq are far apart. The war goes on.") if r.type == "ASSAULT"]
    assert all(r.confidence < plain.confidence for r in vague)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya expelled a Rwandan envoy, but Uganda did not.", ("SANCTION", "UGA", None, "denied")),
        ("Kenya expelled a Rwandan envoy, and Uganda may do so soon.", ("SANCTION", "UGA", None, "conditional")),
        ("Kenya armed the Somali police and Ethiopia followed suit.", ("AID", "ETH", "SOM", "happened")),
    ],
)
def test_a_deed_told_by_an_auxiliary_alone(text: str, expected: tuple[object, ...]) -> None:
    found = [brief(r) for r in read(text)]
    assert any(r[:2] == expected[:2] and r[3] == expected[3] for r in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Libya granted Malta's request for fuel.",
        "Libya rebuffed Malta's request for fuel.",
        "Malta's request for fuel was announced on Friday.",
    ],
)
def test_what_one_side_uttered_stands_whatever_the_other_made_of_it(text: str) -> None:
    asked = [brief(r) for r in read(text)]
    assert any(r[0] == "REQUEST" and r[1] == "MLT" and r[3] == "happened" for r in asked), asked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Having freed two Chilean sailors, Peru asked Brazil for a loan.", ("RETREAT", "PER", "happened")),
        ("Serbia's minister denied any deployment of gendarmes.", ("MOBILIZE", "SRB", "denied")),
        ("Tunisia, whose border Libya closed in May, sent a note to Cairo.", ("SANCTION", "LBY", "happened")),
        ("The Taliban might stop attacking Afghan cities.", ("RETREAT", "TALIBAN", "conditional")),
        ("Norway admits that one of its trawlers rammed a Danish boat.", ("ASSAULT", "NOR", "happened")),
        ("Sudan rejected reports that it had armed the militia.", ("AID", "SDN", "denied")),
        ("Belgium offered Ukraine two frigates.", ("AID", "BEL", "conditional")),
        ("Chad's rebels attacked the capital.", ("ASSAULT", "MILITANTS", "happened")),
        ("The Georgian opposition rejected the law.", ("REJECT", "GEORGIAN-OPPOSITION", "happened")),
        ("No Ugandan trucks were allowed to cross by Kenya.", ("RETREAT", "KEN", "denied")),
        ("Ghana, accused by Togo of arming the rebels, denied it.", ("AID", "GHA", "alleged")),
        ("Ghana, condemned by Togo for seizing the port, walked out.", ("ASSAULT", "GHA", "happened")),
        ("Benin denies blocking relief for Togo.", ("COERCE", "BEN", "denied")),
        ("Cuba said that the killing of its crew will not go unpunished.", ("THREATEN", "CUB", "happened")),
        ("Denmark said it would send the patrol ship HDMS Ejnar.", ("MOBILIZE", "DNK", "planned")),
        ("Kenya asked Uganda for talks, and it let in 400 lorries last week.", ("RETREAT", "KEN", "happened")),
        ("The emerging deal between Fiji and Samoa is a catastrophe.", ("AGREE", ["FJI", "WSM"], "planned")),
        ("Armenian and Azerbaijani troops exchanged artillery fire.", ("ASSAULT", ["ARM", "AZE"], "happened")),
        ("Iran warned that it would not yield, and held manoeuvres by the river.", ("MOBILIZE", "IRN", "happened")),
        ("Kenya has ordered Somalia's ambassador to leave.", ("SANCTION", "KEN", "happened")),
        ("Chile was prepared to resume dialogue with Peru, it said.", ("CONCEDE", "CHL", "planned")),
        ("The rebels were tracked and killed by a French jet.", ("ASSAULT", "FRA", "happened")),
        ("North Korea is isolated. The North seized a South Korean boat.", ("COERCE", "PRK", "happened")),
    ],
)
def test_who_did_it_in_involved_clauses(text: str, expected: tuple[object, ...]) -> None:
    found = [(r.type, r.source, r.factuality) for r in read(text)]
    assert expected in found, found


def test_who_has_not_refused_is_said_to_yield_and_not_to_refuse() -> None:
    found = [r.type for r in read("Ghana has never refused to discuss the border with Togo.")]
    assert "CONCEDE" in found
    assert "REJECT" not in found


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Peru no longer insists on keeping troops in the valley.", ("REQUEST", "PER")),
        ("The court ordered Chad to take no action against Niger.", ("ACCUSE", "TCD")),
        ("The Portuguese navy conducted rescue operations off Angola.", ("ASSAULT", "PRT")),
        ("The ambassador of Laos has still not returned.", ("REJECT", "LAO")),
    ],
)
def test_what_only_looks_like_a_deed_is_none(text: str, absent: tuple[object, ...]) -> None:
    assert absent not in [(r.type, r.source) for r in read(text)]


def test_how_a_deed_was_done_is_no_second_one() -> None:
    text = "Mali rejected a French accusation that it had killed three drivers in a drone strike."
    assert [r.factuality for r in read(text) if r.type == "ASSAULT"] == ["denied"]


def test_what_a_stranger_does_is_not_done_by_who_is_near() -> None:
    """A person of whom nothing tells whom he serves: his request was once the speaker's."""
    told = (
        "Statement by Foreign Minister Sergei Lavrov on the talks\n\nWe will not renegotiate the text. We know it. "
        "Lord Halden asked yesterday in Lisbon for a new text. I have told him that this is not the way."
    )
    assert not [record for record in read(told) if record.type == "REQUEST"]
