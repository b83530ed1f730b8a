"""Who may ask and who may write: hosts, the token, marks against forged requests, and what a browser may load.

The desk listens to the own machine only, unless a token is given. Three things keep other pages in the same browser
out: the ``Host`` of a request must be this machine (else a foreign name could be pointed at it), writing needs the mark
that only this desk's own pages carry, and nothing but the desk's own files may run in its pages.
"""

import hmac
import ipaddress
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.web.desk import Settings
from detente.web.refusals import refusal

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
MARK = "mark"
"""The name of the field, and ``X-Mark`` of the header, that proves that a write comes from a page of this desk."""
_SAFE = ("GET", "HEAD")


def is_loopback(host: str) -> bool:
    """Whether the name is this machine itself."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Lets in what may come in; every answer goes out with the headers above."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._cookie = f"detente-{settings.port}"  # cookies do not tell ports apart

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope, Headers(scope=scope))
        await (refused or self._app)(scope, receive, _with_headers(send))

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        if not self._host_is_ours(headers.get("host", "")):
            words = "Open the desk by the address that detente serve tells."
            return refusal(421, "This address is not this desk's", words)
        if self._settings.token is not None and (answer := self._let_in(scope, headers)) is not None:
            return answer
        if scope["method"] not in _SAFE and not _same_origin(headers):
            words = "Open the desk itself and try again; nothing was changed."
            return refusal(403, "This came from another page", words)
        return None

    def _host_is_ours(self, host: str) -> bool:
        name = _name_in(f"//{host}")
        own = self._settings.host.strip("[]").lower()
        if is_loopback(own) or own == "testserver":
            return is_loopback(name) or name == own
        return own in ("0.0.0.0", "::") or name == own or is_loopback(name)

    def _let_in(self, scope: Scope, headers: Headers) -> Response | None:
        """None for one who has the token; it is shown once in the address, then kept in a cookie."""
        token = self._settings.token or ""
        given = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        if _equal(given.pop("token", ""), token):
            target = "/" + quote(scope["path"].lstrip("/\\")) + (f"?{urlencode(given)}" if given else "")
            answer = RedirectResponse(target, status_code=303)
            answer.set_cookie(self._cookie, token, httponly=True, samesite="strict")
            return answer
        kept = cookie_parser(headers.get("cookie", "")).get(self._cookie, "")
        borne = headers.get("authorization", "").removeprefix("Bearer ").strip()
        if _equal(kept, token) or _equal(borne, token):
            return None
        return refusal(401, "This desk needs its token", "Open the address with ?token=… that detente serve told.")


def _name_in(address: str) -> str:
    """The name of the host in an address, nothing where it is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


def carries_mark(mark: str, headers: Mapping[str, str], form: Mapping[str, object]) -> bool:
    """Whether a write comes from a page of this desk."""
    given = headers.get("x-mark") or form.get(MARK)
    return isinstance(given, str) and _equal(given, mark)


def _equal(one: str, other: str) -> bool:
    return bool(one) and hmac.compare_digest(one.encode(), other.encode())


def _same_origin(headers: Headers) -> bool:
    """Browsers say from where a form comes; what says nothing is no browser and has to carry the mark all the same."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host")


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
