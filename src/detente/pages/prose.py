"""Numbers of the board as sentences for a page: parties by their names, probabilities never certain."""

from collections.abc import Iterable, Mapping, Sequence

from detente.analysis.accounts import Difference
from detente.analysis.board import Board, Cell
from detente.analysis.convergence import Movement
from detente.analysis.deadlines import Deadline
from detente.analysis.loading import iso_day
from detente.dossier import Issue

Names = Mapping[str, str]
ARROWS = {"up": "↑", "down": "↓", "steady": "→", "unclear": "·"}
WORDS = ("converging", "diverging", "no clear movement", "too little evidence")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def name(code: str, names: Names) -> str:
    """The party's name, where the dossier gives one."""
    return names.get(code, code)


def both(pair: Sequence[str], names: Names) -> str:
    """The two of a pair."""
    return f"{name(pair[0], names)} and {name(pair[1], names)}"


def day(number: int) -> str:
    """A day as a reader writes it: 14 May 2019."""
    year, month, date = iso_day(number).split("-")
    return f"{int(date)} {_MONTHS[int(month) - 1]} {year}"


def share(probability: float | None) -> str:
    """A probability in two digits, never certain."""
    return "–" if probability is None else f"{min(max(probability, 0.01), 0.99):.2f}"


def points(count: float) -> str:
    """So many points of the scale."""
    return f"{count:.0f} point{'' if round(count) == 1 else 's'}"


def plural(count: int, one: str) -> str:
    """``1 record``, ``12 records``."""
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def basis(board: Board) -> str:
    """As of when, compared with when, on how much."""
    span = f"As of {day(board.span.as_of)}, compared with {day(board.span.since)}"
    return f"{span}; {plural(board.records, 'record')}."


def distance(movement: Movement) -> str:
    """How far apart a pair is and was."""
    if movement.distance is None or movement.before is None or movement.low is None or movement.high is None:
        return f"{movement.why[:1].upper()}{movement.why[1:]}."
    return (
        f"{points(movement.distance)} apart (80 % band {movement.low:.0f}–{movement.high:.0f}), {movement.before:.0f}"
        f" at the start; probability that the distance narrowed {share(movement.narrowed)}."
    )


def why(movement: Movement) -> str:
    """What is missing, where it is too little to say more; empty where the word stands for itself."""
    return f"{movement.why[:1].upper()}{movement.why[1:]}." if movement.why and movement.distance is not None else ""


def tally(board: Board) -> list[tuple[str, list[Issue]]]:
    """The issues under each word of the pair, words without any left out."""
    by_word: dict[str, list[Issue]] = {word: [] for word in WORDS}
    for row in board.rows:
        if row.movement is not None:
            by_word[row.movement.word].append(row.issue)
    return [(word, issues) for word, issues in by_word.items() if issues]


def stands(cell: Cell) -> str:
    """Where a party stands, with its band."""
    return f"{cell.now.mean:.0f} ({cell.now.low:.0f}–{cell.now.high:.0f})"


def change(cell: Cell, names: Names, questions: Mapping[str, str]) -> str:
    """How a party moved on an issue."""
    way = "up" if cell.now.mean > cell.before else "down"
    asked = questions.get(cell.now.issue, cell.now.issue)
    return f"{name(cell.now.party, names)}: {way} from {cell.before:.0f} to {cell.now.mean:.0f}. {asked}"


def deadline(one: Deadline, names: Names) -> str:
    """An undertaking and how it stands."""
    who = listed(name(party, names) for party in one.obligors) or "Unknown"
    when = one.due_text or "no day"
    late = "" if one.days is None or one.days >= 0 else f", {-one.days:,} days ago"
    slipped = f"; first due {day(one.due_first)}" if one.due_first is not None else ""
    condition = f"; condition: {one.condition} ({one.met})" if one.condition and one.met else ""
    return f"{who}: {one.what} – {one.state} ({when}{late}{slipped}){condition}."


def difference(one: Difference, names: Names) -> tuple[str, str]:
    """What two accounts are about, and in what they differ."""
    if one.sides[0] == one.sides[1]:
        first, other = ("before", "now") if one.sides[0] else ("one report", "another")
    else:
        first, other = (name(side, names) if side else "one report" for side in one.sides)
    told = "; ".join(
        f"{point.what}: {first} {point.one or 'does not mention it'}, {other} {point.other or 'does not mention it'}"
        for point in one.points
    )
    return f"{one.about}, {day(one.day)}", told


def listed(parts: Iterable[str]) -> str:
    """``a, b and c``."""
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} and {last}" if most else last
