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
