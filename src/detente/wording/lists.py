"""How each kind of record stands in a list: the cells of its line in a pipe, and its head in a terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from detente.wording.text import number, parties

if TYPE_CHECKING:
    from detente.records import Action, Commitment, Contact, Figure, Position, Record, Statement

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Layout(Generic[Kind]):
    """``cells`` are those between a record's id and its report and words, the first is its date. In a terminal the date
    comes first too, with the word ``before`` it; ``who`` stands out, and the parts of ``rest`` that are not empty
    follow."""

    kind: str
    cells: Callable[[Kind], Sequence[str | None]]
    who: Callable[[Kind], str]
    rest: Callable[[Kind], Sequence[str | None]]
    before: str = ""
    undated: str = "no date"


def _statement_cells(statement: "Statement") -> Sequence[str | None]:
    return statement.date, parties(statement.party), statement.speaker


def _statement_who(statement: "Statement") -> str:
    return f"{statement.speaker} ({parties(statement.party) or 'party unknown'})"


def _contact_cells(contact: "Contact") -> Sequence[str | None]:
    met = parties(contact.parties), ", ".join(contact.participants)
    return contact.date, contact.form, *met, contact.place, contact.status


def _contact_who(contact: "Contact") -> str:
    return f"{contact.form}: {parties(contact.parties) or 'parties unknown'}"


def _contact_rest(contact: "Contact") -> Sequence[str | None]:
    return contact.status, contact.place, ", ".join(contact.participants), contact.condition


def _position_cells(position: "Position") -> Sequence[str | None]:
    stand = position.issue, position.stance, _value(position), position.by
    return position.date, parties(position.party), position.holder, *stand, position.proposition


def _position_who(position: "Position") -> str:
    return (
        f"{parties(position.party) or 'party unknown'} {position.stance} · {position.issue} {_value(position)}".strip()
    )


def _position_rest(position: "Position") -> Sequence[str | None]:
    told = {"self": None, "other": "as another tells it", "reporter": "as the report tells it"}[position.by]
    return position.holder, position.proposition, told


def _value(position: "Position") -> str:
    return "" if position.value is None else number(position.value)


def _action_cells(action: "Action") -> Sequence[str | None]:
    deed = parties(action.source), action.type, parties(action.target), action.mode
    return action.date, *deed, action.place, action.factuality


def _action_who(action: "Action") -> str:
    return " ".join((parties(action.source) or "UNKNOWN", action.type, parties(action.target))).strip()


def _action_rest(action: "Action") -> Sequence[str | None]:
    return action.factuality, action.mode, action.place


def _commitment_cells(commitment: "Commitment") -> Sequence[str | None]:
    owed = parties(commitment.obligor), commitment.what, commitment.condition
    return commitment.due, commitment.due_new, *owed, commitment.status, commitment.by


def _commitment_who(commitment: "Commitment") -> str:
    return f"{parties(commitment.obligor) or 'obligor unknown'}: {commitment.what}"


def _commitment_rest(commitment: "Commitment") -> Sequence[str | None]:
    moved = commitment.due_new and f"now {commitment.due_new}"
    return commitment.status, moved, commitment.condition, commitment.by and f"according to {commitment.by}"


def _figure_cells(figure: "Figure") -> Sequence[str | None]:
    amount = figure.qualifier, number(figure.value), figure.unit
    return figure.as_of, figure.measure, *amount, figure.subject, figure.source


def _figure_who(figure: "Figure") -> str:
    qualifier = (figure.qualifier or "").replace("-", " ")
    return " ".join(part for part in (qualifier, number(figure.value, grouped=True), figure.unit) if part)


def _figure_rest(figure: "Figure") -> Sequence[str | None]:
    measure = None if figure.measure == "other" else figure.measure
    return measure, figure.subject, figure.source and f"according to {figure.source}"


STATEMENTS = Layout["Statement"]("statement", _statement_cells, _statement_who, lambda _: ())
CONTACTS = Layout["Contact"]("contact", _contact_cells, _contact_who, _contact_rest)
POSITIONS = Layout["Position"]("position", _position_cells, _position_who, _position_rest)
ACTIONS = Layout["Action"]("action", _action_cells, _action_who, _action_rest)
COMMITMENTS = Layout["Commitment"](
    "commitment", _commitment_cells, _commitment_who, _commitment_rest, before="due ", undated="no due date"
)
FIGURES = Layout["Figure"]("figure", _figure_cells, _figure_who, _figure_rest)


def who(record: "Record") -> str:
    """What stands out of a record of any kind."""
    for layout in (STATEMENTS, CONTACTS, POSITIONS, ACTIONS, COMMITMENTS, FIGURES):
        if layout.kind == record.kind:
            return layout.who(record)  # type: ignore[arg-type]  # of this very kind
    return record.kind
