"""The board as one HTML file: its style and its pictures are in it, it needs no script and no other host."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente import charts
from detente.analysis.briefing import Briefing
from detente.analysis.deadlines import Deadline
from detente.analysis.positions import Source as Weighed
from detente.pages import pictures, prose
from detente.pages.citing import Source, Sources

_FEW = 8  # lines of a list that are shown before one has to open the rest


@cache
def templates() -> Environment:
    """The templates of the pages; what comes from reports is escaped."""
    found = Environment(
        loader=PackageLoader("detente.pages"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined,
    )  # fmt: skip
    found.globals["prose"] = prose
    return found


def style() -> Markup:
    """The style sheet of the pages."""
    return Markup(files("detente.pages").joinpath("templates", "page.css").read_text(encoding="utf-8"))


def board_page(found: Briefing) -> str:
    """The page."""
    board, sources = found.board, Sources(found.quoted)

    def cited(records: Iterable[str]) -> list[Source]:
        return sources.cite(records)

    def cite(weighed: Iterable[Weighed]) -> list[Source]:
        return sources.cite(one.record for one in weighed)

    return templates().get_template("board.html").render(
        board=board, names=found.names, questions={row.issue.id: row.issue.question for row in board.rows},
        rows=[row for row in board.rows if any(row.cells.values())],
        pictures=list(_pictures(found)), style=style(), cite=cite, cited=cited, listed=sources.listed,
        deadline_records=_records, few=_FEW,
    )  # fmt: skip


def _records(one: Deadline) -> list[str]:
    return [*one.records, *([one.met_by] if one.met_by else [])]


def _pictures(found: Briefing) -> Iterable[tuple[str, Markup]]:
    """Caption and drawing of each picture for which there is anything to draw."""
    board = found.board
    drawn = []
    if board.pair and any(row.movement and row.movement.distance is not None for row in board.rows):
        two = prose.both(board.pair, found.names)
        drawn.append((f"Where {two} stand on each issue; the small marks are where they stood at the start.",
                      charts.pair_on_scale(board)))  # fmt: skip
    for view in found.issues:
        drawn.append((f"{view.issue.question} The line is where a party probably stood, within the band; the points are"
                      " records.", charts.position_over_time(view, board.pair)))  # fmt: skip
    if found.tension and any(week.start >= found.board.span.since - 6 for week in found.tension.weeks):
        drawn.append(("What the two did to each other, by week: acts weighed from −10 (conflict) to +10.",
                      charts.tension(found.tension, board.span)))  # fmt: skip
    if any(any(row.cells.values()) for row in board.rows):
        drawn.append(("All parties and issues.", charts.heat_map(board)))
    for number, (caption, spec) in enumerate(drawn):
        yield caption, Markup(pictures.inline(spec, f"picture{number}"))
