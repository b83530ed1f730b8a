"""The desk in a real browser: Chromium of the system, driven by Playwright; skipped where either is missing.

Every page that a test opens is watched: a request to another host, an error in a script or a file that may not be
loaded fails the test.
"""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from detente.web.app import build
from detente.web.desk import Settings

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-quic", "--disable-dev-shm-usage", "--font-render-hinting=none",
]  # fmt: skip
PICTURES = Path(__file__).parents[2] / "build" / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say why, where there is no browser."""
    try:
        import playwright  # noqa: F401

        missing = None if CHROMIUM else "there is no chromium: apt-get install chromium"
    except ImportError:
        missing = "playwright is not installed"
    if missing:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=f"No test in a browser: {missing}."))


@dataclass
class Served:
    """A desk that answers at an address."""

    address: str
    folder: Path
    stop: Callable[[], None]


@pytest.fixture(scope="package")
def serve() -> Iterator[Callable[..., Served]]:
    """Serves the dossier in a folder, in a thread of this process."""
    import uvicorn

    running: list[Served] = []

    def begin(folder: Path, **settings: Any) -> Served:
        listening = socket.create_server(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        application = build(folder, Settings(**{"port": port, "author": "tester", **settings}))
        server = uvicorn.Server(uvicorn.Config(application, log_level="error", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()

        def stop() -> None:
            server.should_exit = server.force_exit = True
            thread.join(timeout=10)
            listening.close()

        served = Served(f"http://127.0.0.1:{port}", folder, stop)
        running.append(served)
        while not server.started:
            time.sleep(0.01)
        return served

    yield begin
    for served in running:
        served.stop()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """The browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def served(example: Path, serve: Callable[..., Served]) -> Served:
    """The example, to be looked at only."""
    return serve(example)


@dataclass
class Watch:
    """What went wrong in the pages of a test."""

    host: str
    wrong: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def over(self, page: Any) -> None:
        """Begin to watch a page."""
        page.on("request", self._request)
        page.on("console", lambda message: self._told(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._told(str(error)))

    def _request(self, request: Any) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.wrong.append(f"a request to {request.url}")

    def _told(self, words: str) -> None:
        if not any(part in words for part in self.expected):
            self.wrong.append(words)


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of a served desk: ``visit(served, "/board")``; with ``width``, ``dark`` and ``scripts``."""
    contexts: list[Any] = []
    watches: list[Watch] = []

    def begin(
        served: Served, path: str, *, width: int = 1280, height: int = 800, dark: bool = False, scripts: bool = True,
        expected: tuple[str, ...] = (),
    ) -> Any:  # fmt: skip
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light",
            java_script_enabled=scripts, reduced_motion="reduce",
        )  # fmt: skip
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        watch = Watch(urlsplit(served.address).netloc, expected=expected)
        watch.over(page)
        watches.append(watch)
        page.goto(served.address + path)
        return page

    yield begin
    wrong = [words for watch in watches for words in watch.wrong]
    for context in contexts:
        context.close()
    assert not wrong, wrong


@pytest.fixture
def picture() -> Callable[[Any, str], None]:
    """Keeps a picture of a page under a name, in build/screenshots."""

    def keep(page: Any, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png")

    return keep
