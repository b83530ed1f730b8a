"""The desk as a web application: every address it answers is in the lists here."""

import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from detente.errors import DetenteError
from detente.web import charting, decisions, openapi, uploads
from detente.web.answers import Twin, answer
from detente.web.desk import Desk, Settings
from detente.web.pages import (
    add,
    board,
    deadlines,
    differences,
    event,
    figures,
    issue,
    pair,
    party,
    record,
    reports,
    review,
    search,
    stand,
    timeline,
    whatif,
)
from detente.web.refusals import refusal, told
from detente.web.security import Guard, carries_mark, new_token
from detente.web.templating import HERE
from detente.web.visit import Page, Visit


@dataclass(frozen=True)
class View:
    """A page: its address, the function that makes it, and what it shows, in words."""

    path: str
    page: Callable[[Visit], Page]
    shows: str


@dataclass(frozen=True)
class Write:
    """A decision: its address, the function that carries it out and gives the address to go on to, and what it does."""

    path: str
    carry_out: Callable[[Desk, Mapping[str, str], FormData], str]
    does: str


_LARGEST = 1_000_000  # bytes of a form without files

VIEWS = (
    View("/board", board.page, "The state of play: issues and parties, what changed, what is due, what differs."),
    View("/issue/{name}", issue.page, "One issue: where each party stands and stood, who comes closer, the records."),
    View("/whatif/{name}", whatif.page, "The forecast of one issue, and what other inputs would make of it."),
    View("/stand/{issue}/{party}", stand.page, "Where one party stands on one issue, and the sentences behind it."),
    View("/party/{code}", party.page, "One party: where it stands, what it has to do, where accounts differ."),
    View("/pair/{one}/{other}", pair.page, "Two parties: whether they come closer, tension, accounts that differ."),
    View("/timeline", timeline.page, "What took place, by year, month and day."),
    View("/deadlines", deadlines.page, "What falls due."),
    View("/differences", differences.page, "Where two accounts of the same thing differ."),
    View("/reports", reports.listed, "All reports."),
    View("/report", reports.text, "One report with its evidence marked in place."),
    View("/record/{name}", record.page, "One record with its sentence, who says so, its history."),
    View("/event/{name}", event.page, "One event: every report's account of it side by side."),
    View("/figures", figures.page, "Numbers for the same that cannot both be right."),
    View("/search", search.page, "Words and filters over the records, words over the reports."),
    View("/review", review.page, "The records to look at first, one at a time, and what the last decision did."),
    View("/add", add.page, "Adding reports, what lies unread, and the last readings."),
    View("/add/{job}", add.job, "One reading: what was found in each file, and what was refused."),
)
"""Each has a twin that ends in ``.json`` and one that ends in ``.csv``."""
WRITES = (
    Write("/record/{name}/accept", decisions.accept, "Say that a record is right as it stands."),
    Write("/record/{name}/correct", decisions.correct, "Give fields of a record other values."),
    Write("/record/{name}/reject", decisions.reject, "Say that the report does not say so."),
    Write("/record/{name}/merge", decisions.merge, "Say that a record and another tell of one event."),
    Write("/record/{name}/split", decisions.split, "Say that a record is no account of its event."),
    Write("/record/{name}/undo", decisions.undo, "Take back what was decided last about a record."),
    Write("/event/{name}/merge", decisions.merge, "Say that an event and another are one."),
    Write("/event/{name}/undo", decisions.undo, "Take back the last merge or split of an event."),
    Write("/review", review.decide, "Accepts, rejects or corrects a record, or takes the last of these back."),
    Write("/add/rest", add.read_rest, "Reads what lies in the folder of reports and is not in the ledger."),
)


