"""``detente review``: the records that a person should look at first."""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import output
from detente.cli.board import AsOf
from detente.cli.options import Dossier, Issue, Json, Party, opened
from detente.cli.output import note, plural

if TYPE_CHECKING:
    from detente.analysis.review import Item, Queue
    from detente.records import Record


def review(
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Of this kind: statement, contact …")] = None,
    party: Party = None, issue: Issue = None,
    limit: Annotated[int, typer.Option(metavar="N", help="At most so many.")] = 20,
    as_of: AsOf = None, dossier: Dossier = None, as_json: Json = False,
) -> None:  # fmt: skip
    """List the records to look at first: least certain, most consequential.

    What somebody accepted, corrected or rejected is no longer in it."""
    from detente.analysis.review import Asked

    with opened(dossier) as folder:
        found = folder.review(Asked(kind, party, issue), as_of=as_of, limit=limit)
        records = [folder.record(item.record) for item in found.items]
    if as_json:
        output.say_json(_values(item, record) for item, record in zip(found.items, records, strict=True))
    elif not records:
        note("No record of these is undecided.")
    elif output.in_terminal():
        _show(found, records)
    else:
        from detente.wording.record import words_of

        output.say_rows(
            (item.record, item.kind, f"{item.score:.2f}", f"{item.confidence:.2f}", item.why, record.report,
             words_of(record)) for item, record in zip(found.items, records, strict=True)
        )  # fmt: skip
    done = found.progress
    note(f"{done.decided:,} of {plural(done.records, 'record')} decided.")


def _values(item: "Item", record: "Record") -> dict[str, object]:
    from detente.exports.common import record_line

    asked = {"score": round(item.score, 4), "points": round(item.points, 4), "why": item.why}
    return {**record_line(record), "review": asked}


def _show(found: "Queue", records: "list[Record]") -> None:
    from rich.padding import Padding
    from rich.text import Text

    from detente.cli.rows import shortened
    from detente.wording.record import words_of

    console = output.console()
    for item, record in zip(found.items, records, strict=True):
        head = Text.assemble(
            (f"{item.record}  ", "dim"), f"{item.score:5.2f}  ", (item.kind, "cyan"),
            f" · {item.confidence:.0%} sure · {output.one_line(item.why)}",
        )  # fmt: skip
        console.print(head, soft_wrap=True)
        console.print(Padding(Text(shortened(words_of(record))), (0, 0, 0, 6)))
    console.print("Decide with: detente accept ID, detente reject ID, detente correct ID FIELD=VALUE", style="dim")
