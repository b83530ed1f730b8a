"""The events of a ledger follow its records, in whatever order and however often the reports were read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.ledger import Ledger, corrections, event_queries, merging, pending

from .samples import sound
from .tellings import Source, groups, reasons

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


def test_every_report_keeps_its_own_account(ledger: Ledger) -> None:
    planned = Source("a.txt", "2024-03-04", outlet="Courier").contact("AAA", "BBB", status="planned", **DAY)
    held = Source("b.txt").contact("BBB", "AAA", place="Geneva", form="talks", **DAY)
    told(ledger, held, planned)
    [event] = event_queries.events(ledger, "contact")
    assert event.id == "ev-" + planned.ids[0][3:]
    assert [account.record for account in event.accounts] == [*planned.records, *held.records]
    assert (event.accounts[0].outlet, event.accounts[0].published) == ("Courier", "2024-03-04")
    assert event.fields["status"] == "held" and event.fields["place"] == "Geneva"
    assert event.reports == 2
    [joint] = event.joints
    assert joint.by == "rules" and joint.records == tuple(sorted(planned.ids + held.ids))
    assert "2024-03-05" in joint.why
    assert event_queries.event(ledger, held.ids[0]) == event_queries.event(ledger, "ev-" + held.ids[0][3:]) == event


def test_a_report_alone_is_an_event_of_one_account(ledger: Ledger) -> None:
    source = Source("a.txt").contact("AAA", "BBB", **DAY)
    told(ledger, source)
    [event] = event_queries.events(ledger, "contact")
    assert (event.reports, event.joints, event.fields["date"]) == (1, (), "2024-03-05")


def test_copies_count_as_one_report(ledger: Ledger) -> None:
    first = Source("a.txt").contact("AAA", "BBB", **DAY)
    told(ledger, first)
    ledger.add(Source("b.txt").report(), [], duplicate_of="a.txt", model="1.0", read_at="2024")
    again = Source("c.txt").contact("AAA", "BBB", **DAY)
    ledger.add(again.report(), again.records, duplicate_of="a.txt", model="1.0", read_at="2024")
    merging.settle(ledger)
    [event] = event_queries.events(ledger, "contact")
    assert (len(event.accounts), event.reports) == (2, 1)
    assert event.accounts[0].copies == ("b.txt", "c.txt")


def test_consultations_go_with_their_contact(ledger: Ledger) -> None:
    sources = [Source(path).contact("AAA", "BBB", **DAY).consult() for path in ("a.txt", "b.txt")]
    told(ledger, *sources, Source("c.txt").contact("AAA", "CCC", **DAY).consult())
    assert groups(ledger)[0] == sorted(sources[0].ids + sources[1].ids)
    contact = event_queries.events(ledger, "contact", party="BBB")[0]
    [action] = event_queries.events(ledger, "action", party="BBB")
    assert action.id == contact.id
    assert [account.record.kind for account in action.accounts] == ["action", "action"]
    assert sorted(contact.consultations) == sorted(name for source in sources for name in source.ids[1:])


def test_a_report_that_is_read_again_or_changed_takes_its_old_account_away(ledger: Ledger) -> None:
    other = Source("b.txt").contact("AAA", "BBB", **DAY)
    told(ledger, Source("a.txt").contact("AAA", "BBB", **DAY), other)
    assert len(groups(ledger)) == 1
    Source("a.txt").contact("AAA", "BBB", date="2024-03-01").add(ledger, reread=True, model="2.0")
    merging.settle(ledger)
    assert groups(ledger) == [] and reasons(ledger) == []
    again = Source("a.txt", title="Corrected").contact("AAA", "BBB", **DAY)
    told(ledger, again)
    assert groups(ledger) == [sorted(other.ids + again.ids)]


def test_corrections_move_a_record_to_another_event(ledger: Ledger) -> None:
    one, other = (Source(path).contact("AAA", "BBB", **DAY) for path in ("a.txt", "b.txt"))
    told(ledger, one, other, third := Source("c.txt").contact("AAA", "BBB", date="2024-02-01"))
    corrections.correct(ledger, other.ids[0], {"date": "2024-02-01"}, *WHO)
    assert groups(ledger) == [sorted(other.ids + third.ids)]
    corrections.reject(ledger, other.ids[0], *WHO)
    assert groups(ledger) == []
    corrections.undo(ledger, other.ids[0], *WHO)
    corrections.undo(ledger, other.ids[0], *WHO)
    assert groups(ledger) == [sorted(one.ids + other.ids)]


def test_what_a_killed_run_left_is_decided_later(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "l.db", create=True) as ledger:
        for path in ("a.txt", "b.txt"):
            Source(path).contact("AAA", "BBB", **DAY).add(ledger)
        assert pending.waiting(ledger.connection) == 2 and groups(ledger) == []
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert merging.settle(ledger) == 2
        assert pending.waiting(ledger.connection) == 0 and len(groups(ledger)) == 1
        assert merging.settle(ledger) == 0


def test_other_rules_decide_everything_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    told(ledger, *(Source(path).contact("AAA", "BBB", **DAY) for path in ("a.txt", "b.txt")))
    with monkeypatch.context() as patch:
        patch.setattr(merging, "RULES", "other")
        assert merging.settle(ledger) == 2
    assert len(groups(ledger)) == 1


def test_filters_choose_events_with_all_their_accounts(ledger: Ledger) -> None:
    told(ledger, Source("a.txt").contact("AAA", "BBB", words="By the lake they met.", **DAY),
         Source("b.txt").contact("AAA", "BBB", "UN", **DAY), Source("c.txt").contact("AAA", "DDD", **DAY))  # fmt: skip

    def accounts(**filters: Any) -> list[int]:
        return [len(event.accounts) for event in event_queries.events(ledger, "contact", **filters)]

    assert accounts() == [2, 1]
    assert accounts(party="UN") == accounts(text="lake", report="a.txt") == accounts(limit=1) == [2]
    assert event_queries.events(ledger, "contact", limit=0) == event_queries.events(ledger, "action") == []


# --- the outcome depends on the records only ---

PARTIES = st.lists(st.sampled_from(["AAA", "BBB", "CCC", "UN"]), min_size=1, max_size=3, unique=True)
DATES = st.sampled_from([None, "2024-03-04", "2024-03-05", "2024-03", "2024-03-04/2024-03-05", "2024", "soon"])
WORDS = st.sampled_from(
    ["Inspectors searched the Orlova harbour and its grain silos.", "They met.", "Silos and harbour: inspectors came."]
)
CONTACTS = st.fixed_dictionaries({
    "form": st.sampled_from(["meeting", "talks", "call"]), "date": DATES, "words": WORDS,
    "place": st.sampled_from([None, "Geneva", "Switzerland", "Vienna"]),
    "status": st.sampled_from(["held", "planned", "cancelled"]),
    "participants": st.sampled_from([[], ["Anna Kolb"], ["Anna Kolb", "Jan Maly"], ["Omar Said", "Li Na"]]),
})  # fmt: skip
ACTIONS = st.fixed_dictionaries({
    "date": DATES, "words": WORDS, "mode": st.sampled_from([None, "withdraw", "reach"]),
    "place": st.sampled_from([None, "Geneva", "Switzerland"]),
    "factuality": st.sampled_from(["happened", "planned", "denied"]),
})  # fmt: skip


@st.composite
def sources(draw: st.DrawFn) -> list[Source]:
    """Reports on few parties and days, so that many records may be accounts of one event."""
    found = []
    for number in range(draw(st.integers(2, 6))):
        published = draw(st.sampled_from(["2024-03-04", "2024-03-05", "2024-03-06", "2024-03", None]))
        source = Source(f"{number}.txt", published)
        for _ in range(draw(st.integers(0, 3))):
            parties: Any = draw(PARTIES)
            if draw(st.booleans()):
                source.contact(*parties, **draw(CONTACTS))
                if draw(st.booleans()):
                    source.consult()
            else:
                root = draw(st.sampled_from(["RETREAT", "AGREE", "REQUEST"]))
                source.action(root, parties, draw(st.sampled_from([None, "AAA", parties])), **draw(ACTIONS))
        found.append(source)
    return found


@contextmanager
def fresh() -> Iterator[Ledger]:
    """A ledger for one example."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db", create=True) as ledger:
        yield ledger