def build(folder: Path, settings: Settings) -> Starlette:
    """The application over the dossier in ``folder``."""
    desk = Desk(folder, settings)
    mark = new_token()
    surroundings = {"mark": mark, "read_only": settings.read_only, "author": settings.author}
    routes: list[BaseRoute] = [Route("/", _to_board)]
    for view in VIEWS:
        for ending, twin in ((".json", "json"), (".csv", "csv"), ("", None)):
            routes.append(Route(view.path + ending, _reading(desk, view, twin, surroundings)))  # type: ignore[arg-type]
    routes += [Route(write.path, _writing(desk, write, mark), methods=["POST"]) for write in WRITES]
    routes += uploads.routes(desk, mark)
    routes.append(Route("/chart/{kind}.svg", _chart(desk)))
    routes.append(Route("/openapi.json", _described))
    routes.append(Mount("/static", StaticFiles(directory=HERE / "static")))
    application = Starlette(
        routes=routes, middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={HTTPException: _no_page},  # type: ignore[dict-item]  # Starlette's own type is too wide
    )  # fmt: skip
    application.state.desk = desk
    return application


def warm(desk: Desk) -> None:
    """Work out the board as it is first asked for, so that whoever opens it does not wait for it, and load the models
    of the forecasts. What is wrong with the ledger is told by the page itself."""
    with suppress(DetenteError, OSError), desk.reading() as folder:
        board.page(Visit(desk, folder, "/board"))
    import_module("detente.bargaining.desk")


async def _to_board(_request: Request) -> Response:
    return RedirectResponse("/board", status_code=307)


def _reading(desk: Desk, view: View, twin: Twin, surroundings: dict[str, Any]) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        def make() -> Response:
            with desk.reading() as folder:
                path = request.url.path.removesuffix(f".{twin}") if twin else request.url.path
                visit = Visit(desk, folder, path, request.path_params, dict(request.query_params))
                about = {**surroundings, "dossier": folder.dossier}
                return answer(view.page(visit), visit, twin, about)

        return _safely(make, as_json=twin is not None)

    return respond


def _writing(desk: Desk, write: Write, mark: str) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        length = request.headers.get("content-length", "")
        if not length.isdigit() or int(length) > _LARGEST:
            words = f"A form of this desk has at most {_LARGEST:,} bytes, and says how many; nothing was changed."
            return refusal(413, "That is too large", words)
        async with request.form(max_files=0, max_fields=200, max_part_size=1_000_000) as form:
            if not carries_mark(mark, request.headers, form):
                words = "The page is older than this desk: load it again, then try again; nothing was changed."
                return refusal(403, "This form is out of date", words)

            def carry_out() -> Response:
                return RedirectResponse(write.carry_out(desk, request.path_params, form), status_code=303)

            return await run_in_threadpool(_safely, carry_out)

    return respond


async def _described(_request: Request) -> Response:
    return JSONResponse(
        openapi.document({view.path: view.shows for view in VIEWS}, {write.path: write.does for write in WRITES})
    )


def _chart(desk: Desk) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        def make() -> Response:
            with desk.reading() as folder:
                visit = Visit(desk, folder, request.url.path, request.path_params, dict(request.query_params))
                return charting.picture(visit, request.path_params["kind"])

        return _safely(make)

    return respond


def _safely(make: Callable[[], Response], *, as_json: bool = False) -> Response:
    """What ``make`` gives; where anything goes wrong a page that says so."""
    try:
        return make()
    except DetenteError as error:
        status, title = told(error)
        return refusal(status, title, str(error), as_json=as_json)
    except Exception as error:  # a fault of the program: the reader gets a page, the terminal a line, the desk goes on
        print(f"error: {type(error).__name__}: {' '.join(str(error).split())[:300]}", file=sys.stderr)
        words = "The program has a fault here; nothing was changed. Another page may still help."
        return refusal(500, "That went wrong", words, as_json=as_json)


async def _no_page(request: Request, error: HTTPException) -> Response:
    """An address that leads nowhere, or a way of asking that a page does not know."""
    if error.status_code == 404:
        return refusal(404, "There is no such page", f"The desk has no page at {request.url.path[:200]}.")
    return refusal(error.status_code, "That cannot be asked so", f"{error.detail}.")
