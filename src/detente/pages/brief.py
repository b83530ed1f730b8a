"""What stands in a brief of two pages, whatever it is written as: an answer, a table, claims, pictures, sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente import charts
from detente.analysis.board import Cell, Row
from detente.analysis.briefing import Briefing
from detente.pages import prose
from detente.pages.citing import Source, Sources, shortened

ISSUES, CHANGES, DUE, DIFFERENCES, CHARTS = 10, 4, 4, 3, 3
"""So much of each goes on two pages; the board has all."""
_LONGEST = 190  # characters of a claim


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with the sources on which it rests."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A line of the table: an issue, where each of the two stands, how far apart they are and were, and the word."""

    question: str
    one: Claim
    other: Claim
    apart: str
    word: str
    why: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart with what is said under it."""

    name: str
    caption: str
    spec: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Brief:
    """The brief. ``silent`` are the issues of which nothing can be said for the pair."""

    title: str
    question: str
    basis: str
    answer: str
    reason: str
    pair: tuple[str, str]
    standings: tuple[Standing, ...]
    silent: str
    sections: tuple[tuple[str, tuple[Claim, ...]], ...]
    overview: Picture | None
    pictures: tuple[Picture, ...]
    limits: str
    sources: tuple[Source, ...]


def brief(found: Briefing) -> Brief:
    """The brief of a state of play."""
    board, names, sources = found.board, found.names, Sources(found.quoted)
    told, silent = _rows(found)
    standings = tuple(_standing(row, found, sources) for row in told)
    sections = tuple((title, tuple(claims)) for title, claims in (
        ("What changed", _changes(found, sources)),
        ("What is due", _due(found, sources)),
        ("Where accounts differ", _differences(found, sources)),
    ) if claims)  # fmt: skip
    answer = "Too little evidence: no two parties can be compared."
    reason = " ".join(board.notes)
    if board.answer and board.pair:
        answer = f"{prose.both(board.pair, names)}: {board.answer.word}"
        reason = f"Over all issues: {prose.distance(board.answer)} {prose.why(board.answer)}".strip()
    pair = board.pair or ("", "")
    return Brief(
        board.title, board.question, prose.basis(board), answer, reason,
        (prose.name(pair[0], names), prose.name(pair[1], names)), standings, _silence(silent), sections,
        _overview(found), tuple(_over_time(found)), _limits(found), tuple(sources.listed()),
    )  # fmt: skip


def _rows(found: Briefing) -> tuple[list[Row], list[Row]]:
    """The issues that are shown, those with a clear word first, and those of which there is nothing to show."""
    known = [(row, row.movement) for row in found.board.rows if row.movement and row.movement.distance is not None]
    known.sort(key=lambda each: (prose.WORDS.index(each[1].word), -each[1].weight))
    shown = [row for row, _ in known[:ISSUES]]
    return shown, [row for row in found.board.rows if row not in shown]


def _standing(row: Row, found: Briefing, sources: Sources) -> Standing:
    one, other = found.board.pair or ("", "")
    moved = row.movement
    apart = "" if moved is None or moved.distance is None else f"{moved.before:.0f} → {moved.distance:.0f}"
    return Standing(
        row.issue.question, _stand(row.cells.get(one), sources), _stand(row.cells.get(other), sources), apart,
        moved.word if moved else "", prose.why(moved) if moved else "",
    )  # fmt: skip


def _stand(cell: Cell | None, sources: Sources) -> Claim:
    if cell is None:
        return Claim("–", ())
    return Claim(f"{prose.stands(cell)} {prose.ARROWS[cell.arrow]}", _cited(cell, sources))


def _cited(cell: Cell, sources: Sources, most: int = 1) -> tuple[Source, ...]:
    return tuple(sources.cite((source.record for source in cell.now.sources), most))


def _silence(rows: list[Row]) -> str:
    if not rows:
        return ""
    return f"Not enough to compare them on: {prose.listed(row.issue.id for row in rows)}."


def _changes(found: Briefing, sources: Sources) -> list[Claim]:
    questions = {row.issue.id: row.issue.question for row in found.board.rows}
    return [
        Claim(prose.change(cell, found.names, questions), _cited(cell, sources, 2))
        for cell in found.board.changes[:CHANGES]
    ]


def _due(found: Briefing, sources: Sources) -> list[Claim]:
    return [
        Claim(shortened(prose.deadline(one, found.names), _LONGEST), tuple(sources.cite(one.records, 1)))
        for one in found.board.deadlines[:DUE]
    ]


def _differences(found: Briefing, sources: Sources) -> list[Claim]:
    claims = []
    for one in found.board.differences[:DIFFERENCES]:
        text = ": ".join(prose.difference(one, found.names))
        claims.append(Claim(shortened(text, _LONGEST), tuple(sources.cite((one.one, one.other)))))
    return claims


def _overview(found: Briefing) -> Picture | None:
    if found.board.pair is None or not _rows(found)[0]:
        return None
    caption = (
        f"Where {prose.both(found.board.pair, found.names)} stand; the small marks are where they stood at the start."
    )
    return Picture("standing", caption, charts.pair_on_scale(found.board))


def _over_time(found: Briefing) -> Iterator[Picture]:
    words = {row.issue.id: row.movement.word for row in found.board.rows if row.movement}
    for view in found.issues[:CHARTS]:
        spec = charts.position_over_time(view, found.board.pair)
        yield Picture(view.issue.id, f"{view.issue.id}: {words.get(view.issue.id, 'nothing to compare')}", spec)


def _limits(found: Briefing) -> str:
    return (
        "This brief knows what was reported, and has read it by machine: look at the sentence before you quote it. The "
        "numbers are points on the scales of the dossier, with bands of 80 %. " + " ".join(found.board.notes)
    ).strip()
