"""The scorer of the gate: what counts as the same record, and what does not."""

from typing import Any

import pytest
from scoring import score, sentences

from detente.records import Action, Contact, Evidence, Figure, Position, Record

TEXT = "Egypt rejected the offer of Ethiopia. The ministers meet in Cairo on Monday.\nSome 300 men left.\n"


def evidence(of: str) -> list[Evidence]:
    start = TEXT.index(of)
    return [Evidence(start=start, end=start + len(of), text=of)]


def action(**changes: Any) -> Record:
    fields = {"type": "REJECT", "source": "EGY", "target": "ETH", "factuality": "happened"} | changes
    return Action(report="r.txt", evidence=evidence("rejected the offer"), **fields)


REJECTED = {"s": [0], "evidence": "Egypt rejected", "type": "REJECT", "source": ["EGY", "SDN"], "target": "ETH"}


def test_sentences_are_numbered_by_lines_and_final_stops() -> None:
    text = "Mr. Shah met J. Doe on Dec. 3. “Yes.” He left!\nA line\n"
    assert [text[a:b].strip() for a, b in sentences(text)] == [
        "Mr. Shah met J. Doe on Dec. 3.", "“Yes.”", "He left!", "A line",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "matched"),
    [({}, 1), ({"target": None}, 1), ({"type": "ACCUSE"}, 0), ({"source": "ETH"}, 0)],
)
def test_an_action_is_the_same_by_type_and_source(changes: dict[str, Any], matched: int) -> None:
    assert score("actions", TEXT, [REJECTED], [action(**changes)]).matched == matched


def test_a_record_counts_once() -> None:
    twice = score("actions", TEXT, [REJECTED], [action(), action(target=None)])
    assert (twice.matched, twice.read, len(twice.extras)) == (1, 2, 1)
    assert score("actions", TEXT, [REJECTED, REJECTED], [action()]).misses == (
        "REJECT ['EGY', 'SDN'] ETH | Egypt rejected",
    )


def test_a_record_of_another_sentence_is_no_match() -> None:
    elsewhere = {**REJECTED, "s": [1]}
    assert score("actions", TEXT, [elsewhere], [action()]).matched == 0


@pytest.mark.parametrize(("form", "s", "matched"), [("meeting", [0], 1), ("call", [1], 0), ("talks", [1], 1)])
def test_a_contact_matches_by_its_month_too_but_a_call_is_no_meeting(form: str, s: list[int], matched: int) -> None:
    wanted = {"s": s, "evidence": "x", "form": form, "parties": ["EGY", "ETH"], "date": "2021-07-05"}
    read = Contact(
        report="r.txt", evidence=evidence("The ministers meet"), form="meeting", participants=[], parties=["EGY"],
        date="2021-07", status="planned",
    )  # fmt: skip
    assert score("contacts", TEXT, [wanted], [read]).matched == matched


@pytest.mark.parametrize(("value", "matched"), [(10.0, 0), (90.0, 1), (None, 1)])
def test_a_position_on_the_other_side_of_the_scale_is_no_match(value: float | None, matched: int) -> None:
    wanted = {"s": [0], "evidence": "x", "party": "EGY", "issue": "filling", "value": 95}
    read = Position(
        report="r.txt", evidence=evidence("rejected"), party="EGY", issue="filling", stance="rejects",
        proposition="the offer", by="reporter", value=value,
    )  # fmt: skip
    assert score("positions", TEXT, [wanted], [read]).matched == matched


def test_a_figure_needs_its_value() -> None:
    wanted = {"s": [2], "evidence": "300 men", "measure": "troops", "value": 300}
    read = [Figure(report="r.txt", evidence=evidence("300 men"), measure="other", value=v) for v in (300, 301)]
    assert score("figures", TEXT, [wanted], read[:1]).f1 == 1.0
    assert score("figures", TEXT, [wanted], read[1:]).f1 == 0.0
