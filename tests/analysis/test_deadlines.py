"""What is due, overdue, slipped, kept; commitments told by several reports; conditions."""

from collections.abc import Sequence
from typing import Any

from detente.analysis.deadlines import Deadline, Undertaking, deadlines


def undertaking(record: str = "a", **fields: Any) -> Undertaking:
    values = {"obligors": ("ABC",), "what": "open the port to inspectors", "status": "pledged", "published": 10,
              "due": 50, **fields}  # fmt: skip
    return Undertaking(record=record, **values)


def nothing(_words: Sequence[str], _day: int) -> None:
    return None


def one(*found: Undertaking, day: int = 20) -> Deadline:
    [only] = deadlines(found, day, nothing)
    return only


def test_due_and_overdue() -> None:
    assert (one(undertaking()).state, one(undertaking()).days) == ("due", 30)
    assert one(undertaking(), day=50).state == "due"
    late = one(undertaking(), day=51)
    assert (late.state, late.days) == ("overdue", -1)
    assert one(undertaking(due=None)).state == "undated"


def test_what_was_put_off_is_due_later_and_known_as_slipped() -> None:
    found = one(undertaking(status="slipped", due=90, due_first=50), day=60)
    assert (found.state, found.slipped, found.due, found.due_first) == ("due", True, 90, 50)


def test_a_later_report_tells_how_it_ended() -> None:
    first = undertaking()
    kept = undertaking("b", status="kept", published=48, what="open the port to the inspectors", due=None)
    found = one(first, kept, day=80)
    assert (found.state, found.records) == ("kept", ("b", "a"))
    assert found.due == 50


def test_a_day_put_off_in_a_later_report_is_the_same_undertaking() -> None:
    found = one(undertaking(), undertaking("b", status="slipped", due=90, due_first=50, published=49), day=60)
    assert (found.state, found.slipped, found.due, found.due_first) == ("due", True, 90, 50)
    assert found.records == ("b", "a")


def test_other_wording_another_day_or_another_party_is_another_undertaking() -> None:
    others = [
        undertaking("b", what="release two prisoners"), undertaking("c", due=70), undertaking("d", obligors=("XYZ",)),
    ]  # fmt: skip
    assert len(deadlines([undertaking(), *others], 20, nothing)) == 4


def test_the_order_is_that_of_the_days() -> None:
    found = deadlines(
        [undertaking("a", due=None, what="resign"), undertaking("b", due=70), undertaking("c", due=30)], 20, nothing
    )
    assert [deadline.records[0] for deadline in found] == ["c", "b", "a"]


def test_conditions() -> None:
    asked: list[tuple[Sequence[str], int]] = []

    def search(words: Sequence[str], day: int) -> str:
        asked.append((words, day))
        return "met"

    [met] = deadlines([undertaking(condition="if the fleet leaves the harbour")], 20, search)
    assert (met.met, met.met_by) == ("perhaps met", "met")
    assert asked == [(["fleet", "leaves", "harbour"], 10)]
    assert one(undertaking(condition="if the fleet leaves the harbour")).met == "not known to be met"
    assert one(undertaking(condition="unless the fleet leaves the harbour")).met == "cannot be told"
    assert one(undertaking(condition="if they can")).met == "cannot be told"
    assert one(undertaking(condition="if the fleet leaves", status="kept")).met is None
