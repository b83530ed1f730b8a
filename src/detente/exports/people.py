"""What people did, out of the lines of an export: corrections of records, merges and splits of events."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from detente.errors import BrokenSource, UsageError
from detente.exports.common import CorrectionLine, DecisionLine
from detente.ledger import Ledger
from detente.ledger.rows import json_line
from detente.ledger.whole import corrections, put_correction
from detente.ledger.whole_decisions import decisions, put_decision
from detente.records import Correction


@contextmanager
def named(where: str) -> Iterator[None]:
    """Puts the place of a line (``line 12``) before what is wrong with it."""
    try:
        yield
    except (UsageError, BrokenSource) as error:
        raise UsageError(f"{where}: {error}") from error


class ByPeople:
    """Puts the lines into the ledger, within a transaction of the caller; those that it has already are passed over."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._corrected = Counter(_correction(kept.path, kept.correction) for kept in corrections(ledger))
        self._decided: dict[str, list[int]] = {}
        self._places: list[int] = []  # the number in this ledger of each decision line so far
        for kept in decisions(ledger):
            accounts = [[(a.report, a.record) for a in part] for part in kept.parts]
            key = json_line([kept.verb, accounts, kept.author, kept.time, kept.reason])
            self._decided.setdefault(key, []).append(kept.number)

    def put(self, lines: Iterable[tuple[str, CorrectionLine | DecisionLine]]) -> int:
        """Add what is new, in order, each with the name of its place; returns how many were."""
        new = 0
        for where, line in lines:
            with named(where):
                new += self._correct(line) if isinstance(line, CorrectionLine) else self._decide(line)
        return new

    def _correct(self, line: CorrectionLine) -> int:
        key = _correction(line.report, line.as_correction())
        if self._corrected[key]:
            self._corrected[key] -= 1  # the same one made twice is two
            return 0
        put_correction(self._ledger, line.report, line.imprint, line.as_correction())
        return 1

    def _decide(self, line: DecisionLine) -> int:
        accounts = [[(account.report, account.record) for account in part] for part in line.parts]
        key = json_line([line.verb, accounts, line.author, line.time, line.reason])
        if self._decided.get(key):
            self._places.append(self._decided[key].pop(0))
            return 0
        if line.undoes is not None and line.undoes > len(self._places):
            raise UsageError(f"it takes back decision {line.undoes}, of which there are {len(self._places)} above it.")
        undoes = None if line.undoes is None else self._places[line.undoes - 1]
        parts = [[account.as_account() for account in part] for part in line.parts]
        self._places.append(put_decision(self._ledger, line.verb, parts, line.author, line.time, line.reason, undoes))
        return 1


def _correction(path: str, correction: Correction) -> str:
    return json_line([path, correction.model_dump(mode="json")])
