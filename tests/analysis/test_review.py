"""The review queue: what comes first, what leaves it, and what a decision does to the board."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.analysis import board, review
from detente.analysis.review import Asked
from detente.dossier import Dossier
from detente.errors import UsageError
from detente.ledger import Ledger, corrections
from detente.records import Action, Commitment, Contact, Evidence, Position, Record, Report, Statement

TEXT = "The Front wants the port open. The government wants it shut. They met. Shots were fired. Pay by May."
NOW = "2024-05-01T00:00:00Z"
DOSSIER = Dossier.model_validate(
    {
        "title": "The port", "question": "Open or shut?",
        "party": [{"code": code, "name": code} for code in ("FRONT", "GOV", "UN")],
        "issue": [{"id": "port", "question": "Open?", "low": "shut", "high": "open"}],
    }
)  # fmt: skip


def words(n: int) -> list[Evidence]:
    parts = [0, 30, 60, 70, 88, len(TEXT)]
    return [Evidence(start=parts[n], end=parts[n + 1], text=TEXT[parts[n] : parts[n + 1]])]


def position(path: str, party: str | list[str], value: float | None, sure: float = 0.5, **fields: Any) -> Position:
    values = {"issue": "port", "stance": "demands", "proposition": f"{party} {value}", "by": "self", **fields}
    return Position(report=path, evidence=words(0), party=party, value=value, confidence=sure, **values)


def put(ledger: Ledger, path: str, published: str | None, *found: Record) -> None:
    report = Report(path=path, text=f"{TEXT}\n{path}", format="text", published=published)
    ledger.add(report, found, model="1", read_at=NOW)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        yield opened


def order(ledger: Ledger, **asked: Any) -> list[str]:
    return [item.record for item in review.queue(ledger, DOSSIER, **asked).items]


def test_of_two_equal_records_the_less_certain_comes_first(ledger: Ledger) -> None:
    sure, unsure = position("a", "FRONT", 90.0, 0.9), position("b", "GOV", 10.0, 0.3)
    put(ledger, "a", "2024-04-01", sure)
    put(ledger, "b", "2024-04-01", unsure)
    assert order(ledger) == [unsure.id, sure.id]


def test_of_two_equally_certain_records_the_one_on_which_more_rests_comes_first(ledger: Ledger) -> None:
    many = [position("a", "FRONT", float(value), date=f"2024-04-{value}") for value in range(10, 20)]
    alone = position("b", "GOV", 80.0)
    put(ledger, "a", "2024-04-20", *many)
    put(ledger, "b", "2024-04-20", alone)
    queue = review.queue(ledger, DOSSIER)
    assert queue.items[0].record == alone.id
    assert queue.items[0].why.endswith("of GOV on port")
    assert all(item.score <= queue.items[0].score for item in queue.items)


def test_parties_beside_the_main_pair_count_less(ledger: Ledger) -> None:
    ours, theirs = position("a", "FRONT", 90.0), position("b", "UN", 90.0)
    put(ledger, "a", "2024-04-01", ours, position("a", "GOV", 20.0, 1.0))
    put(ledger, "b", "2024-04-01", theirs)
    points = {item.record: item.points for item in review.queue(ledger, DOSSIER).items}
    assert points[theirs.id] == pytest.approx(0.7 * points[ours.id], rel=0.05)


def test_an_act_counts_by_its_intensity_and_shares_it_with_other_accounts(ledger: Ledger) -> None:
    def act(path: str, kind: str) -> Action:
        return Action(report=path, evidence=words(3), type=kind, source="FRONT", target="GOV", date="2024-04-02",
                      factuality="happened", confidence=0.5)  # fmt: skip

    assault, request = act("a", "ASSAULT"), act("a", "REQUEST")
    put(ledger, "a", "2024-04-03", assault, request, position("a", "FRONT", 90.0, 1.0), position("a", "GOV", 9.0, 1.0))
    items = {item.record: item for item in review.queue(ledger, DOSSIER).items}
    assert items[assault.id].points > items[request.id].points
    assert items[assault.id].why.startswith("-")


def test_a_commitment_counts_the_more_the_nearer_it_is_due(ledger: Ledger) -> None:
    def due(what: str, day: str) -> Commitment:
        return Commitment(report="a", evidence=words(4), obligor="GOV", what=what, due=day, status="pledged",
                          confidence=0.5)  # fmt: skip

    near, far = due("pay the fees", "2024-05-03"), due("free the crew", "2024-10-01")
    put(ledger, "a", "2024-05-01", near, far, position("a", "FRONT", 90.0, 1.0), position("a", "GOV", 9.0, 1.0))
    found = review.queue(ledger, DOSSIER, asked=Asked(kind="commitment")).items
    assert [item.record for item in found] == [near.id, far.id]
    assert found[0].why == "due in 2 days" and found[0].points > 4 * found[1].points


def test_every_undecided_record_is_in_the_queue_once_what_no_number_rests_on_last(ledger: Ledger) -> None:
    stand = position("a", "FRONT", 90.0)
    vague = position("a", "GOV", None)
    met = Contact(report="a", evidence=words(2), form="meeting", participants=[], parties=["FRONT", "GOV"],
                  status="held", confidence=0.5)  # fmt: skip
    said = Statement(report="a", evidence=words(1), speaker="GOV", party="GOV", mode="indirect", confidence=0.5)
    undated = position("u", "GOV", 30.0)
    put(ledger, "a", "2024-04-01", stand, vague, met, said)
    put(ledger, "u", None, undated)
    queue = order(ledger)
    assert queue[0] == stand.id
    assert sorted(queue) == sorted([stand.id, vague.id, met.id, said.id, undated.id])
    assert order(ledger, as_of="2024-04-02") == [name for name in queue if name != undated.id]


def test_what_is_decided_leaves_the_queue_and_counts_as_progress_until_it_is_taken_back(ledger: Ledger) -> None:
    three = [position("a", "FRONT", value) for value in (10.0, 50.0, 90.0)]
    put(ledger, "a", "2024-04-01", *three)
    corrections.accept(ledger, three[0].id, "me", NOW)
    corrections.correct(ledger, three[1].id, {"value": 40.0}, "me", NOW)
    corrections.reject(ledger, three[2].id, "me", NOW)
    queue = review.queue(ledger, DOSSIER)
    assert queue.items == ()
    done = queue.progress
    assert (done.records, done.decided, done.accepted, done.corrected, done.rejected) == (3, 3, 1, 1, 1)
    corrections.undo(ledger, three[2].id, "me", NOW)
    assert order(ledger) == [three[2].id]
    assert review.queue(ledger, DOSSIER).progress.decided == 2


def test_filters_by_kind_party_and_issue(ledger: Ledger) -> None:
    ours, theirs = position("a", "FRONT", 90.0), position("a", "GOV", 10.0, issue="sea")
    met = Contact(report="a", evidence=words(2), form="meeting", participants=[], parties=["FRONT", "UN"],
                  status="held", confidence=0.5)  # fmt: skip
    put(ledger, "a", "2024-04-01", ours, theirs, met)
    assert order(ledger, asked=Asked(kind="position")) == order(ledger, asked=Asked(kind="position"), limit=2)
    assert set(order(ledger, asked=Asked(kind="position"))) == {ours.id, theirs.id}
    assert set(order(ledger, asked=Asked(party="front"))) == {ours.id, met.id}
    assert order(ledger, asked=Asked(issue="sea")) == [theirs.id]
    assert order(ledger, asked=Asked(party="NOBODY")) == []
    with pytest.raises(UsageError, match="kinds are"):
        order(ledger, asked=Asked(kind="meeting"))


def test_what_a_rejection_would_do_is_what_it_does(ledger: Ledger) -> None:
    wrong = position("b", "FRONT", 10.0, date="2024-04-10")
    put(ledger, "a", "2024-04-01", position("a", "FRONT", 90.0), position("a", "GOV", 20.0))
    put(ledger, "b", "2024-04-10", wrong, position("b", "GOV", 30.0))
    before = board.state(ledger, DOSSIER)
    told = review.if_rejected(before, DOSSIER, wrong.id)
    corrections.reject(ledger, wrong.id, "me", NOW)
    done = review.shifts(before, board.state(ledger, DOSSIER))
    assert [(s.issue, s.party) for s in told] == [(s.issue, s.party) for s in done]
    assert told[0].party == "FRONT"
    for one, other in zip(told, done, strict=True):
        assert one.after and other.after
        assert one.after.now.mean == pytest.approx(other.after.now.mean)
    assert done[0].before and done[0].after and done[0].after.now.mean > done[0].before.now.mean + 5


def test_a_cell_that_rests_on_one_record_is_gone_with_it(ledger: Ledger) -> None:
    only = position("a", "FRONT", 90.0)
    put(ledger, "a", "2024-04-01", only, position("a", "GOV", 20.0, issue="sea"))
    [shift] = review.if_rejected(board.state(ledger, DOSSIER), DOSSIER, only.id)
    assert (shift.issue, shift.party, shift.after) == ("port", "FRONT", None)
    assert review.if_rejected(board.state(ledger, DOSSIER), DOSSIER, "st-none") == ()
