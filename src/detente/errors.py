"""What can go wrong, as one tree.

    DetenteError                 anything this program raises on purpose
    ├── UsageError               the call's words are off: a filter that cannot be read, a value that cannot be
    │   └── NothingNamed         an id, path or code that is nobody's
    ├── ReadOnly                 something was to be changed where that is not allowed
    ├── SourceError              a report that cannot be read; it is left out and the rest goes on
    │   ├── EmptySource          no text in it
    │   ├── UnknownFormat        binary, or of a format that is not read
    │   ├── WrongLanguage        not English
    │   ├── TooLarge             over the size limits
    │   ├── BrokenSource         damaged, encrypted, no article, no entries
    │   └── UnreadableSource     no permission, vanished, not a file
    ├── DossierError             dossier.toml missing or wrong (line and key)
    ├── ScenarioError            a bargaining scenario that is wrong or cannot be solved
    ├── LedgerError              the ledger cannot be opened or written
    │   ├── LedgerLocked         another process is writing
    │   ├── ForeignLedger        not a ledger, or of a newer version
    │   ├── OlderLedger          of an older version of the program, and opened for reading only
    │   └── LedgerFull           no space left on the disk
    └── ModelError               the language pipeline is missing or damaged

Every message is one sentence that names the place and the remedy.
"""


class DetenteError(Exception):
    """Base of all errors that this program raises on purpose; ``str()`` of it is one clear sentence."""


class UsageError(DetenteError):
    """The call's words are off: a filter that cannot be read, a value that cannot be."""


class NothingNamed(UsageError):
    """An id, a path or a code that nothing has; the message names the nearest where there is one."""


class ReadOnly(DetenteError):
    """Something was to be changed where that is not allowed."""


class SourceError(DetenteError):
    """A report that cannot be read. ``str()`` names the file and the reason."""


class EmptySource(SourceError):
    """There is no text in it."""


class UnknownFormat(SourceError):
    """Binary, or of a format that is not read."""


class WrongLanguage(SourceError):
    """The report is not in English."""


class TooLarge(SourceError):
    """A file over 50 MB or a text over one million characters."""


class BrokenSource(SourceError):
    """Damaged, encrypted, a page with no article, a feed with no entries."""


class UnreadableSource(SourceError):
    """No permission, vanished, or not a file."""


class DossierError(DetenteError):
    """``dossier.toml`` is missing or wrong; the message names line and key."""


class ScenarioError(DetenteError):
    """A bargaining scenario is wrong or cannot be solved; the message names the file, the actor and the issue."""


class LedgerError(DetenteError):
    """The ledger cannot be opened or written."""


class LedgerLocked(LedgerError):
    """Another process is writing to the ledger."""


class ForeignLedger(LedgerError):
    """The file is no ledger, or one of a newer version of the program."""


class OlderLedger(LedgerError):
    """The ledger was written by an older version of the program: opened for writing, it is brought up to date."""


class LedgerFull(LedgerError):
    """No space is left on the disk."""


class ModelError(DetenteError):
    """The language pipeline is missing or damaged."""
