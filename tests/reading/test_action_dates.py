"""When a deed was done: published on Tuesday, 12 March 2019."""

import pytest

from detente.records import Action

from .test_actions import read


def dates(text: str, kind: str) -> set[str | None]:
    found = [r for r in read(text) if isinstance(r, Action) and r.type == kind]
    assert found, text
    return {r.date for r in found}


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Kenya closed the border with Somalia in February.", "SANCTION", "2019-02"),
        ("The port, which is run by China, was bombed by Libya on Monday.", "ASSAULT", "2019-03-11"),
        ("The camp, guarded since the truce of June 2017, was shelled on Sunday by Sudan.", "ASSAULT", "2019-03-10"),
        ("On Saturday Chad attacked the town, killing four Sudanese soldiers.", "ASSAULT", "2019-03-09"),
        ("On March 2, Ethiopia attempted to seize the island from Eritrea.", "ASSAULT", "2019-03-02"),
        (
            "Peru asked the two senators on Friday to hold off on sanctions against Bolivia.",
            "REQUEST",
            "2019-03-08",
        ),
        ("Norway, which expelled two Russian diplomats in 2017, praised Sweden.", "SANCTION", "2017"),
    ],
)
def test_a_deed_has_the_date_of_its_own_clause(text: str, kind: str, date: str) -> None:
    assert date in dates(text, kind)


def test_the_date_of_a_relative_clause_is_not_that_of_the_main_clause() -> None:
    found = dates("Norway, which expelled two Russian diplomats in 2017, rejected the proposal.", "REJECT")
    assert found == {"2019-03-12"}


def test_what_is_done_by_saying_it_has_the_day_on_which_it_was_said() -> None:
    text = "Egypt said on Sunday that Sudan had broken the truce. It called on Sudan to withdraw from the port."
    assert dates(text, "ACCUSE") == {"2019-03-10"}
    assert dates(text, "REQUEST") == {"2019-03-10"}


def test_what_is_planned_has_no_day_on_which_it_was_said() -> None:
    assert dates("Egypt said on Sunday that it would withdraw its troops from the port.", "RETREAT") == {None}


def test_what_could_not_be_done_on_tuesday_was_tried_on_a_tuesday_gone_by() -> None:
    found = dates("On Monday Russia could not persuade Turkey to accept the list.", "REQUEST")
    assert found == {"2019-03-11"}


def test_a_day_to_come_is_not_that_of_what_has_happened() -> None:
    assert dates("Egypt demanded a result from Sudan before the vote of 2021.", "REQUEST") <= {None, "2019-03-12"}


@pytest.mark.parametrize(
    "text", ["Ethiopia rejected the 2015 text.", "Ethiopia has refused to reopen the agreement of March 2015."]
)
def test_the_date_in_the_name_of_a_text_is_not_that_of_the_deed(text: str) -> None:
    assert not any((date or "").startswith("2015") for date in dates(text, "REJECT"))
