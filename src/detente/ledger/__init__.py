"""Records → one SQLite file and back: the store, corrections, and the questions that may be asked of it."""

from detente.ledger.store import Added, History, Ledger

__all__ = ["Added", "History", "Ledger"]
