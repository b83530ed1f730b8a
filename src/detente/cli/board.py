"""``detente board``, ``issue``, ``pair``, ``party``, ``due``, ``accounts`` and ``timeline``: the state of play."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from detente.cli import output
from detente.cli.options import Dossier, Json, Limit, Party, Until, opened
from detente.cli.output import note, plural

if TYPE_CHECKING:
    from detente.analysis.board import Board
    from detente.analysis.span import Span

AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="By what was published by then; else by all reports.")
]
From = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Compare with that day; else with a year before.")
]
Pair = Annotated[str | None, typer.Option(metavar="A,B", help="The pair of the answer; else the dossier's first two.")]
Part = TypeVar("Part")
_LATEST = 8  # records on an issue in a terminal
_FEW = 5  # lines of a section of the board; the commands for each have all


def board(
    as_of: AsOf = None, since: From = None, pair: Pair = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as one HTML page, with its sentences.")
    ] = None,
    dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Show the state of play: who stands where, and who comes closer."""
    two = two_parties(pair) if pair is not None else None
    with opened(dossier) as folder:
        if html is not None:
            from detente.cli.briefs import write_board

            write_board(folder.briefing(as_of=as_of, since=since, pair=two), html)
            return
        found = folder.board(as_of=as_of, since=since, pair=two)
    if as_json:
        _json(found)
    elif output.in_terminal():
        _show_board(found)
    else:
        output.say_rows(_board_rows(found))


def issue(
    name: Annotated[str, typer.Argument(metavar="ID", help="The issue's id in dossier.toml.")],
    as_of: AsOf = None, since: From = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Show one issue: where each party stands, and how each pair moves."""
    from detente.wording import board as words
    from detente.wording.record import words_of

    with opened(dossier) as folder:
        found = folder.issue(name, as_of=as_of, since=since)
        newest = sorted(found.evidence, key=lambda seen: (-seen.day, seen.record))
        shown = newest[: _LATEST if output.in_terminal() and not as_json else None]
        told = [] if as_json else [[*words.seen_cells(seen), words_of(folder.record(seen.record))] for seen in shown]
    if as_json:
        _json(found)
        return
    if output.in_terminal():
        output.say(f"{found.issue.id}: {found.issue.question}")
        output.say(f"0 {found.issue.low}, 100 {found.issue.high}")
        _say_span(found.span)
    _section("where they stand", "stand", found.cells, words.cell_cells)
    _section("who comes closer", "pair", found.movements, words.movement_cells)
    _section("what they said, did and undertook", "record", told, list)
    if len(told) < len(newest):
        output.say(f"  and {len(newest) - len(told)} more: detente issue {found.issue.id} | cat")
    if not found.cells:
        note(f"No record tells where a party stands on {found.issue.id}.")


def pair(
    one: Annotated[str, typer.Argument(metavar="A", help="A party's code.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another party's code.")],
    as_of: AsOf = None, since: From = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Show two parties: each issue, the tension between them, accounts that differ."""
    from detente.wording import board as words

    with opened(dossier) as folder:
        found = folder.pair(one, other, as_of=as_of, since=since)
    if as_json:
        _json(found)
        return
    if output.in_terminal():
        output.say(f"{found.parties[0]} and {found.parties[1]}, {words.movement_words(found.answer)}")
        _say_span(found.span)
    else:
        output.say_rows([["answer", *words.movement_cells(found.answer)]])
    _section("issues", "pair", found.movements, words.movement_cells)
    turns = [[words.day(turn.start), f"{turn.before:.1f}", f"{turn.after:.1f}", " ".join(turn.records)]
             for turn in found.tension.turns]  # fmt: skip
    _section("tension turned (week, weekly balance before and after)", "turn", turns, list)
    weeks = [week for week in found.tension.weeks if week.records and week.start >= found.span.since - 6]
    _section("tension by week (cooperation, conflict)", "week", weeks, lambda week: [
        words.day(week.start), f"{week.cooperation:g}", f"{week.conflict:g}", " ".join(week.records[:_FEW])
    ])  # fmt: skip
    _section("accounts that differ", "differs", found.differences, words.difference_cells)


def party(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The party's code.")],
    as_of: AsOf = None, since: From = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """Show one party: where it stands on each issue, and what it has to do."""
    from detente.wording import board as words

    with opened(dossier) as folder:
        found = folder.party(code, as_of=as_of, since=since)
    if as_json:
        _json(found)
        return
    if output.in_terminal():
        output.say(found.party)
        _say_span(found.span)
    _section("where it stands", "stand", found.cells, words.cell_cells)
    _section("what it has to do", "due", found.deadlines, words.deadline_cells)
    _section("accounts that differ", "differs", found.differences, words.difference_cells)
    if not (found.cells or found.deadlines or found.differences):
        note(f"Nothing is known of {found.party} by that day.")


def due(
    party: Party = None, as_of: AsOf = None, since: From = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write a calendar (iCalendar) to this file.")
    ] = None,
    dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List what falls due, by day."""
    from detente.wording import board as words

    with opened(dossier) as folder:
        found = folder.due(party=party, as_of=as_of, since=since)
        if ics is not None:
            count = folder.calendar(ics, found)
            note(f"Wrote {plural(count, 'day')} to {ics}.")
    _list(found, words.deadline_cells, words.deadline_words, as_json, "Nothing is due by what the reports tell.")


def accounts(
    party: Party = None, as_of: AsOf = None, since: From = None, dossier: Dossier = None, as_json: Json = False
) -> None:
    """List where accounts of the same thing differ."""
    from detente.wording import board as words

    with opened(dossier) as folder:
        found = folder.accounts(party=party, as_of=as_of, since=since)
    _list(found, words.difference_cells, words.difference_words, as_json, "No two accounts differ in that time.")


def timeline(
    party: Party = None, since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Dated then or later: 2015, 2015-12 or 2015-12-14.")
    ] = None,
    until: Until = None, limit: Limit = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List what took place, by day: contacts and deeds."""
    from detente.records import Contact
    from detente.wording import lists

    with opened(dossier) as folder:
        found = folder.timeline(party=party, since=since, until=until, limit=limit)
    if as_json:
        from detente.exports.common import record_line

        output.say_json(record_line(record) for record in found)
        return
    if not found:
        note("Nothing took place that passes these filters.")
    for record in found:
        if isinstance(record, Contact):
            rest = lists.CONTACTS.who(record), record.place, str(record.status)
        else:
            rest = lists.ACTIONS.who(record), record.place, str(record.factuality)
        output.say_rows([[record.date, record.kind, *rest, record.report, record.id]])


def chart(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="position, distance, board, standing, tension or contacts.")
    ],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="An issue's id, or the codes of two parties.")
    ] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="A picture: .svg, .png, or .json.")] = Path("chart.svg"),
    as_of: AsOf = None, since: From = None, dossier: Dossier = None,
) -> None:  # fmt: skip
    """Draw a picture of the state of play into a file."""
    from detente import charts

    with opened(dossier) as folder:
        charts.draw(folder.chart(kind, *(names or []), as_of=as_of, since=since), out)
    note(f"Wrote {out}.")


