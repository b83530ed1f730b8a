"""Actions in the single sentences of news agencies: what happens at home, who is meant by whom, goods and persons."""

import pytest

from detente.language.pipeline import load
from detente.reading.actions import actions
from detente.reading.context import context
from detente.records import Action, Report


def read(text: str) -> list[Action]:
    return actions(context(load().parse(Report(path="r.txt", text=text, format="text", published="2001-05-02"))))


def told(text: str) -> list[tuple[str, object, object]]:
    return [(a.type, a.source, a.target) for a in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan police arrested 40 students in Nairobi on Friday.", ("COERCE", "KEN", "KEN")),
        ("Thousands of Peruvians marched through Lima to demand the resignation of the president.",
         ("PROTEST", "PER", "PER")),
        ("Egyptian police opened fire on a crowd in Suez, killing a student.", ("ASSAULT", "EGY", "EGY")),
        ("Zambia's parliament criticised the Zambian government over the budget.", ("ACCUSE", "ZMB", "ZMB")),
        ("Greek farmers blocked a road on Monday to denounce the policies of Bulgaria.", ("PROTEST", "GRC", "BGR")),
        ("A Canadian priest was arrested in Lebanon on Monday.", ("COERCE", "LBN", "CAN")),
        ("Prisoners rioted at a jail in Ecuador on Monday.", ("PROTEST", "ECU", "ECU")),
    ],
)  # fmt: skip
def test_deeds_at_home_have_the_own_side_as_target(text: str, expected: tuple[object, ...]) -> None:
    assert expected in told(text), told(text)


def test_what_a_state_does_with_its_own_forces_has_no_target() -> None:
    assert ("REJECT", "KEN", None) in told("Kenya opposes the deployment of troops.")
    assert all(a.target != "SYR" for a in read("Syria withdrew its troops on Monday."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vietnam withdrew the last of its troops from Cambodia on Tuesday.", ("RETREAT", "VNM", "KHM")),
        ("Libya released four Bulgarian nurses who had been held for eight years.", ("RETREAT", "LBY", "BGR")),
        ("Japan gave Laos $40 million on Monday to repair roads damaged by floods.", ("AID", "JPN", "LAO")),
        ("Cuban doctors handed over 300 kg of medicine to Honduras on Monday.", ("AID", "CUB", "HND")),
        ("Bangladeshi troops arrived in Sierra Leone on Tuesday.", ("MOBILIZE", "BGD", "SLE")),
        ("Israel is opposed to French mediation.", ("REJECT", "ISR", "FRA")),
        ("Lebanon complained to the United Nations about Israeli air raids.", ("ACCUSE", "LBN", "ISR")),
        ("Tunisia eased travel restrictions on Algeria.", ("CONCEDE", "TUN", "DZA")),
        ("Oman gave Yemen tents and other supplies on Monday.", ("AID", "OMN", "YEM")),
        ("Some 4,000 Eritreans sought refuge in Sudan last month.", ("REQUEST", "ERI", "SDN")),
        ("The United States speeded up the withdrawal of some forces from Panama.", ("RETREAT", "USA", "PAN")),
        ("Rwanda's prime minister was indicted by the U.N. war crimes court.", ("ACCUSE", "UN", "RWA")),
        ("Guyana must be ready to negotiate, the Venezuelan president said.", ("REQUEST", "VEN", "GUY")),
        ("Hezbollah guerrillas shelled an Israeli village.", ("ASSAULT", "HEZBOLLAH", "ISR")),
        ("Russia threatened to leave the talks unless Georgia apologised.", ("THREATEN", "RUS", "GEO")),
    ],
)
def test_who_did_what_to_whom(text: str, expected: tuple[object, ...]) -> None:
    assert expected in told(text), told(text)


def test_an_exercise_of_several_is_a_joint_one() -> None:
    assert ("COOPERATE", ["USA", "KEN"], ["USA", "KEN"]) in [
        (a.type, a.source, a.target) for a in read("American and Kenyan troops began exercises near Mombasa on Monday.")
    ]


def test_to_be_engaged_in_an_offensive_is_no_talk() -> None:
    assert all(a.type != "CONSULT" for a in read("Serb forces were engaged in an offensive in Croatia."))


def test_two_leaders_with_their_names_sign_together() -> None:
    text = "Cuban leader Fidel Castro and Angolan President Agostinho Neto signed a treaty of friendship."
    assert ("AGREE", ["CUB", "AGO"], ["CUB", "AGO"]) in told(text), told(text)


def test_peoples_by_descent_are_not_the_state_of_their_name() -> None:
    assert told("Ethnic Albanians in Serbia demonstrated in Nis.") == [("PROTEST", "SRB", "SRB")]
    assert all(a.source != "ALB" for a in read("Ethnic Albanians have sworn to fight."))


def test_the_words_of_a_name_did_not_happen() -> None:
    assert all(a.type != "ASSAULT" for a in read("France invited the Palestine Liberation Organization to Paris."))


@pytest.mark.parametrize(
    "text", ["Israeli soldiers arrested 20 Palestinians, military sources said.",
             "Thai troops shelled a Cambodian village, relief officials in Laos said."],
)  # fmt: skip
def test_witnesses_accuse_nobody(text: str) -> None:
    found = read(text)
    assert all(a.type != "ACCUSE" for a in found)
    assert {a.factuality for a in found} == {"happened"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudanese aircraft bombed a market in the South Sudanese town of Bentiu.", ("ASSAULT", "SDN", "SSD")),
        ("Rioters in Conakry set fire to a police station.", ("PROTEST", "GIN", "GIN")),
        ("Nurses in Ghana walked out on Monday over unpaid allowances.", ("PROTEST", "GHA", "GHA")),
        ("The United States suspended a military aid program for Bosnia.", ("SANCTION", "USA", "BIH")),
    ],
)
def test_places_crowds_and_programmes(text: str, expected: tuple[object, ...]) -> None:
    assert expected in told(text), told(text)


def test_a_word_that_is_a_surname_too_names_nobody_out_of_office() -> None:
    assert all(a.source != "KURDISH-MILITIA" for a in read("Muslim hackers defaced the site of a Danish newspaper."))


def test_the_release_of_a_film_frees_nobody() -> None:
    assert all(a.type != "RETREAT" for a in read("Peru expelled the Japanese envoy after the release of a film."))


def test_what_is_measured_is_given_once() -> None:
    found = read("The United Nations will provide 25,000 tons of food aid to Eritrea, an official said.")
    assert [(a.type, a.target, a.factuality) for a in found] == [("AID", "ERI", "planned")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Museveni threatened to ban Ugandan opposition candidates.", ("THREATEN", "UGA", "UGA")),
        ("Algerian farmers demanded the return of their land.", ("REQUEST", "DZA", "DZA")),
        ("Serbia lifted a night curfew in Montenegro.", ("CONCEDE", "SRB", "MNE")),
    ],
)
def test_threats_demands_and_curfews_at_home(text: str, expected: tuple[object, ...]) -> None:
    assert expected in told(text), told(text)


def test_where_people_were_killed_is_not_who_killed_them() -> None:
    assert all(a.source != "MLI" for a in read("France condemned the riots, in which nine people were killed in Mali."))


def test_talks_aimed_at_something_are_held() -> None:
    text = "The Greek president met the Turkish prime minister on Monday for talks aimed at ending the war."
    (met,) = [a for a in read(text) if a.type == "CONSULT"]
    assert met.factuality == "happened"
