"""Reports that a browser sends: taken within bounds, kept whole or not at all, then read while the browser watches."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from detente.deposit import MAX_FILES, Deposited, Described, deposit, deposit_text, shown_name, tidy
from detente.errors import DetenteError, SourceError, TooLarge, UsageError
from detente.session import REPORTS
from detente.steps import Step
from detente.web.desk import Desk
from detente.web.jobs import Job
from detente.web.refusals import refusal, told
from detente.web.security import carries_mark

MAX_TOGETHER = 300_000_000
"""Bytes that one request may bring."""
_MAX_TEXT = 4_000_000  # bytes of a text that is pasted: a report has a million characters at most
_MAX_DRAINED = 2_000_000_000  # bytes that are taken and thrown away, so that the browser can show why
_PIECE = 1 << 20
_LOOK = 0.1  # seconds between two looks at a reading
_SIGN_OF_LIFE = 10.0  # seconds
_EVENTS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}

Answer = Callable[[Request], Awaitable[Response]]


def routes(desk: Desk, mark: str) -> list[BaseRoute]:
    """The addresses to which reports are sent, and from which their reading is watched."""
    tidy(desk.folder / REPORTS)
    return [Route("/add", _receiving(desk, mark), methods=["POST"]), Route("/add/{job}/steps", _watching(desk))]


def _receiving(desk: Desk, mark: str) -> Answer:
    async def respond(request: Request) -> Response:
        pieces = request.stream()
        try:
            desk.check_writing()
            form = await _form(request, pieces)
            try:
                if not carries_mark(mark, request.headers, form):
                    words = "The page is older than this desk: load it again, then send the files again; none was kept."
                    return refusal(403, "This form is out of date", words, back="/add")
                job = await run_in_threadpool(_begin, desk, form)
            finally:
                await form.close()
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it; nothing was kept
        except DetenteError as error:
            await _drained(pieces)
            status, title = told(error)
            return refusal(status, title, str(error), back="/add")
        return RedirectResponse(f"/add/{job.name}", status_code=303)

    return respond


class _Form(MultiPartParser):
    """A form that knows whether it came to its end."""

    _ended = False

    def on_end(self) -> None:
        self._ended = True

    async def whole(self) -> FormData:
        """The form. Raises MultiPartException where it is broken or was cut off."""
        form = await self.parse()
        if not self._ended:
            for file in self._files_to_close_on_error:
                file.close()
            raise MultiPartException("it was cut off")
        return form


async def _form(request: Request, pieces: AsyncIterator[bytes]) -> FormData:
    """What the browser sends; its files lie in temporary ones. Raises UsageError and TooLarge."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UsageError("Files and texts are sent as multipart/form-data, as the form of this desk does.")
    too_large = TooLarge(
        f"This is over {MAX_TOGETHER // 1_000_000} MB together: send fewer files at once; none was kept."
    )
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length) > MAX_TOGETHER:
        raise too_large

    async def counted() -> AsyncGenerator[bytes, None]:
        taken = 0
        async for piece in pieces:
            taken += len(piece)
            if taken > MAX_TOGETHER:
                raise too_large
            yield piece

    parser = _Form(request.headers, counted(), max_files=MAX_FILES, max_fields=50, max_part_size=_MAX_TEXT)
    try:
        return await parser.whole()
    except MultiPartException as error:
        if "Too many files" in error.message:
            raise TooLarge(f"These are over {MAX_FILES} files: send fewer at once; none was kept.") from error
        if "exceeded maximum size" in error.message:
            raise TooLarge(f"This text is over {_MAX_TEXT // 1_000_000} MB; split it into its reports.") from error
        raise UsageError(f"The browser's form cannot be read ({error.message}); none of it was kept.") from error


async def _drained(pieces: AsyncIterator[bytes]) -> None:
    """Take the rest and throw it away: a browser that is cut off while it sends shows no answer."""
    taken = 0
    try:
        async for piece in pieces:
            taken += len(piece)
            if taken > _MAX_DRAINED:
                return
    except (ClientDisconnect, RuntimeError):  # gone, or all was taken already
        return


def _begin(desk: Desk, form: FormData) -> Job:
    """Keep what was sent, and begin to read it. Raises UsageError where there is nothing or the date is none."""
    said = Described(*(_word(form, name) for name in ("title", "outlet", "published"))).checked()
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    text = _word(form, "text")
    if not files and text is None:
        raise UsageError("There is nothing to add: choose a file, drop one, or paste a text.")
    if len(files) > 1 and said.title is not None:
        raise UsageError("A title is that of one report: leave it out where there are several files; none was kept.")
    reports = desk.folder / REPORTS
    first: list[Step] = []
    paths: list[Path] = []
    givens: list[tuple[str, Callable[[], Deposited]]] = [
        (shown_name(file.filename or ""), lambda file=file: deposit(reports, file.filename or "", _pieces(file), said))  # type: ignore[misc]
        for file in files
    ]
    if text is not None:
        givens.append(("the pasted text", lambda: deposit_text(reports, text, said)))
    for name, keep in givens:
        try:
            kept = keep()
        except SourceError as error:
            first.append(Step("refused", name, "refused", why=str(error)))
            continue
        first.append(Step("known" if kept.known else "stored", kept.path.name, given=kept.given))
        paths.append(kept.path)
    return desk.jobs.begin(paths, first)


def _pieces(file: UploadFile) -> Iterator[bytes]:
    while piece := file.file.read(_PIECE):
        yield piece


def _word(form: FormData, name: str) -> str | None:
    given = form.get(name)
    return given if isinstance(given, str) and given.strip() else None


def _watching(desk: Desk) -> Answer:
    async def respond(request: Request) -> Response:
        job = desk.jobs.get(request.path_params["job"])
        if job is None:
            words = "The desk does not know this reading any more; what it read is in the ledger."
            return refusal(404, "There is no such reading", words, back="/add")
        seen = request.headers.get("last-event-id", "")
        first = int(seen) + 1 if seen.isdigit() else 0
        return StreamingResponse(_events(job, first), media_type="text/event-stream", headers=_EVENTS)

    return respond


async def _events(job: Job, first: int) -> AsyncIterator[str]:
    """The steps as server-sent events, from a number on; at the end one that says so."""
    place, silent = first, 0.0
    while True:
        ended = job.ended  # before the steps are looked at: none comes after it
        for number, step in enumerate(job.steps[place:], place):
            yield f"id: {number}\nevent: step\ndata: {json.dumps(asdict(step), ensure_ascii=False)}\n\n"
            place, silent = number + 1, 0.0
        if ended:
            yield "event: end\ndata: {}\n\n"
            return
        await asyncio.sleep(_LOOK)
        silent += _LOOK
        if silent >= _SIGN_OF_LIFE:
            yield ": still reading\n\n"
            silent = 0.0