def two_parties(pair: str) -> tuple[str, str]:
    """A pair as it is typed."""
    parts = [part for part in pair.replace(" ", ",").split(",") if part]
    if len(parts) != 2:
        raise typer.BadParameter("a pair is two codes with a comma between them: USA,RUS.", param_hint="--pair")
    return parts[0], parts[1]


def _json(value: Any) -> None:
    from detente.wording.plain import plain

    output.say_json([plain(value)])


def _list(
    found: Sequence[Part], cells: Callable[[Part], list[str]], line: Callable[[Part], str], as_json: bool, nothing: str
) -> None:
    if as_json:
        from detente.wording.plain import plain

        output.say_json(plain(one) for one in found)
    elif not found:
        note(nothing)
    elif output.in_terminal():
        for one in found:
            output.say(line(one))
    else:
        output.say_rows(map(cells, found))


def _section(title: str, mark: str, found: Iterable[Part], cells: Callable[[Part], list[str]]) -> None:
    """A part of a view: in a terminal under its title, in a pipe with its mark in the first cell."""
    rows = [cells(one) for one in found]
    if not rows:
        return
    if output.in_terminal():
        output.say(f"\n{title}")
        for row in rows:
            output.say("  " + "  ".join(output.one_line(cell) for cell in row if cell))
    else:
        output.say_rows([mark, *row] for row in rows)


def _say_span(span: "Span") -> None:
    from detente.wording import board as words

    output.say(f"as of {words.day(span.as_of)}, compared with {words.day(span.since)}")


def _board_rows(found: "Board") -> Iterable[list[str]]:
    from detente.wording import board as words

    yield ["board", found.title, words.day(found.span.as_of), words.day(found.span.since), str(found.records)]
    if found.answer is not None:
        yield ["answer", *words.movement_cells(found.answer)]
    for row in found.rows:
        yield from (["stand", *words.cell_cells(cell)] for cell in row.cells.values() if cell is not None)
        if row.movement is not None:
            yield ["pair", *words.movement_cells(row.movement)]
    yield from (["change", *words.cell_cells(cell)] for cell in found.changes)
    yield from (["due", *words.deadline_cells(one)] for one in found.deadlines)
    yield from (["differs", *words.difference_cells(one)] for one in found.differences)
    yield from (["note", text] for text in found.notes)


def _show_board(found: "Board") -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from detente.wording import board as words

    console = output.console()
    console.print(Text(output.one_line(found.title), style="bold"))
    span = f"as of {words.day(found.span.as_of)}, compared with {words.day(found.span.since)}"
    console.print(Text(f"{span}, {plural(found.records, 'record')}", style="dim"))
    if found.answer is not None and found.pair is not None:
        answer = f"{found.pair[0]} and {found.pair[1]}, over all issues: {words.movement_words(found.answer)}"
        console.print(Text(answer, style="bold cyan"))
    if found.parties and found.rows:
        shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for column in ("issue", *found.parties, "-".join(found.pair) if found.pair else ""):
            shown.add_column(column, overflow="fold")
        for row in found.rows:
            cells = [words.cell_short(row.cells[party]) for party in found.parties]
            if any(row.cells.values()):
                shown.add_row(row.issue.id, *cells, row.movement.word if row.movement else "")
        console.print(shown)
        console.print(
            Text("value ↑ up ↓ down → steady · unclear, band; number of records, day of the last", style="dim")
        )
    for title, lines, more in (
        ("What changed", [words.change_words(cell) for cell in found.changes], "detente party"),
        ("What is due", [words.deadline_words(one) for one in found.deadlines], "detente due"),
        ("Accounts that differ", [words.difference_words(one) for one in found.differences], "detente accounts"),
        ("Mind", list(found.notes), ""),
    ):
        if lines:
            console.print(Text(f"\n{title}", style="bold"))
            for line in lines[:_FEW]:
                console.print(Text(f"  {output.one_line(line)}"))
            if len(lines) > _FEW:
                console.print(Text(f"  and {len(lines) - _FEW} more: {more}".rstrip(": "), style="dim"))
