"""Known names in a text: where they stand, and what they may mean."""

import pytest

from detente.dossier import Dossier, DossierActor, DossierParty
from detente.language.mentions import gazetteer
from detente.language.pipeline import load
from detente.records import Report

from .resolving import who


def mentions(text: str, dossier: Dossier | None = None) -> list[tuple[str, str, str]]:
    """(words, kind, party) of every known name, by its first reading."""
    parsed = load().parse(Report(path="report.txt", text=text, format="text", published=None))
    found = gazetteer(dossier).mentions(parsed)
    assert len(found) == len(parsed.sentences)
    return [(m.text, m.entry.kind, m.entry.party) for row in found for m in row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan wrote to the Vatican.", [("Japan", "state", "JPN"), ("the Vatican", "state", "VAT")]),
        ("Envoys met in Tbilisi.", [("Tbilisi", "capital", "GEO")]),
        ("The Danish text was short.", [("Danish", "demonym", "DNK")]),
        ("Angela Merkel wrote the letter.", [("Angela Merkel", "person", "DEU")]),
        ("Hezbollah kept its rockets.", [("Hezbollah", "group", "HEZBOLLAH")]),
        ("The letter went to South Korea.", [("South Korea", "state", "KOR")]),
        ("Nobody came to the hall.", []),
    ],
)
def test_known_names_are_found_with_what_they_are(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert mentions(text) == expected


@pytest.mark.parametrize("text", ["The Iranium market fell.", "They met at Omanville.", "A preIraq map was shown."])
def test_a_name_inside_a_longer_word_is_none(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘"])
def test_the_form_of_an_apostrophe_does_not_matter(apostrophe: str) -> None:
    assert ("N'Djamena", "capital", "TCD") in mentions(f"The envoy flew to N{apostrophe}Djamena.")


def test_the_longest_name_wins() -> None:
    assert [text for text, _, _ in mentions("The Korean War ended at the South Korean border.")][-1] == "South Korean"


def test_names_stand_in_the_sentence_that_holds_them() -> None:
    text = "Norway wrote first.\n\nSweden answered."
    parsed = load().parse(Report(path="report.txt", text=text, format="text", published=None))
    rows = gazetteer().mentions(parsed)
    assert [[(m.text, m.first, m.last) for m in row] for row in rows] == [[("Norway", 0, 0)], [("Sweden", 0, 0)]]


def test_a_dossier_adds_its_names_and_its_codes() -> None:
    dossier = Dossier(
        title="Fishing in the strait",
        question="Who may fish?",
        party=(DossierParty(code="NUPIA", name="Northern Union"), DossierParty(code="ANSAR", name="Houthis")),
        actor=(DossierActor(name="Harbour League", party="NUPIA"),),
    )
    text = "The Harbour League wrote to the Northern Union and to Ansar Allah."
    parties = ["NUPIA", "NUPIA", "ANSAR"]
    assert [party for _, _, party in mentions(text, dossier)] == parties
    assert [party for _, _, party in mentions(text)] != parties


def test_a_name_that_stands_alone_is_looked_up() -> None:
    names = gazetteer()
    assert [entry.party for entry in names.lookup(" Moscow ")] == ["RUS"]
    assert names.lookup("Nowhere at all") == ()


def test_a_month_is_no_prime_minister() -> None:
    assert [party for _, party in who("The pact will be signed before [May].", "2017-03-01")] == []
    assert [party for _, party in who("In London [May] refused.", "2017-03-01")] == ["GBR"]
