"""Reading a few new files, told step by step to somebody who watches, while others may use the ledger in between."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from detente.errors import LedgerLocked
from detente.intake import Outcome
from detente.session import OpenDossier

_BYTES = 24_000
"""About as much as is parsed at a time; the ledger is let go after it, so that others may write too."""
_PATIENCE = 30
"""So many times somebody else's writing is waited for; each time some seconds."""
Opened = Callable[[], AbstractContextManager[OpenDossier]]


@dataclass(frozen=True)
class Step:
    """What happened to one file or report, or to all of them (``done``, or ``failed``). What was given to the dossier
    before is ``stored``, or ``known`` where it was there already, both under the name ``given``.

    ``name`` is the file or the report's path, ``status`` what became of the report (``new``, ``copy`` …), ``found`` how
    many records of each kind, ``why`` the reason of a refusal or what is waited for, ``copy_of`` the report of which it
    is a copy, and ``in_part`` how many of how many characters were read where the time was not enough."""

    step: Literal["stored", "known", "reading", "waiting", "read", "refused", "failed", "done"]
    name: str
    status: str | None = None
    found: dict[str, int] = field(default_factory=dict)
    why: str | None = None
    copy_of: str | None = None
    in_part: tuple[int, int] | None = None
    given: str | None = None


def steps(opened: Opened, files: Sequence[Path]) -> Iterator[Step]:
    """Read the files into the dossier that ``opened`` gives for writing, and tell each step as it is done.

    A ledger that somebody else writes is waited for. LedgerError is raised where it cannot be used; what was told as
    read until then is kept, and the rest can be read later."""
    records: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    for group in batches(files):
        for path in group:
            yield Step("reading", path.name)
        for step in _read(opened, group):
            yield step
            if step.status:
                reports[step.status] += 1
                records.update(step.found)
    words = ", ".join(f"{count} {status}" for status, count in reports.items())
    yield Step("done", f"{reports.total()}", words or "nothing to read", dict(records))


def _read(opened: Opened, group: Sequence[Path]) -> Iterator[Step]:
    """The steps of a few files. The dossier is let go while whoever watches is told."""
    for turn in range(_PATIENCE):
        try:
            with opened() as dossier:
                outcomes = list(dossier.each_read([(path, None) for path in group]))
        except LedgerLocked as error:
            if turn == _PATIENCE - 1:
                raise
            yield Step("waiting", group[0].name, why=str(error))
            continue
        yield from map(step_of, outcomes)
        return


def step_of(outcome: Outcome) -> Step:
    """What became of one report."""
    if outcome.error is not None:
        return Step("refused", outcome.name, "refused", why=str(outcome.error))
    found = Counter(record.kind for record in outcome.records)
    return Step("read", outcome.name, outcome.status, dict(found), None, outcome.copy_of, outcome.in_part)


def batches(files: Sequence[Path]) -> list[list[Path]]:
    """The files in their order, a few at a time: so many that little is waited for, not so few that much is lost."""
    groups: list[list[Path]] = []
    room = 0
    for path in files:
        size = path.stat().st_size if path.exists() else 0
        if not groups or size > room:
            groups.append([])
            room = _BYTES
        groups[-1].append(path)
        room -= size
    return groups
