"""Moves told by how a sentence is built: who speaks, what is ahead of a clause, what hangs on what."""

import pytest

from .test_actions import read


def facts(text: str) -> set[tuple[object, ...]]:
    return {(r.type, r.source if isinstance(r.source, str) else tuple(r.source), r.factuality) for r in read(text)}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Talks had failed, the Kenyan minister said, blaming Uganda for the delay.", ("ACCUSE", "KEN", "happened")),
        ("Oman called the idea “clearly unacceptable”.", ("REJECT", "OMN", "happened")),
        ("Chile demanded that the ban be lifted, calling it a breach of the treaty.", ("ACCUSE", "CHL", "happened")),
        ("For Chad, the accord with Libya is a grave mistake.", ("ACCUSE", "TCD", "happened")),
        ("Ghana said Togo wanted to sabotage the talks.", ("ACCUSE", "GHA", "happened")),
        ("Peru accused Chile of ignoring the treaty.", ("ACCUSE", "PER", "happened")),
    ],
)
def test_blame(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text), facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Sudan stood ready to retaliate against Egypt.", ("THREATEN", "SDN", "happened")),
        ("Nepal warned that it would hold India responsible.", ("THREATEN", "NPL", "happened")),
        ("Turkey vowed that Ankara would block Greek ports.", ("THREATEN", "TUR", "happened")),
        ("President Xi threatens tariffs on Brazilian soybeans.", ("SANCTION", "CHN", "threatened")),
    ],
)
def test_threats(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text), facts(text)


def test_who_is_ready_to_pay_does_not_threaten() -> None:
    assert "THREATEN" not in {fact[0] for fact in facts("Sudan is ready to pay Egypt.")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Morocco has not offered Algeria more than a year.", ("REJECT", "MAR", "happened")),
        ("Spain had no choice but to break off the talks with Morocco.", ("REJECT", "ESP", "happened")),
        ("Jordan has kept Syria out of the Arab League.", ("REJECT", "JOR", "happened")),
        ("Fiji would stop blocking Tonga's membership.", ("CONCEDE", "FJI", "conditional")),
        ("Canada dropped that demand on Friday in return for a seat.", ("CONCEDE", "CAN", "happened")),
        ("The EU dropped Qatar from its list of tax havens.", ("CONCEDE", "EU", "happened")),
    ],
)
def test_refusing_and_yielding(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text), facts(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("“We will continue to press Iraq for an answer,” the Kuwaiti minister said.", ("REQUEST", "KWT", "ongoing")),
        ("The priority should be a cease-fire, Norway's minister said.", ("REQUEST", "NOR", "happened")),
        ("Ireland stressed the need for restraint.", ("REQUEST", "IRL", "happened")),
    ],
)
def test_what_is_asked(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text), facts(text)


def test_an_order_to_ones_own_forces_asks_nothing_of_the_other_side() -> None:
    found = facts("Eritrea ordered the air force to bomb Sudan.")
    assert "REQUEST" not in {fact[0] for fact in found}
    assert ("ASSAULT", "ERI", "planned") in found


def test_what_observers_say_is_nobodys_move() -> None:
    assert facts("Human Rights Watch criticised the law of Uganda.") == set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Libya observed the cease-fire.", ("RETREAT", "LBY", "happened")),
        ("Libya began a pull-out from Chad.", ("RETREAT", "LBY", "ongoing")),
        ("Libya's build-up along the border of Chad went on.", ("MOBILIZE", "LBY", "ongoing")),
    ],
)
def test_words_with_a_hyphen_are_one_word(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text), facts(text)


def test_the_subject_after_a_month_is_found() -> None:
    found = facts("Militias fired rockets at Jordan, and in June Saudi warplanes bombed Yemen.")
    assert ("ASSAULT", "SAU", "happened") in found, found


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Egypt said it was willing to accept a truce with Libya.", ("CONCEDE", "EGY", "planned")),
        ("Chad took the dispute with Sudan to the Security Council.", ("REQUEST", "TCD", "happened")),
        ("India vowed to take measures against Nepal.", ("THREATEN", "IND", "happened")),
        ("The United States froze $90 million in aid to Mali.", ("SANCTION", "USA", "happened")),
        ("The Malian ministers called for restraint in Niger.", ("REQUEST", "MLI", "happened")),
    ],
)
def test_plain_acts(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(text), facts(text)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Mali described the raid by Niger as a breach of the treaty.", "REJECT"),
        ("A Malian official, who asked not to be named, spoke of the raid.", "REQUEST"),
        ("Sudan would have no choice but to protect its farms.", "REJECT"),
        ("Many Sudanese had to leave their homes.", "REQUEST"),
    ],
)
def test_what_is_no_move(text: str, root: str) -> None:
    assert root not in {fact[0] for fact in facts(text)}, facts(text)


def test_who_denies_doing_it_is_not_told_to_do_it() -> None:
    found = facts("Rwanda denies backing the M23 rebels.")
    assert ("SUPPORT", "RWA", "happened") not in found and ("REJECT", "RWA", "happened") in found


@pytest.mark.parametrize(
    "text", ["Libya suspended the cease-fire.", "Libya ended its truce.", "Libya broke off the ceasefire."]
)
def test_who_ends_a_truce_does_not_hold_its_fire(text: str) -> None:
    assert "RETREAT" not in {fact[0] for fact in facts(text)}, facts(text)
