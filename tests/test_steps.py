"""Reading given files step by step: what is told, what is kept, who is let in between."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import detente
from detente import steps
from detente.deposit import deposit
from detente.errors import LedgerLocked
from detente.steps import Step

TEXT = """GENEVA, March 4, 2024 — “We will meet again on Thursday,” Foreign Minister Hakan Fidan told reporters.

Turkey and Russia signed an agreement on the harbour, Fidan said in report number {}.
"""


@pytest.fixture
def watched(dossier: Path) -> Callable[..., list[Step]]:
    def watch(*files: Path) -> list[Step]:
        return list(steps.steps(lambda: detente.open(dossier), files))

    return watch


def give(folder: Path, *texts: str) -> list[Path]:
    return [deposit(folder / "reports", f"{n}.txt", [text.encode()]).path for n, text in enumerate(texts)]


def test_every_report_is_told_with_what_was_found_and_the_end_sums_up(
    dossier: Path, watched: Callable[..., list[Step]]
) -> None:
    told = watched(*give(dossier, TEXT.format(1), "Ships of the fleet left. Nobody said why. " * 30))
    assert [(step.step, step.name) for step in told] == [
        ("reading", "0.txt"), ("reading", "1.txt"), ("read", "reports/0.txt"), ("read", "reports/1.txt"), ("done", "2"),
    ]  # fmt: skip
    assert told[2].status == "new" and told[2].found["statement"] >= 1
    assert told[-1].found["statement"] == sum(step.found.get("statement", 0) for step in told[2:4])
    with detente.open(dossier) as opened:
        assert opened.counts().reports == 2


def test_a_copy_and_a_file_that_is_gone_are_told(dossier: Path, watched: Callable[..., list[Step]]) -> None:
    files = give(dossier, TEXT.format(1) * 5, TEXT.format(1) * 5 + "\n")
    told = watched(*files, dossier / "reports" / "gone.txt")
    refused, new, copy, done = (step for step in told if step.step != "reading")
    assert (new.status, done.status) == ("new", "1 refused, 1 new, 1 copy")
    assert copy.copy_of == "reports/0.txt" and "no such file" in (refused.why or "")


def test_others_may_use_the_ledger_between_two_batches(dossier: Path) -> None:
    open_now = 0

    @contextmanager
    def counted() -> Iterator[detente.OpenDossier]:
        nonlocal open_now
        with detente.open(dossier) as opened:
            open_now += 1
            yield opened
        open_now -= 1

    files = give(dossier, *(f"{TEXT.format(n)}\n{'Nobody spoke of it again that day. ' * 400}" for n in range(4)))
    assert [len(batch) for batch in steps.batches(files)] == [1] * 4
    for step in steps.steps(counted, files):
        assert open_now == 0, step


def test_a_ledger_that_another_writes_is_waited_for(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = give(dossier, TEXT.format(1))
    real = detente.OpenDossier.each_read
    refusals = [LedgerLocked("ledger.db is being written by another process: wait until it has ended.")]

    def each_read(self: detente.OpenDossier, *asked: object) -> object:
        if refusals:
            raise refusals.pop()
        return real(self, *asked)  # type: ignore[arg-type]

    monkeypatch.setattr(detente.OpenDossier, "each_read", each_read)
    told = list(steps.steps(lambda: detente.open(dossier), files))
    assert [step.step for step in told] == ["reading", "waiting", "read", "done"]
    assert "another process" in (told[1].why or "")


def test_nothing_to_read_is_told(watched: Callable[..., list[Step]]) -> None:
    assert [(step.step, step.status) for step in watched()] == [("done", "nothing to read")]
