"""``detente serve``: the desk, pages over the ledger on the own machine."""

import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.options import Dossier, opened
from detente.cli.output import note, say
from detente.errors import UsageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_PORTS = 20
"""So many ports are tried from the usual one on, where the user names none."""


def serve(
    host: Annotated[
        str, typer.Option(metavar="NAME", help="The address to listen to; any other than this machine needs a token.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, metavar="N", help="The port; else 8765 or the next one free.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the desk in the browser.")] = False,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be changed at the desk.")] = False,
    dossier: Dossier = None,
) -> None:
    """Serve the desk: the board and all behind it as pages, on this machine."""
    with opened(dossier) as folder:
        where = folder.folder
    listening = _listen(host, port)
    import detente.analysis.views  # noqa: F401  # what the first page needs, so that nobody waits for it there
    from detente.cli.correcting import who
    from detente.web import app
    from detente.web.desk import Settings
    from detente.web.security import is_loopback, new_token

    number = listening.getsockname()[1]
    token = None if is_loopback(host) else new_token()
    settings = Settings(host, number, read_only, token, who(None))
    address = f"http://{f'[{host}]' if ':' in host else host}:{number}/" + (f"?token={token}" if token else "")
    say(f"The desk is at {address}")
    note("Ctrl-C ends it.")
    application = app.build(where, settings)
    _run(application, listening, address if open_ else None, lambda: app.warm(application.state.desk))


def _listen(host: str, port: int | None) -> socket.socket:
    """An open port. Raises UsageError where there is none, or the address is not this machine's."""
    problem: OSError | None = None
    for number in (port,) if port is not None else range(8765, 8765 + _PORTS):
        try:
            found = socket.create_server((host, number), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
        except OSError as error:
            problem = error
            continue
        return found
    reason = problem.strerror if problem and problem.strerror else str(problem)
    what = f"port {port}" if port is not None else f"any port from 8765 to {8764 + _PORTS}"
    raise UsageError(f"The desk cannot listen to {what} of {host} ({reason}): give another with --port or --host.")


def _run(
    application: "ASGIApp", listening: socket.socket, opened_address: str | None, warm: Callable[[], None]
) -> None:
    import uvicorn

    class Server(uvicorn.Server):
        """Once it answers, opens the browser and works out what the first page will need."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            threading.Thread(target=warm, daemon=True).start()
            if opened_address is not None:
                import webbrowser

                webbrowser.open(opened_address)

    options = uvicorn.Config(
        application, log_level="critical", access_log=False, lifespan="off", ws="none", server_header=False,
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    Server(options).run(sockets=[listening])
