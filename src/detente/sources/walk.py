"""Files and folders → the files to read, in an order that is the same on every machine."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from detente.errors import UnreadableSource

_NOT_REPORTS = frozenset({"board.html"})


def walk(paths: Iterable[Path]) -> Iterator[tuple[Path, UnreadableSource | None]]:
    """The files among ``paths`` and below its folders, each once, a folder's entries sorted by name.

    Left out below folders: hidden entries, ``.toml`` files (``dossier.toml``, sidecars), ``ledger.db`` with its
    companions and ``board.html``. What is missing or may not be opened comes with the error instead of raising it."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _walk(path, seen)


def _walk(path: Path, seen: set[tuple[int, int]]) -> Iterator[tuple[Path, UnreadableSource | None]]:
    try:
        status = path.stat()
        key = (status.st_dev, status.st_ino)
        if key in seen:  # given twice, or a link back to a folder above
            return
        seen.add(key)
        if not path.is_dir():
            yield path, None
            return
        names = sorted(entry.name for entry in path.iterdir())
    except (OSError, ValueError) as error:
        yield path, unreadable(str(path), error)
        return
    for name in names:
        if not _is_left_out(name):
            yield from _walk(path / name, seen)


def unreadable(name: str, error: Exception) -> UnreadableSource:
    """The error for a file or folder that the system would not open, in plain words."""
    if isinstance(error, FileNotFoundError):
        return UnreadableSource(f"{name}: there is no such file or folder (any more); check the path.")
    if isinstance(error, PermissionError):
        return UnreadableSource(f"{name}: there is no permission to read it; change its permissions and read again.")
    reason = getattr(error, "strerror", None) or str(error)
    return UnreadableSource(f"{name}: the system cannot read it ({reason}); check the path and the disk.")


def _is_left_out(name: str) -> bool:
    return name.startswith((".", "ledger.db")) or name.endswith(".toml") or name in _NOT_REPORTS
