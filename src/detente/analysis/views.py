"""The board opened: one issue, one pair, one party, what took place, what differs."""

from dataclasses import dataclass

from detente.analysis import board, convergence, figures, loading
from detente.analysis.accounts import Difference
from detente.analysis.board import Cell, State
from detente.analysis.convergence import Distance, Movement
from detente.analysis.deadlines import Deadline
from detente.analysis.figures import Disagreement
from detente.analysis.positions import Estimate, Fit
from detente.analysis.span import Span, span_of
from detente.analysis.tension import Tension
from detente.dossier import Dossier, Issue
from detente.errors import UsageError
from detente.ledger import Ledger, queries
from detente.ledger.dates import LATEST, bounds
from detente.ledger.queries import Filters
from detente.records import Action, Contact

_POINTS = 60
"""So many days of a position over time are given."""
_HOW = {"position": "said", "commitment": "undertook"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What all views are asked for: as of which day, and since when, as a user writes it; ``known`` is the state of
    these days, where it was worked out already."""

    as_of: str | None = None
    since: str | None = None
    known: State | None = None

    def state(self, ledger: Ledger, dossier: Dossier) -> State:
        """The posterior of these days."""
        return self.known or board.state(ledger, dossier, self.as_of, self.since)


@dataclass(frozen=True, slots=True)
class Seen:
    """A record on which a position rests: whose, of which day, and the value that it tells. ``how`` is ``said``,
    ``did`` or ``undertook``."""

    party: str
    day: int
    value: float
    record: str
    how: str


@dataclass(frozen=True, slots=True)
class IssueView:
    """One issue: where each party stands and stood over time, how each pair moves, and the records themselves."""

    issue: Issue
    span: Span
    fit: Fit | None
    cells: tuple[Cell, ...]
    movements: tuple[Movement, ...]
    over_time: dict[str, tuple[Estimate, ...]]
    evidence: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Two parties: the answer over all issues, each issue, their tension, and where their accounts differ."""

    parties: tuple[str, str]
    span: Span
    answer: Movement
    movements: tuple[Movement, ...]
    tension: Tension
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """One party: where it stands on each issue, what it has to do, and where its accounts differ from others'."""

    party: str
    span: Span
    cells: tuple[Cell, ...]
    deadlines: tuple[Deadline, ...]
    differences: tuple[Difference, ...]


def issue(ledger: Ledger, dossier: Dossier, name: str, asked: Asked) -> IssueView:
    """The view of an issue by its id. Raises UsageError where there is none."""
    found = board.checked_issue(dossier, name)
    now = asked.state(ledger, dossier)
    cells = [cell for (of, _), cell in board.cells_of(now, sources=8).items() if of == found.id]
    cells.sort(key=lambda cell: (-cell.now.mean, cell.now.party))
    days = days_of(now.span)
    over_time = {cell.now.party: tuple(now.positions.over_time(found.id, cell.now.party, days)) for cell in cells}
    return IssueView(
        found,
        now.span,
        now.positions.fits.get(found.id),
        tuple(cells),
        tuple(board.movements_on(now, found.id)),
        over_time,
        _evidence(now, found.id),
    )


def _evidence(now: State, name: str) -> tuple[Seen, ...]:
    rows = now.positions.rows
    mine = [n for n in range(len(rows)) if rows.names["issue"][rows.issue[n]] == name]
    kinds = [_HOW.get(kind, "did") for kind in rows.names["kind"]]
    return tuple(
        Seen(
            rows.names["party"][rows.party[n]], int(rows.last[n]), float(rows.value[n]), str(rows.record[n]),
            kinds[rows.kind[n]],
        )
        for n in mine
    )  # fmt: skip


def distances(
    ledger: Ledger, dossier: Dossier, parties: tuple[str, str], asked: Asked
) -> tuple[tuple[str, str], dict[str, list[Distance]], Span, int]:
    """The pair, its distance over the window on each issue of which both speak, and on how many records that rests."""
    now = asked.state(ledger, dossier)
    two = board.checked_pair(dossier, now, parties)
    days = days_of(now.span)
    lines = {issue.id: convergence.distance_over_time(now.positions, two, issue.id, days) for issue in dossier.issues}
    told = {name: line for name, line in lines.items() if line}
    count = sum(
        sum(m.records) for m in convergence.movements(now.positions, two, now.window, sources=0) if m.issue in told
    )
    return two, told, now.span, count


def days_of(span: Span, points: int = _POINTS) -> list[int]:
    """Days spread evenly over the window, both ends included."""
    length = span.as_of - span.since
    return sorted({span.since + round(length * n / points) for n in range(points + 1)})


def pair(ledger: Ledger, dossier: Dossier, parties: tuple[str, str], asked: Asked) -> PairView:
    """The view of a pair. Raises UsageError where a party is unknown."""
    now = asked.state(ledger, dossier)
    two = board.checked_pair(dossier, now, parties)
    differ = [one for one in board.differences(ledger, now) if set(one.sides) == set(two)]
    return PairView(
        two, now.span, convergence.overall(now.positions, two, now.window),
        tuple(convergence.movements(now.positions, two, now.window)), board.tension_of(ledger, now.span, two),
        tuple(differ),
    )  # fmt: skip


def party(ledger: Ledger, dossier: Dossier, code: str, asked: Asked) -> PartyView:
    """The view of a party. Raises UsageError where it is unknown."""
    now = asked.state(ledger, dossier)
    one = board.checked_party(dossier, now, code)
    order = {issue.id: place for place, issue in enumerate(dossier.issues)}
    cells = [cell for (_, of), cell in board.cells_of(now).items() if of == one]
    cells.sort(key=lambda cell: (order.get(cell.now.issue, len(order)), cell.now.issue))
    return PartyView(
        one, now.span, tuple(cells), tuple(board.due(ledger, now.span, party=one)),
        tuple(board.differences(ledger, now, party=one)),
    )  # fmt: skip


def due(ledger: Ledger, asked: Asked, *, of: str | None = None) -> list[Deadline]:
    """What was due in the window or is due later, of one party or of all."""
    return board.due(ledger, span_of(ledger, asked.as_of, asked.since), party=_code(of))


def differing(ledger: Ledger, dossier: Dossier, asked: Asked, *, of: str | None = None) -> list[Difference]:
    """Where accounts of what was said and done in the window differ, of one party or of all."""
    now = asked.state(ledger, dossier)
    return board.differences(ledger, now, party=_code(of))


def disagreeing_figures(ledger: Ledger, asked: Asked) -> list[Disagreement]:
    """The figures of the window that disagree."""
    span = span_of(ledger, asked.as_of, asked.since)
    window = {"since": loading.iso_day(span.since), "as_of": loading.iso_day(span.as_of)}
    return figures.disagreements(loading.numbers(ledger, **window))


def timeline(ledger: Ledger, filters: Filters) -> list[Contact | Action]:
    """Contacts that were held or go on and deeds that took place, by the first day on which they may have; each record
    is one line. Consultations are told as contacts, and as actions are left out."""
    limit = filters.pop("limit", None)
    if limit is not None and limit < 0:
        raise UsageError(f"limit is {limit}: give 0 or more.")
    found: list[Contact | Action] = [
        record for record in queries.each_record(ledger, "contact", **filters)
        if isinstance(record, Contact) and record.status in ("held", "ongoing")
    ]  # fmt: skip
    found += [
        record for record in queries.each_record(ledger, "action", **filters)
        if isinstance(record, Action) and record.factuality in ("happened", "ongoing") and record.type != "CONSULT"
    ]  # fmt: skip
    found.sort(key=lambda record: ((bounds(record.date) or (LATEST, LATEST))[0], record.report, record.id))
    return found[:limit]


def _code(code: str | None) -> str | None:
    return code.strip().upper() if code is not None else None
