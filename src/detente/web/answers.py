"""A page as an answer: as HTML, as its JSON twin or as its CSV twin."""

import csv
import io
import json
from typing import Any, Literal

from starlette.responses import HTMLResponse, Response

from detente.errors import NothingNamed
from detente.exports.cells import written
from detente.web.tables import Plain, Shown, Table, plain_rows, shown
from detente.web.templating import rendered
from detente.web.visit import Page, Visit
from detente.wording.plain import plain

Twin = Literal["json", "csv"] | None


def answer(page: Page, visit: Visit, twin: Twin, surroundings: dict[str, Any]) -> Response:
    """The answer. ``surroundings`` is what every page shows: the way to other pages, the mark of forms."""
    if twin == "json":
        return _json(page, visit)
    if twin == "csv":
        return _csv(page, visit)
    fragment = page.fragment if visit.asked("fragment") else None
    template = fragment or page.template
    own = {"visit": visit, "href": visit.href, "page": page, "tables": _Tables(page, visit)}
    return HTMLResponse(rendered(template, {**surroundings, **own, **page.context}))


class _Tables:
    """The tables of a page by their names, each arranged only where the template shows it."""

    def __init__(self, page: Page, visit: Visit) -> None:
        self._page = page
        self._visit = visit

    def __getitem__(self, name: str) -> Shown:
        for n, table in enumerate(self._page.tables):
            if table.name == name:
                return shown(table, self._visit.query, self._visit.here, main=n == 0)
        raise KeyError(name)


def _json(page: Page, visit: Visit) -> Response:
    tables = {table.name: list(plain_rows(table, visit.query, main=n == 0)) for n, table in enumerate(page.tables)}
    days = {"as_of": visit.as_of, "since": visit.since}
    value = {"title": page.title, **days, "data": plain(page.data), "tables": tables}
    words = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return Response(words.encode("utf-8", "replace"), media_type="application/json")


def _csv(page: Page, visit: Visit) -> Response:
    table, main = _asked_table(page, visit)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in plain_rows(table, visit.query, main=main):
        writer.writerow([_written(value) for value in row.values()])
    headers = {"Content-Disposition": f'attachment; filename="{table.name}.csv"'}
    return Response(out.getvalue().encode("utf-8", "replace"), media_type="text/csv; charset=utf-8", headers=headers)


def _asked_table(page: Page, visit: Visit) -> tuple[Table[Any], bool]:
    names = [table.name for table in page.tables]
    asked = visit.asked("table")
    if not names or (asked is not None and asked not in names):
        raise NothingNamed(f"This page has no table {asked or 'to give'}: it has {', '.join(names) or 'none'}.")
    number = names.index(asked) if asked else 0
    return page.tables[number], number == 0


def _written(value: Plain) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, (str, int, float)) or value is None:
        return written("value" if isinstance(value, (int, float)) and not isinstance(value, bool) else "", value)
    return written("", ", ".join(value))
