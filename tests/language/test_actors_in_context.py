"""Who is meant, where the dossier, the issuer of a release or what was said before decides."""

import pytest

from detente.dossier import Dossier, DossierActor, DossierParty
from detente.language.actors import Actor

from .resolving import actors_of, who

UNION = Dossier(
    title="Fishing in the strait",
    question="Who may fish?",
    party=(
        DossierParty(code="NUPIA", name="Northern Union"),
        DossierParty(code="ANSAR", name="Houthis (Ansar Allah)"),
        DossierParty(code="REGIME", name="Syrian government"),
    ),
    actor=(
        DossierActor(name="Ulla Brandt", party="NUPIA", role="chief negotiator", aliases=("Brandt",)),
        DossierActor(name="Harbour League", party="NUPIA"),
    ),
)


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("[The Northern Union] said no.", "Northern Union", "NUPIA"),
        ("[The Harbour League] said no.", "Harbour League", "NUPIA"),
        ("[Ulla Brandt] said no.", "Ulla Brandt", "NUPIA"),
        ("The nets stay out, [Brandt] said.", "Ulla Brandt", "NUPIA"),
        ("[The Houthis] said no.", "Houthis", "ANSAR"),
        ("[Ansar Allah] said no.", "Ansar Allah", "ANSAR"),
        ("[The Syrian government] said no.", "Syrian government", "REGIME"),
        ("[Japan] said no.", "Japan", "JPN"),
    ],
)
def test_a_dossier_has_its_own_actors_and_codes(text: str, name: str, party: str) -> None:
    assert who(text, "2019-01-15", UNION) == [(name, party)]


@pytest.mark.parametrize(
    ("text", "home", "name", "party"),
    [
        ("[The president] said the duties will stay.", "USA", "Donald Trump", "USA"),
        ("[The president] said the duties will stay.", "FRA", "Emmanuel Macron", "FRA"),
        ("[The foreign minister] said the text is final.", "GBR", "Jeremy Hunt", "GBR"),
        ("[Officials] said the text is final.", "CAN", "Officials", "CAN"),
        ("[The Chinese president] said the text is final.", "USA", "Xi Jinping", "CHN"),
    ],
)
def test_in_a_release_offices_without_a_country_are_the_issuers(text: str, home: str, name: str, party: str) -> None:
    assert who(text, "2019-06-01", home=home) == [(name, party)]


def test_a_report_without_a_date_has_the_side_but_no_holder() -> None:
    assert who("[The French president] said the call was short.", None) == [("French president", "FRA")]


@pytest.mark.parametrize("side", ["Greek", "Turkish"])
def test_the_official_is_who_spoke_last(side: str) -> None:
    actors = actors_of("A Greek official met a Turkish official in Bern. The official left.")
    first, second = actors.parsed.sentences
    speaker = first.words.index(side) + 1
    [actor] = actors.resolve(first, speaker)
    actors.note(first, speaker, actor)
    assert [a.name for a in actors.resolve(second, 1)] == [f"{side} official"]


def test_a_label_is_looked_up_as_a_name_that_stands_alone() -> None:
    actors = actors_of("Nothing was said.")
    assert actors.lookup("Pompeo") == Actor("Mike Pompeo", ("USA",), "person", "m")
    assert actors.lookup("Nobody At All") is None
    assert [entry.kind for entry in actors.names("Moscow")] == ["capital"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The kingdom is rich. Saudi Arabia sent aid to Yemen. [The kingdom] offered a truce.", "SAU"),
        ("The Houthis seized the port. A week later [the fighters] let two ships pass.", "HOUTHIS"),
        ("President Vučić left early. Kosovo waited. [Vučić] came back.", "SRB"),
        ("We thank Oman, [whose] delegation travelled to Sanaa.", "OMN"),
    ],
)
def test_descriptions_of_the_known(text: str, party: str) -> None:
    assert [codes for _, codes in who(text, "2018-12-05")] == [party]


def test_an_official_text_does_not_take_other_sides_for_its_own() -> None:
    for sentence in ("[The regime] must stop.", "We call on [all sides] to stop."):
        found = who(f"We met all parties in Vienna. {sentence}", "2018-12-05", home="DEU")
        assert all(codes != "DEU" for _, codes in found)


def test_brussels_is_the_union_unless_belgium_is_named() -> None:
    assert [codes for _, codes in who("[Brussels] offered a loan to Serbia.", "2018-12-05")] == ["EU"]
    assert [codes for _, codes in who("Belgium is small. [Brussels] recalled its envoy.", "2018-12-05")] == ["BEL"]


def test_a_place_that_names_an_agreement_tells_no_country() -> None:
    text = "Ukraine kept the Minsk agreements. In Kyiv [the opposition] protested."
    assert all("BELARUS" not in codes for _, codes in who(text, "2019-12-10"))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Russia shelled Kherson overnight. [The mayor] said two people had died.", "UKR"),
        ("Russian drones hit the harbour overnight, [the regional governor] said.", "UNKNOWN"),
        ("Iran let the inspectors of the IAEA in. [The agency] said that was not enough.", "IAEA"),
        ("Iran missed the deadline, [the agency] said.", "UNKNOWN"),
        ("Serbia and Kosovo applied to the European Union. [The bloc] said no to both.", "EU"),
        ("Serbia pleaded with Kosovo all night. [The coalition] said no.", "UNKNOWN"),
    ],
)
def test_bodies_and_local_officials_do_not_serve_the_state_named_last(text: str, party: str) -> None:
    assert [side for _, side in who(text, "2022-06-01")] == [party]


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Cairo threatened to go to court. “We cannot wait for Addis Ababa,” [the Foreign Ministry] said.",
         "Egyptian Foreign Ministry", "EGY"),
        ("Poland accused Belarus of a provocation. [The Foreign Ministry] summoned the envoy.",
         "Polish Foreign Ministry", "POL"),
        ("Guyana objected to the text. They would share the money that the International Monetary Fund holds back "
         "because [its] members do not agree.", "International Monetary Fund", "IMF"),
    ],
)  # fmt: skip
def test_who_is_meant_is_not_what_is_only_spoken_of(text: str, name: str, party: str) -> None:
    assert who(text, "2020-06-18") == [(name, party)]
