"""The board's parts as words: the same for a terminal and for a pipe."""

from typing import TYPE_CHECKING

from detente.wording.text import one_line

if TYPE_CHECKING:
    from detente.analysis.accounts import Difference
    from detente.analysis.board import Cell
    from detente.analysis.convergence import Movement
    from detente.analysis.deadlines import Deadline
    from detente.analysis.views import Seen

ARROWS = {"up": "↑", "down": "↓", "steady": "→", "unclear": "·"}
Cells = list[str]


def day(number: int) -> str:
    """A day as ISO text."""
    from detente.analysis.loading import iso_day

    return iso_day(number)


def movement_cells(movement: "Movement") -> Cells:
    """Pair, issue, word, probability that it narrowed, distance with its band, distance before, records, why."""
    numbers = (movement.distance, movement.low, movement.high, movement.before)
    return [
        "-".join(movement.parties), movement.issue or "", movement.word, share(movement.narrowed),
        *("" if number is None else f"{number:.0f}" for number in numbers),
        "+".join(map(str, movement.records)), movement.why,
    ]  # fmt: skip


def movement_words(movement: "Movement") -> str:
    """The movement as a sentence."""
    return f"{movement.word}: {movement_told(movement)}"


def movement_told(movement: "Movement") -> str:
    """The numbers of a movement, and why they do not tell more."""
    if movement.distance is None or movement.before is None or movement.low is None or movement.high is None:
        return movement.why
    band = f"between {movement.low:.0f} and {movement.high:.0f}"
    apart = f"{movement.before:.0f} → {movement.distance:.0f} points apart ({band})"
    sure = f"probability that the distance narrowed {share(movement.narrowed)}"
    why = f"; {movement.why}" if movement.why else ""
    return f"{apart}, {sure}{why}"


def cell_cells(cell: "Cell") -> Cells:
    """Issue, party, value, band, arrow, value before, records, day of the last, ids of the weightiest."""
    now = cell.now
    return [
        now.issue, now.party, f"{now.mean:.0f}", f"{now.low:.0f}", f"{now.high:.0f}", cell.arrow, f"{cell.before:.0f}",
        str(now.records), day(now.last), " ".join(source.record for source in now.sources),
    ]  # fmt: skip


def seen_cells(seen: "Seen") -> Cells:
    """Day, party, whether it said, did or undertook it, value, id."""
    return [day(seen.day), seen.party, seen.how, f"{seen.value:.0f}", seen.record]


def cell_short(cell: "Cell | None") -> str:
    """Value, arrow and band, for a table."""
    if cell is None:
        return "–"
    now = cell.now
    return f"{now.mean:.0f} {ARROWS[cell.arrow]} {now.low:.0f}–{now.high:.0f}\n{now.records}, {day(now.last)}"


def change_words(cell: "Cell") -> str:
    """How a party moved on an issue."""
    sources = " ".join(source.record for source in cell.now.sources)
    return f"{cell.now.party} on {cell.now.issue}: {cell.before:.0f} → {cell.now.mean:.0f}  {sources}"


def deadline_cells(one: "Deadline") -> Cells:
    """Day, state, obligors, what, status, days left, day before it slipped, condition, whether it is met, records."""
    return [
        one.due_text or "", one.state, ", ".join(one.obligors), one.what, one.status,
        "" if one.days is None else str(one.days), "" if one.due_first is None else day(one.due_first),
        one.condition or "", f"{one.met or ''} {one.met_by or ''}".strip(), " ".join(one.records),
    ]  # fmt: skip


def deadline_words(one: "Deadline") -> str:
    """An undertaking as a line."""
    when = one.due_text or "no day"
    slipped = (
        f", slipped from {day(one.due_first)}" if one.due_first is not None else ", slipped" if one.slipped else ""
    )
    condition = (
        f"; {one.condition} ({one.met or 'condition'}{' ' + one.met_by if one.met_by else ''})" if one.condition else ""
    )
    who = ", ".join(one.obligors) or "unknown"
    return one_line(f"{when}  {one.state}{slipped}  {who}: {one.what}{condition}  {one.records[0]}")


def difference_cells(one: "Difference") -> Cells:
    """Day, kind, what it is about, whose accounts, in what they differ, both records."""
    sides = " – ".join(side or "?" for side in one.sides)
    return [day(one.day), one.kind, one.about, sides, points(one), one.one, one.other]


def difference_words(one: "Difference") -> str:
    """A difference as a line."""
    return one_line(f"{day(one.day)}  {one.about}: {points(one)}  {one.one} {one.other}")


def points(one: "Difference") -> str:
    """In what two accounts differ."""
    first, other = (side or "one" for side in one.sides) if one.sides[0] != one.sides[1] else ("before", "now")
    other = "the other" if other == "one" else other
    return "; ".join(
        f"{point.what}: {first} {point.one or 'does not mention it'}, {other} {point.other or 'does not mention it'}"
        for point in one.points
    )


def share(probability: float | None) -> str:
    """A probability in two digits, never certain."""
    return "" if probability is None else f"{min(max(probability, 0.01), 0.99):.2f}"
