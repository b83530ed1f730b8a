"""People merge and split events; what they decide is kept with its reason, holds later, and can be taken back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import UsageError
from detente.ledger import Ledger, corrections, decisions, event_queries, merging

from .samples import sound
from .tellings import Source, groups
from .test_merging import fresh

WHO = ("ann", "2024-03-07T09:00:00Z")
DAY = {"date": "2024-03-05"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        yield opened
    assert sound(tmp_path / "ledger.db")


def told(ledger: Ledger, *sources: Source) -> None:
    for source in sources:
        source.add(ledger)
    merging.settle(ledger)


@pytest.fixture
def three(ledger: Ledger) -> list[str]:
    """Two accounts of one event, and one of another."""
    dates = {"a.txt": "2024-03-05", "b.txt": "2024-03-05", "c.txt": "2024-03-09"}
    sources = [Source(path).contact("AAA", "BBB", date=date) for path, date in dates.items()]
    told(ledger, *sources)
    return [source.ids[0] for source in sources]


def test_a_merge_puts_whole_events_together(ledger: Ledger, three: list[str]) -> None:
    a, b, c = three
    before = {name: ledger.record(name) for name in three}
    event = decisions.merge(ledger, [b, c], *WHO, reason="a slip of the pen")
    assert [account.record.id for account in event.accounts] == three
    assert groups(ledger) == [sorted(three)]
    by_hand = [joint for joint in event.joints if joint.by == "ann"]
    assert by_hand and all("a slip of the pen" in joint.why and joint.score is None for joint in by_hand)
    assert {name: ledger.record(name) for name in three} == before
    [decision] = decisions.history(ledger, a)
    assert (decision.verb, decision.author, decision.time, decision.reason) == ("merge", *WHO, "a slip of the pen")


def test_a_split_takes_one_account_out(ledger: Ledger, three: list[str]) -> None:
    a, b, _ = three
    events = decisions.split(ledger, b, *WHO)
    assert [len(event.accounts) for event in events] == [1, 1] and groups(ledger) == []
    told(ledger, other := Source("d.txt").contact("AAA", "BBB", **DAY))
    [group] = groups(ledger)
    assert other.ids[0] in group and not {a, b} <= set(group)


def test_a_split_of_an_event_takes_all_apart(ledger: Ledger, three: list[str]) -> None:
    event = decisions.merge(ledger, three[1:], *WHO)
    assert len(decisions.split(ledger, event.id, *WHO)) == 3
    assert groups(ledger) == []


def test_undo_takes_back_one_at_a_time(ledger: Ledger, three: list[str]) -> None:
    a, b, c = three
    decisions.merge(ledger, [b, c], *WHO)
    decisions.split(ledger, a, *WHO)
    assert groups(ledger) == [sorted([b, c])]
    assert decisions.undo(ledger, a, *WHO).verb == "split"
    assert groups(ledger) == [sorted(three)]
    undone = decisions.undo(ledger, "ev-" + c[3:], "bob", WHO[1], reason="no slip")
    assert undone.verb == "merge" and [len(event.accounts) for event in undone.events] == [2, 1]
    assert groups(ledger) == [sorted([a, b])]
    with pytest.raises(UsageError, match="nothing to undo"):
        decisions.undo(ledger, "ev-" + a[3:], *WHO)
    with pytest.raises(UsageError, match="no correction to undo"):
        decisions.undo(ledger, a, *WHO)
    assert [d.verb for d in decisions.history(ledger, b)] == ["merge", "split", "undo", "undo"]


def test_undo_of_a_record_takes_back_whatever_came_last(ledger: Ledger, three: list[str]) -> None:
    a, _, c = three
    corrections.correct(ledger, c, {"place": "Geneva"}, *WHO)
    decisions.merge(ledger, [a, c], *WHO)
    corrections.correct(ledger, c, {"place": "Vienna"}, *WHO)
    assert [decisions.undo(ledger, c, *WHO).verb for _ in range(3)] == ["correction", "merge", "correction"]
    assert ledger.record(c) == ledger.history(c).as_read


def test_the_later_decision_holds(ledger: Ledger, three: list[str]) -> None:
    a, b, _ = three
    decisions.split(ledger, a, *WHO)
    decisions.merge(ledger, [a, b], *WHO)
    assert groups(ledger) == [sorted([a, b])]
    decisions.split(ledger, b, *WHO)
    assert groups(ledger) == []


def test_decisions_hold_when_a_report_is_read_again(ledger: Ledger, three: list[str]) -> None:
    a, b, c = three
    decisions.merge(ledger, [b, c], *WHO)
    decisions.split(ledger, a, *WHO)
    later = Source("c.txt", title="Update").contact("CCC", "DDD", date="2024-03-08").contact(
        "AAA", "BBB", date="2024-03-09", words="The ministers sat down by the lake."
    )  # fmt: skip
    told(ledger, later)
    assert groups(ledger) == [sorted([b, later.ids[1]])]
    assert c not in later.ids
    assert event_queries.event(ledger, c).id == event_queries.event(ledger, b).id  # its old id leads there too
    Source("b.txt").contact("AAA", "BBB", date="2023").add(ledger, reread=True, model="2.0")
    merging.settle(ledger)
    assert groups(ledger) == []


def test_what_cannot_be_merged_or_split(ledger: Ledger) -> None:
    source = Source("a.txt").contact("AAA", "BBB", **DAY).consult().action("AID", "AAA", "BBB", **DAY)
    told(ledger, source, Source("b.txt").contact("AAA", "BBB", **DAY))
    contact, consult, aid = source.ids
    for names, says in (
        ([contact, aid], "of kind contact and .* of kind action"), ([contact, consult], "one event already"),
        ([contact], "nothing to merge"), ([contact, contact], "nothing to merge"),
        ([contact, "co-x"], "did you mean co-"), ([contact, "ev-x"], "did you mean ev-"),
    ):  # fmt: skip
        with pytest.raises(UsageError, match=says):
            decisions.merge(ledger, names, *WHO)
    for name, says in ((aid, "stands alone"), ("ev-zzz", "no event 'ev-zzz'"), ("ac-zzz", "did you mean ac-")):
        with pytest.raises(UsageError, match=says):
            decisions.split(ledger, name, *WHO)
    assert decisions.history(ledger, contact) == []


def test_what_does_not_count_is_not_merged(ledger: Ledger, three: list[str]) -> None:
    a, b, c = three
    corrections.reject(ledger, b, *WHO)
    with pytest.raises(UsageError, match=f"{b} is rejected: take that back first"):
        decisions.merge(ledger, [a, b], *WHO)
    Source("c.txt", title="Update").add(ledger)
    merging.settle(ledger)
    with pytest.raises(UsageError, match=f"{c} is of an earlier reading"):
        decisions.split(ledger, c, *WHO)


def test_actions_that_the_rules_leave_alone_can_be_merged(ledger: Ledger) -> None:
    told(ledger, Source("a.txt").action("REQUEST", "AAA", "BBB").action("CONSULT", "AAA", "BBB"),
         Source("b.txt").action("ACCUSE", "AAA", "BBB").action("CONSULT", "AAA", "BBB"))  # fmt: skip
    rows = ledger.connection.query("SELECT id FROM record ORDER BY reading, n")
    request, first, accusation, second = (name for (name,) in rows)
    decisions.merge(ledger, [request, accusation], *WHO)
    decisions.merge(ledger, [first, second], *WHO)
    assert groups(ledger) == sorted([sorted([request, accusation]), sorted([first, second])])
    told(ledger, Source("a.txt", title="Update").action("REQUEST", "AAA", "BBB").action("CONSULT", "AAA", "BBB"))
    assert [len(group) for group in groups(ledger)] == [2, 2]


def test_decisions_are_only_added(ledger: Ledger, three: list[str]) -> None:
    decisions.merge(ledger, three, *WHO)
    with sqlite3.connect(ledger.connection.path) as other, pytest.raises(sqlite3.IntegrityError):
        other.execute("DELETE FROM decision")
    other.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.permutations(range(4)), st.booleans()), max_size=5))
def test_the_last_decision_always_holds(steps: list[tuple[bool, list[int], bool]]) -> None:
    with fresh() as ledger:
        sources = [Source(f"{n}.txt").contact("AAA", "BBB", date=f"2024-03-0{n // 2 + 1}") for n in range(4)]
        told(ledger, *sources)
        start, ids = groups(ledger), [source.ids[0] for source in sources]
        done = 0
        for merge, order, pair in steps:
            one, other = ids[order[0]], ids[order[1]]
            try:
                if merge:
                    decisions.merge(ledger, [one, other] if pair else [one, other, ids[order[2]]], *WHO)
                    assert any({one, other} <= set(group) for group in groups(ledger))
                else:
                    decisions.split(ledger, one, *WHO)
                    assert not any(one in group for group in groups(ledger))
                done += 1
            except UsageError as error:
                assert "already" in str(error) or "alone" in str(error)
        for _ in range(done):
            last = max((d for name in ids for d in decisions.history(ledger, name) if _holds(ledger, d.number)),
                       key=lambda d: d.number)  # fmt: skip
            decisions.undo(ledger, last.accounts[0].record, *WHO)
        assert groups(ledger) == start


def _holds(ledger: Ledger, number: int) -> bool:
    """Whether a merge or split is not taken back."""
    return not ledger.connection.query(
        "SELECT 1 FROM decision WHERE undoes = ?1 OR (number = ?1 AND verb = 'undo')", [number]
    )
