"""All readers in order, and the one function that runs them: parsed report in, records out."""

from collections.abc import Callable, Sequence

from detente.dossier import Dossier
from detente.language.parsed import Parsed
from detente.reading.contacts import contacts
from detente.reading.context import Context, context
from detente.reading.figures import figures
from detente.reading.statements import statements
from detente.records import Record

Reader = Callable[[Context], Sequence[Record]]
READERS: tuple[Reader, ...] = (statements, contacts, figures)


def read(parsed: Parsed, dossier: Dossier | None = None) -> list[Record]:
    """The records of one parsed report, by reader, in the order of the text; the same record is given once."""
    c = context(parsed, dossier)
    return list({record.id: record for reader in READERS for record in reader(c)}.values())
