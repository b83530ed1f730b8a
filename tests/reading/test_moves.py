"""Verbal moves that no event word tells: threats on a condition, refusals by nobody, judgements, wrongs."""

import pytest

from .test_actions import read


def moves(text: str) -> set[tuple[object, object, object]]:
    plain = [[tuple(v) if isinstance(v, list) else v for v in (r.type, r.source, r.target)] for r in read(text)]
    return {(kind, source, target) for kind, source, target in plain}


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("If Armenia fires again, we will respond, the Turkish president said.", ("THREATEN", "TUR", "ARM")),
        ("If Kenya closes the port, Uganda will have no choice, its minister said.", ("THREATEN", "UGA", "KEN")),
        ("“If Chad moves its tanks, there will be war,” the Libyan premier said.", ("THREATEN", "LBY", "TCD")),
        ("“We will not allow Eritrea to arm the rebels,” the Sudanese president said.", ("THREATEN", "SDN", "ERI")),
        ("“If Peru dams the river, we will not hesitate,” a Bolivian minister said.", ("THREATEN", "BOL", "PER")),
    ],
)  # fmt: skip
def test_harm_on_a_condition_is_threatened(text: str, move: tuple[str, str, str]) -> None:
    assert move in moves(text), moves(text)


def test_good_on_a_condition_is_no_threat() -> None:
    found = moves("If Armenia opens the road, we will sign, the Turkish president said.")
    assert not [m for m in found if m[0] == "THREATEN"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Norway said that no Russian trawlers would be admitted.", "NOR"),
        ("Egypt said the canal was not up for negotiation.", "EGY"),
        ("“Our fishing grounds are not negotiable,” the Icelandic premier said.", "ISL"),
        ("India replied that a new border was not on the table.", "IND"),
        ("“The island is not for sale,” the Danish premier said.", "DNK"),
        ("Ghana was not willing to reopen the border.", "GHA"),
    ],
)
def test_what_is_barred_is_refused(text: str, source: str) -> None:
    assert ("REJECT", source) in {m[:2] for m in moves(text)}, moves(text)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Yemen said that Oman had betrayed its neighbours.", ("ACCUSE", "YEM", "OMN")),
        ("Cuba says the United States is prolonging the war.", ("ACCUSE", "CUB", "USA")),
        ("Nepal complained that India was ignoring the treaty.", ("ACCUSE", "NPL", "IND")),
        ("Greece said Albania had not honoured the agreement.", ("ACCUSE", "GRC", "ALB")),
    ],
)
def test_who_tells_of_anothers_wrong_accuses(text: str, move: tuple[str, str, str]) -> None:
    assert move in moves(text), moves(text)


def test_who_tells_of_an_own_fault_accuses_nobody() -> None:
    assert "ACCUSE" not in {m[0] for m in moves("Greece said that it had not honoured the agreement.")}


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Chile called the exclusion of Peru a mistake.", ("ACCUSE", "CHL", "PER")),
        ("Morocco calls the evidence forged.", ("ACCUSE", "MAR", None)),
        ("Serbia will not return to the talks after what it called Croatian backtracking.", ("ACCUSE", "SRB", "HRV")),
        ("Japan calls the treaty an important advance.", ("SUPPORT", "JPN", None)),
        ("“The treaty is a step forward,” the Kenyan president said.", ("SUPPORT", "KEN", None)),
        ("“The vote marks a turning point,” the Kenyan president said.", ("SUPPORT", "KEN", None)),
    ],
)
def test_judgements(text: str, move: tuple[str, str, str | None]) -> None:
    assert move in moves(text), moves(text)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("“We hope that Sudan will return to the table,” the Egyptian minister said.", ("REQUEST", "EGY", "SDN")),
        ("Ghana expects that Togo will open the bridge.", ("REQUEST", "GHA", "TGO")),
        ("Portugal trusts that Spain will keep the river clean.", ("REQUEST", "PRT", "ESP")),
        ("“I would urge Chile to come back,” the Peruvian president said.", ("REQUEST", "PER", "CHL")),
        ("“We want to thank Norway for its help,” the Swedish premier said.", ("SUPPORT", "SWE", "NOR")),
        ("“I would ask Laos not to build the dam,” the Thai minister said.", ("REQUEST", "THA", "LAO")),
        ("“We are proud that Malta has taken them in,” the Italian premier said.", ("SUPPORT", "ITA", "MLT")),
        ("“This barbaric attack by Eritrea will not stop us,” the Sudanese president said.", ("ACCUSE", "SDN", "ERI")),
        ("“The brutal regime in Syria is isolated,” the French minister said.", ("ACCUSE", "FRA", "SYR")),
    ],
)
def test_what_speakers_do_by_speaking(text: str, move: tuple[str, str, str]) -> None:
    assert move in moves(text), moves(text)


def test_who_kills_at_whose_hands() -> None:
    found = moves("Hundreds of Yemenis have been killed at the hands of Eritrea.")
    assert ("ASSAULT", "ERI") in {m[:2] for m in found}, found


def test_a_report_on_two_sides_addresses_the_other_one() -> None:
    found = read(
        "Ghana urged Togo to open the bridge.",
        "Togo accused Ghana of smuggling.",
        "Ghana condemned Togo.",
        "Togo refused to withdraw its complaint.",
    )
    assert ("REJECT", "TGO", "GHA") in {(r.type, r.source, r.target) for r in found}


def test_nobody_is_addressed_where_a_third_is_named() -> None:
    found = read(
        "Ghana urged Togo to open the bridge.",
        "Togo accused Ghana of smuggling.",
        "Ghana condemned Togo.",
        "Togo refused to talk to Niger.",
    )
    refused = [r for r in found if r.type == "REJECT" and r.source == "TGO"]
    assert [r.target for r in refused] == ["NER"]
