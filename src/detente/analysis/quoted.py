"""The sentences behind numbers: of records, what their reports say and where."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.ledger import Ledger, series


@dataclass(frozen=True, slots=True)
class Quoted:
    """What carries a record: its sentences, and the report that has them. ``who`` is who speaks or holds."""

    record: str
    kind: str
    who: str | None
    words: str
    report: str
    title: str | None
    outlet: str | None
    published: str | None


def quoted(ledger: Ledger, records: Iterable[str]) -> dict[str, Quoted]:
    """The sentences of records, by id; one that is no longer live is left out."""
    return {row[0]: Quoted(*row) for row in series.sourced(ledger, list(dict.fromkeys(records)))}
