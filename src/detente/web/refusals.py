"""Pages for what goes wrong: one clear sentence with the remedy, and never the inside of the program."""

from http import HTTPStatus

from starlette.responses import HTMLResponse, JSONResponse, Response

from detente.errors import (
    DetenteError,
    DossierError,
    LedgerError,
    LedgerLocked,
    NothingNamed,
    ReadOnly,
    ScenarioError,
    SourceError,
    TooLarge,
    UsageError,
)

_KINDS: tuple[tuple[type[DetenteError], int, str], ...] = (
    (NothingNamed, 404, "There is nothing of that name"),
    (ReadOnly, 403, "This desk is for reading only"),
    (TooLarge, 413, "That is too large"),
    (UsageError, 400, "That cannot be asked so"),
    (ScenarioError, 409, "There is nothing to forecast"),
    (LedgerLocked, 503, "The ledger is being written"),
    (LedgerError, 503, "The ledger cannot be used"),
    (DossierError, 503, "The dossier cannot be used"),
    (SourceError, 400, "That cannot be read"),
)
"""What each kind of error answers; the first that fits."""


def told(error: DetenteError) -> tuple[int, str]:
    """The status and the heading for an error."""
    for kind, status, title in _KINDS:
        if isinstance(error, kind):
            return status, title
    return 500, "That cannot be done"


def refusal(status: int, title: str, words: str, *, as_json: bool = False, back: str | None = None) -> Response:
    """The answer; ``back`` is an address from where to go on."""
    from detente.web.templating import rendered

    headers = {"Retry-After": "5"} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    if as_json:
        return JSONResponse({"error": words}, status_code=status, headers=headers)
    page = rendered("refusal.html", {"status": status, "title": title, "words": words, "back": back})
    return HTMLResponse(page, status_code=status, headers=headers)
