"""All readers in order, and the one function that runs them: parsed report in, records out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.dossier import Dossier
from detente.language.budget import Spent
from detente.language.parsed import Parsed
from detente.reading.actions import actions
from detente.reading.commitments import commitments
from detente.reading.contacts import contacts
from detente.reading.context import Context, context
from detente.reading.figures import figures
from detente.reading.position.deeds import with_issues
from detente.reading.positions import positions
from detente.reading.statements import statements
from detente.records import Record

Reader = Callable[[Context], Sequence[Record]]
READERS: tuple[tuple[str, Reader], ...] = (
    ("statement", statements),
    ("contact", contacts),
    ("action", actions),
    ("commitment", commitments),
    ("position", positions),
    ("figure", figures),
)
"""The readers by the kind of their records, in an order in which each may build on those before it."""


@dataclass(frozen=True)
class Reading:
    """The records of one report. ``end`` is the offset up to which all readers came, None where they read it whole;
    behind it some of them may have found something all the same."""

    records: tuple[Record, ...]
    end: int | None = None


def read(parsed: Parsed, dossier: Dossier | None = None) -> list[Record]:
    """The records of one parsed report, by reader, in the order of the text; the same record is given once."""
    return list(read_within(parsed, dossier).records)


def read_within(parsed: Parsed, dossier: Dossier | None = None, spent: Spent | None = None) -> Reading:
    """``read`` as far as the time reaches. Each reader may spend what those before it have left of their shares, and
    then keeps what it found."""
    c = context(parsed, dossier, spent)
    begun = min(1.0, c.spent())
    found: dict[str, Record] = {}
    for n, (_kind, reader) in enumerate(READERS, 1):
        c.share = begun + (1 - begun) * n / len(READERS)
        found |= {record.id: record for record in reader(c)}
    return Reading(tuple(with_issues(c, list(found.values()))), c.end)
