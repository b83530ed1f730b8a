"""Merges and splits go along with an export; so do the events, which an import works out anew."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from detente.errors import UsageError
from detente.exports import export_csv, export_jsonl, import_csv, import_jsonl
from detente.ledger import Ledger, corrections, decisions, merging, queries
from ledger.tellings import Source, groups, reasons

WHO = ("ann", "2024-03-07T09:00:00Z")


def lines_of(ledger: Ledger) -> list[str]:
    out = io.StringIO()
    export_jsonl(ledger, out)
    return out.getvalue().split("\n")[:-1]


def by_jsonl(ledger: Ledger, copy: Ledger, _: Path) -> None:
    import_jsonl(copy, lines_of(ledger))


def by_csv(ledger: Ledger, copy: Ledger, folder: Path) -> None:
    export_csv(ledger, folder / "tables")
    import_csv(copy, folder / "tables")


ROUTES = pytest.mark.parametrize("route", [by_jsonl, by_csv])
Route = Callable[[Ledger, Ledger, Path], None]


@pytest.fixture
def sources() -> list[Source]:
    days = {"a.txt": "2024-03-05", "b.txt": "2024-03-05", "c.txt": "2024-03-09", "d.txt": "2024-03-09"}
    return [Source(path).contact("AAA", "BBB", date=day).consult() for path, day in days.items()]


@pytest.fixture
def ledger(tmp_path: Path, sources: list[Source]) -> Iterator[Ledger]:
    """Corrections, merges, splits and undoings in turns."""
    with Ledger.open(tmp_path / "ledger.db", create=True) as opened:
        for source in sources:
            source.add(opened)
        merging.settle(opened)
        a, b, c, d = (source.ids[0] for source in sources)
        corrections.correct(opened, a, {"place": "Geneva"}, *WHO)
        decisions.split(opened, b, *WHO, reason="two rounds")
        decisions.merge(opened, [b, c], *WHO)
        corrections.correct(opened, b, {"form": "talks"}, *WHO)
        decisions.undo(opened, c, *WHO, reason="too bold")
        decisions.merge(opened, [a, d], *WHO)
        yield opened


@ROUTES
def test_decisions_and_events_come_back(ledger: Ledger, sources: list[Source], tmp_path: Path, route: Route) -> None:
    with Ledger.open(tmp_path / "copy.db", create=True) as copy:
        route(ledger, copy, tmp_path)
        assert (groups(copy), reasons(copy)) == (groups(ledger), reasons(ledger))
        assert lines_of(copy) == lines_of(ledger)
        for other in (ledger, copy):  # the order of corrections and decisions is kept as well
            b = sources[1].ids[0]
            assert [decisions.undo(other, b, *WHO).verb for _ in range(2)] == ["correction", "split"]
        assert groups(copy) == groups(ledger)


def test_an_export_tells_which_accounts_are_one_event(ledger: Ledger, sources: list[Source]) -> None:
    values = [json.loads(line) for line in lines_of(ledger)]
    [event] = [value for value in values if value["kind"] == "event"]
    assert set(event["accounts"]) == {sources[n].ids[0] for n in (0, 2, 3)}
    assert {joint["by"] for joint in event["joints"]} == {"ann"}
    decided = [value for value in values if value["kind"] == "decision"]
    assert [value["verb"] for value in decided] == ["split", "merge", "undo", "merge"]
    assert decided[2]["undoes"] == 2 and decided[2]["reason"] == "too bold"


def test_decisions_of_a_colleague_are_added_once(ledger: Ledger, sources: list[Source], tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "mine.db", create=True) as mine:
        for source in sources:
            source.add(mine)
        merging.settle(mine)
        moved = import_jsonl(mine, lines_of(ledger))
        assert (moved.reports, moved.corrections) == (0, 6)
        assert groups(mine) == groups(ledger)
        assert import_jsonl(mine, lines_of(ledger)).corrections == 0
        assert lines_of(mine) == lines_of(ledger)


def changed(lines: list[str], which: str, **values: object) -> list[str]:
    """The lines with the first such decision changed."""
    found = [json.loads(line) for line in lines]
    decision = next(value for value in found if value["kind"] == "decision" and value["verb"] == which)
    decision.update(values)
    return [json.dumps(value) for value in found]


def test_decisions_that_cannot_be(ledger: Ledger, tmp_path: Path) -> None:
    lines = lines_of(ledger)
    account = {"report": "a.txt", "record": "co-x", "imprint": "0-1"}
    for wrong, says in (
        (changed(lines, "undo", undoes=9), "takes back decision 9"),
        (changed(lines, "undo", undoes=None), "must say which"),
        (changed(lines, "merge", undoes=1), "Only an undo"),
        (changed(lines, "merge", parts=[[account]]), "no record co-x of a.txt"),
        (changed(lines, "merge", parts=[]), "two records or more"),
        (changed(lines, "split", verb="merge"), "a merge has one"),
        (changed(lines, "split", verb="join"), "verb"),
        (changed(lines, "split", author=None), "author"),
    ):
        with Ledger.open(tmp_path / "wrong.db", create=True) as copy:
            with pytest.raises(UsageError, match=says) as error:
                import_jsonl(copy, wrong)
            assert "line" in str(error.value)
            assert queries.counts(copy).reports == 0
