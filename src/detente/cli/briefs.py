"""``detente brief``, and the board as a page: the state of play written into a file."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.board import AsOf, From, Pair, two_parties
from detente.cli.options import Dossier, opened
from detente.cli.output import note
from detente.errors import UsageError

if TYPE_CHECKING:
    from detente.analysis.briefing import Briefing
    from detente.pages.brief import Brief


class Form(StrEnum):
    """As what a brief is written."""

    MD = "md"
    HTML = "html"
    DOCX = "docx"


def brief(
    form: Annotated[
        Form | None, typer.Option("--format", help="md, html or docx; else by the ending of the file.")
    ] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The file; else brief.md and so on.")] = None,
    as_of: AsOf = None, since: From = None, pair: Pair = None, dossier: Dossier = None,
) -> None:  # fmt: skip
    """Write a brief of two pages: the answer, a table, pictures, each claim with its source."""
    wanted = _form(form, out)
    with opened(dossier) as folder:
        found = folder.briefing(as_of=as_of, since=since, pair=two_parties(pair) if pair is not None else None)
    from detente.pages.brief import brief as brief_of

    file = out or Path(f"brief.{wanted}")
    _write(file, _content(brief_of(found), wanted, file))


def write_board(found: "Briefing", out: Path) -> None:
    """The board as an HTML file."""
    from detente.pages.board_page import board_page

    if out.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"{out} is no page: give it the ending .html.")
    _write(out, board_page(found).encode("utf-8"))


def _form(form: Form | None, out: Path | None) -> Form:
    if form is not None:
        return form
    if out is None:
        return Form.MD
    endings = {".md": Form.MD, ".markdown": Form.MD, ".html": Form.HTML, ".htm": Form.HTML, ".docx": Form.DOCX}
    if out.suffix.lower() not in endings:
        raise UsageError(f"{out} does not tell as what to write it: give it the ending .md, .html or .docx.")
    return endings[out.suffix.lower()]


def _content(told: "Brief", form: Form, file: Path) -> bytes:
    if form is Form.DOCX:
        from detente.pages.brief_docx import brief_docx

        return brief_docx(told)
    if form is Form.HTML:
        from detente.pages.brief_page import brief_page

        return brief_page(told).encode("utf-8")
    from detente.pages.brief_markdown import markdown

    return markdown(told, _beside(told, file)).encode("utf-8")


def _beside(told: "Brief", file: Path) -> dict[str, str]:
    """The pictures of a brief as files beside it: name → address."""
    from detente import charts

    written = {}
    for picture in (*([told.overview] if told.overview else []), *told.pictures):
        beside = file.with_name(f"{file.stem}-{picture.name}.svg")
        charts.draw(picture.spec, beside)
        written[picture.name] = beside.name
    return written


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror}): choose another file.") from error
    note(f"Wrote {out}.")
