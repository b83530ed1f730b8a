"""What all visits share: the dossier's folder, who may write, and views that were worked out already."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from detente import dossier as description
from detente.dossier import FILE_NAME, Dossier
from detente.errors import LedgerLocked, ReadOnly
from detente.session import OpenDossier
from detente.web.effects import Effects
from detente.web.jobs import Jobs

if TYPE_CHECKING:
    from detente.analysis.board import State

_KEPT = 64
"""So many views are kept worked out: a board of a large ledger costs a third of a second."""
_PATIENCE = 10.0
"""Seconds that one who writes waits for another who does so on this desk."""
Made = TypeVar("Made")


@dataclass(frozen=True)
class Settings:
    """How the desk is served. ``token`` is None on the own machine; ``author`` is who decides where nobody says."""

    host: str = "127.0.0.1"
    port: int = 8765
    read_only: bool = False
    token: str | None = None
    author: str = "desk"


class Desk:
    """The dossier in a folder as the desk opens it: anew for each visit, so that a ledger that was put in the place of
    another, or a changed ``dossier.toml``, is seen at once."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self._one_writer = threading.Lock()
        self._described: tuple[Dossier | None, tuple[int, int]] = (None, (0, 0))
        self._views: OrderedDict[Hashable, object] = OrderedDict()
        self._in_work: dict[Hashable, threading.Lock] = {}
        self._views_lock = threading.Lock()
        self.effects = Effects()
        self.jobs = Jobs(folder)

    @contextmanager
    def reading(self) -> Iterator[OpenDossier]:
        """The dossier, as it is now whatever is written meanwhile."""
        with self._opened() as folder, folder.snapshot() if folder.has_ledger() else nullcontext():
            yield folder

    @contextmanager
    def writing(self) -> Iterator[OpenDossier]:
        """The dossier for one who decides something; one at a time. Raises ReadOnly where nothing may be changed, and
        LedgerLocked where another takes too long."""
        self.check_writing()
        if not self._one_writer.acquire(timeout=_PATIENCE):
            raise LedgerLocked("Somebody else is writing at this desk: nothing was changed, try again in a moment.")
        try:
            with self._opened() as folder:
                yield folder
        finally:
            self._one_writer.release()

    def _opened(self) -> OpenDossier:
        """The dossier; its description is read again only when the file has changed."""
        now = _changed(self.folder / FILE_NAME)
        described, before = self._described
        if described is None or now != before:
            described = description.load(self.folder)
            self._described = described, now
        return _Seen(self, described)

    def check_writing(self) -> None:
        """Raise ReadOnly where nothing may be changed."""
        if self.settings.read_only:
            raise ReadOnly("This desk is for reading only: run detente serve without --read-only to change something.")

    def kept(self, folder: OpenDossier, key: tuple[Hashable, ...], make: Callable[[], Made]) -> Made:
        """What ``make`` gives, worked out once for each state of the ledger and of ``dossier.toml``."""
        state = (key, folder.mark(), _changed(self.folder / FILE_NAME), _changed(folder.ledger_path))
        with self._views_lock:
            mine = self._in_work.setdefault(state, threading.Lock())
        with mine:  # who asks for the same at the same time waits for it instead of working it out too
            with self._views_lock:
                if state in self._views:
                    self._views.move_to_end(state)
                    return self._views[state]  # type: ignore[return-value]  # put there by the same make
            try:
                made = make()
                with self._views_lock:
                    self._views[state] = made
                    while len(self._views) > _KEPT:
                        self._views.popitem(last=False)
                return made
            finally:
                with self._views_lock:
                    self._in_work.pop(state, None)


class _Seen(OpenDossier):
    """The dossier of a desk: the posterior of some days, on which most pages rest, is worked out once for all."""

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__(desk.folder, dossier)
        self._desk = desk

    def _state(self, as_of: str | None, since: str | None) -> "State":
        from detente.analysis import board

        def made() -> "State":
            return board.state(self._reading(), self.dossier, as_of, since)

        return self._desk.kept(self, ("state", as_of, since), made)


def _changed(file: Path) -> tuple[int, int]:
    """Tells a file that was put in another's place."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns
