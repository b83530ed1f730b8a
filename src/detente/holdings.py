"""What is in the ledger of an open dossier: its records, events and reports, each by itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Literal, TypeVar, Unpack

from detente.dossier import Dossier
from detente.errors import UsageError
from detente.ledger import History, Ledger, decisions, event_queries, pending, queries
from detente.ledger.event_queries import Event
from detente.ledger.queries import Counts, Filters, ReportEntry
from detente.ledger.search import Hit, count, search
from detente.ledger.verdicts import Decision
from detente.records import Action, Commitment, Contact, Figure, Position, Record, Report, Statement

Kind = TypeVar("Kind", bound=Record)
_WITHOUT = {
    "contact": ("speaker",),
    "action": ("speaker",),
    "commitment": ("speaker",),
    "figure": ("party", "speaker"),
}
"""The filters that ask a kind of record for what it never has."""


class Holdings(ABC):
    """The part of an open dossier that gives what is kept. All methods raise DetenteError's kinds."""

    dossier: Dossier

    @abstractmethod
    def _reading(self) -> Ledger:
        """The ledger, for questions."""

    def statements(self, **filters: Unpack[Filters]) -> list[Statement]:
        """The statements that pass the filters (``party``, ``speaker``, ``since``, ``until``, ``report``, ``text``,
        ``as_of``, ``limit``), by the date of their report and their place in its text."""
        return self._all("statement", Statement, filters)

    def contacts(self, **filters: Unpack[Filters]) -> list[Contact]:
        """The contacts that pass the filters, as ``statements``; ``party`` is one of the parties that meet."""
        return self._all("contact", Contact, filters)

    def positions(self, issue: str | None = None, **filters: Unpack[Filters]) -> list[Position]:
        """The positions that pass the filters, as ``statements``; ``speaker`` is who holds it, ``issue`` the id of an
        issue of the dossier.

        Raises UsageError where the dossier has no such issue."""
        self._known_issue(issue)
        limit = filters.pop("limit", None) if issue is not None else None
        found = self._all("position", Position, filters)
        return [p for p in found if p.issue == issue][:limit] if issue is not None else found

    def actions(self, **filters: Unpack[Filters]) -> list[Action]:
        """The actions that pass the filters, as ``statements``; ``party`` is the source or the target, or one of
        them."""
        return self._all("action", Action, filters)

    def commitments(self, **filters: Unpack[Filters]) -> list[Commitment]:
        """The commitments that pass the filters, as ``statements``; ``party`` is an obligor, and ``since`` and
        ``until`` go by the date of the report, not by when it is due."""
        return self._all("commitment", Commitment, filters)

    def figures(self, **filters: Unpack[Filters]) -> list[Figure]:
        """The figures that pass the filters, as ``statements``; ``since`` and ``until`` go by the date as of which it
        holds. Figures have no ``party``."""
        return self._all("figure", Figure, filters)

    def records(self, kind: str | None = None, **filters: Unpack[Filters]) -> Iterator[Record]:
        """The records of a kind, or of all, that pass the filters; for ledgers larger than memory.

        Raises UsageError where the kind never has what a filter asks for."""
        if kind is not None:
            _check(kind, filters)
        return queries.each_record(self._reading(), kind, **filters)

    def _all(self, kind: str, form: type[Kind], filters: Filters) -> list[Kind]:
        """The records of a kind, as what they are."""
        return [record for record in self.records(kind, **filters) if isinstance(record, form)]

    def _known_issue(self, issue: str | None) -> None:
        known = [entry.id for entry in self.dossier.issues]
        if issue is not None and issue not in known:
            raise UsageError(f"The dossier has no issue {issue!r}: its issues are {', '.join(known) or 'none'}.")

    def record(self, name: str) -> Record:
        """The record with this id, or the only one that begins so, as corrected."""
        return self._reading().record(name)

    def history(self, name: str) -> History:
        """By what the record was read, and its corrections."""
        return self._reading().history(name)

    def report(self, name: str, *, version: int | None = None) -> Report:
        """The report with this path or file name: its newest version, or an earlier one by its number."""
        return self._reading().report(name, version=version)

    def reports(self, *, as_of: str | None = None) -> list[ReportEntry]:
        """All reports by date of publication, or those published by ``as_of``; those without a date come last."""
        return queries.reports(self._reading(), as_of=as_of)

    def search(self, words: str, *, limit: int = 20, offset: int = 0, as_of: str | None = None) -> list[Hit]:
        """The reports that have all the words, best first; ``"words in quotes"`` stand together."""
        return search(self._reading(), words, limit=limit, offset=offset, as_of=as_of)

    def count_reports(self, words: str, *, as_of: str | None = None) -> int:
        """How many reports have all the words."""
        return count(self._reading(), words, as_of=as_of)

    def counts(self) -> Counts:
        """How much of everything is in the ledger."""
        return queries.counts(self._reading())

    def events(self, kind: Literal["contact", "action"], **filters: Unpack[Filters]) -> list[Event]:
        """What happened, each once with every report's account of it: the events of which an account of this kind
        passes the filters, as ``contacts`` and ``actions``."""
        _check(kind, filters)
        return event_queries.events(self._reading(), kind, **filters)

    def event(self, name: str) -> Event:
        """The event with this id (``ev-…``), or that of which the contact or action with this id is an account."""
        return event_queries.event(self._reading(), name)

    def undecided(self) -> int:
        """Of how many records it is not decided yet whether they tell of an event that is known: what a killed run left
        to the next one."""
        return pending.waiting(self._reading().connection)

    def decided(self, name: str) -> list[Decision]:
        """The merges, splits and undoings by people that name this record, or an account of this event."""
        return decisions.history(self._reading(), name)


def _check(kind: str, filters: Filters) -> None:
    """Raise UsageError where a filter asks for what the kind never has: an empty answer would look like a finding."""
    for name in _WITHOUT.get(kind, ()):
        if filters.get(name) is not None:
            raise UsageError(f"{kind.capitalize()}s have no {name}: leave {name} out, or ask for words (text).")