def outcome(ledger: Ledger) -> tuple[object, ...]:
    return groups(ledger), reasons(ledger)


@settings(max_examples=60, deadline=None)
@given(sources(), st.data())
def test_neither_order_nor_the_number_of_runs_matters(given: list[Source], data: st.DataObject) -> None:
    with fresh() as scratch:
        told(scratch, *given)
        whole = outcome(scratch)
    with fresh() as ledger, pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "_FEW", 10.0)  # always one by one
        for source in data.draw(st.permutations(given)):
            if data.draw(st.booleans()) and source.records:  # an earlier version of the report told something else
                earlier = Source(source.path, source.published).contact("AAA", "BBB", "UN", date="2024-03-05")
                told(ledger, earlier)
            source.add(ledger)
            if data.draw(st.booleans()):
                merging.settle(ledger)
        if live := [name for source in given for name in source.ids]:
            name = data.draw(st.sampled_from(live))
            corrections.reject(ledger, name, *WHO)
            corrections.undo(ledger, name, *WHO)
        merging.settle(ledger)
        assert outcome(ledger) == whole


@settings(max_examples=40, deadline=None)
@given(sources(), st.data())
def test_a_correction_gives_what_reading_it_so_would_have_given(given: list[Source], data: st.DataObject) -> None:
    contacts = [record for source in given for record in source.records if record.kind == "contact"]
    if not contacts:
        return
    chosen = data.draw(st.sampled_from(contacts))
    changes = {"date": data.draw(DATES), "parties": data.draw(PARTIES)}
    with fresh() as ledger, pytest.MonkeyPatch.context() as patch:
        told(ledger, *given)
        patch.setattr(merging, "_FEW", 10.0)
        corrections.correct(ledger, chosen.id, changes, *WHO)
        one_by_one = outcome(ledger)
        patch.setattr(merging, "_FEW", -1.0)
        pending.note(ledger.connection, [1])
        merging.settle(ledger)
        assert outcome(ledger) == one_by_one


def test_a_contact_that_is_corrected_leaves_the_links_of_another_in_its_report(tmp_path: Path) -> None:
    words = "Inspectors searched the harbour and its grain silos."
    first = Source("0.txt").contact("AAA", words=words).contact("AAA", "BBB", words=words).consult()
    second = Source("1.txt").contact("AAA", "BBB", words=words)
    with Ledger.open(tmp_path / "l.db", create=True) as ledger, pytest.MonkeyPatch.context() as patch:
        told(ledger, first, second)
        before = reasons(ledger)
        patch.setattr(merging, "_FEW", 10.0)
        corrections.correct(ledger, first.ids[0], {"date": None, "parties": ["AAA"]}, *WHO)
        assert reasons(ledger) == before
