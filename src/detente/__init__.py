"""Reads reports on negotiations between states and keeps a sourced ledger of who said what.

    import detente

    with detente.open("my-dossier") as dossier:
        dossier.read()
        for statement in dossier.statements(party="RUS", since="2015-12"):
            print(statement.speaker, statement.evidence[0].text)

Everything a program needs is here: ``open``, the records, the errors. Each is loaded when it is first used, so that
``import detente`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.errors import (
        BrokenSource,
        DetenteError,
        DossierError,
        EmptySource,
        ForeignLedger,
        LedgerError,
        LedgerFull,
        LedgerLocked,
        ModelError,
        OlderLedger,
        SourceError,
        TooLarge,
        UnknownFormat,
        UnreadableSource,
        UsageError,
        WrongLanguage,
    )
    from detente.intake import Outcome, Summary
    from detente.records import (
        Action,
        Commitment,
        Contact,
        Correction,
        Evidence,
        Figure,
        Position,
        Record,
        Report,
        Statement,
    )
    from detente.session import OpenDossier, create, open

_HOMES = {
    "detente.errors": (
        "BrokenSource", "DetenteError", "DossierError", "EmptySource", "ForeignLedger", "LedgerError", "LedgerFull",
        "LedgerLocked", "ModelError", "OlderLedger", "SourceError", "TooLarge", "UnknownFormat", "UnreadableSource",
        "UsageError", "WrongLanguage",
    ),
    "detente.intake": ("Outcome", "Summary"),
    "detente.records": (
        "Action", "Commitment", "Contact", "Correction", "Evidence", "Figure", "Position", "Record", "Report",
        "Statement",
    ),
    "detente.session": ("OpenDossier", "create", "open"),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Action",
    "BrokenSource",
    "Commitment",
    "Contact",
    "Correction",
    "DetenteError",
    "DossierError",
    "EmptySource",
    "Evidence",
    "Figure",
    "ForeignLedger",
    "LedgerError",
    "LedgerFull",
    "LedgerLocked",
    "ModelError",
    "OlderLedger",
    "OpenDossier",
    "Outcome",
    "Position",
    "Record",
    "Report",
    "SourceError",
    "Statement",
    "Summary",
    "TooLarge",
    "UnknownFormat",
    "UnreadableSource",
    "UsageError",
    "WrongLanguage",
    "__version__",
    "create",
    "open",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its module when it is first asked for (PEP 562)."""
    if name == "__version__":
        return _version()
    if name not in _HOME:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("detente")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "unknown"


def __dir__() -> list[str]:
    return sorted(__all__)
