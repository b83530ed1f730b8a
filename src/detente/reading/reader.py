"""All readers in order, and the one function that runs them: parsed report in, records out."""

from collections.abc import Callable, Sequence

from detente.dossier import Dossier
from detente.language.parsed import Parsed
from detente.reading.actions import actions
from detente.reading.commitments import commitments
from detente.reading.contacts import contacts
from detente.reading.context import Context, context
from detente.reading.figures import figures
from detente.reading.positions import positions
from detente.reading.statements import statements
from detente.records import Record

Reader = Callable[[Context], Sequence[Record]]
READERS: tuple[tuple[str, Reader], ...] = (
    ("statement", statements),
    ("contact", contacts),
    ("position", positions),
    ("action", actions),
    ("commitment", commitments),
    ("figure", figures),
)
"""The readers by the kind of their records, in an order in which each may build on those before it."""


def read(parsed: Parsed, dossier: Dossier | None = None) -> list[Record]:
    """The records of one parsed report, by reader, in the order of the text; the same record is given once."""
    c = context(parsed, dossier)
    return list({record.id: record for _kind, reader in READERS for record in reader(c)}.values())
