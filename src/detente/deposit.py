"""Files and texts that are given to a dossier → its reports folder: whole or not at all, under names that do no harm.

What is given arrives in a hidden file beside the reports, which no reading looks at. Only when all of it is there, and
it can be read as a report, does it get its name, in one step of the file system.
"""

import hashlib
import json
import os
import re
import secrets
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from detente.errors import EmptySource, TooLarge, UnknownFormat, UsageError
from detente.sources import read_file
from detente.sources.published import check_edtf
from detente.sources.read import MAX_BYTES
from detente.sources.sidecar import sidecar_path

MAX_FILES = 200
"""So many files may be given at once."""
_LONGEST = 100  # bytes of a name without its ending; file systems take 255, and a sidecar's name is longer
_ARRIVING = ".arriving-"
_OUT_OF_PLACE = frozenset('<>:"|?*#%\\/')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LEFT_OUT = re.compile(r"(ledger\.db|dossier\.toml$|board\.html$)", re.IGNORECASE)
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True)
class Described:
    """What one who gives a report says of it: it goes before what the document says of itself."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None

    def checked(self) -> "Described":
        """On one line each; raises UsageError where the date is none."""
        said = (self.title, self.outlet, self.published)
        title, outlet, published = (" ".join(_plain(text or "").split()) or None for text in said)
        if published is not None:
            try:
                published = check_edtf(published)
            except ValueError as error:
                raise UsageError(f"{error}.") from error
        return Described(title, outlet, published)


@dataclass(frozen=True)
class Deposited:
    """A file in the reports folder. ``given`` is the name under which it came; ``known`` is true where the folder had
    the very same file already, which was left as it is."""

    path: Path
    given: str
    size: int
    known: bool = False


class Arrival:
    """One file on its way into the folder ``reports``, in pieces. Use it in a ``with`` statement and end it with
    ``keep``: what ends before, a lost connection included, leaves nothing behind."""

    def __init__(self, reports: Path, name: str) -> None:
        self._reports = reports
        self._given = shown_name(name)
        self._name = safe_name(name)
        self._draft = reports / f"{_ARRIVING}{secrets.token_hex(8)}{PurePosixPath(self._name).suffix}"
        try:
            reports.mkdir(parents=True, exist_ok=True)
            self._file = self._draft.open("xb")
        except OSError as error:
            raise self._refused(error) from error
        self._size = 0
        self._digest = hashlib.sha256()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._draft.unlink(missing_ok=True)

    def write(self, piece: bytes) -> None:
        """Add a piece. Raises TooLarge as soon as there is too much, UsageError where the disk does not take it."""
        self._size += len(piece)
        if self._size > MAX_BYTES:
            raise TooLarge(f"{self._given}: this file is over {MAX_BYTES // 1_000_000} MB; split it into its reports.")
        self._digest.update(piece)
        try:
            self._file.write(piece)
        except OSError as error:
            raise self._refused(error) from error

    def keep(self, described: Described | None = None) -> Deposited:
        """Give the file its name; a file that is there already is told instead. Raises the SourceError that fits where
        it cannot be read as a report, and UsageError for a date that is none: then nothing is kept."""
        said = (described or Described()).checked()
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise self._refused(error) from error
        if same := self._same():
            return Deposited(same, self._given, self._size, known=True)
        read_file(self._draft, self._given)
        try:
            return Deposited(self._named(said), self._given, self._size)
        except OSError as error:
            raise self._refused(error) from error

    def _same(self) -> Path | None:
        """The file in the folder that has the same bytes."""
        for path in _files(self._reports):
            try:
                if path.stat().st_size != self._size:
                    continue
                with path.open("rb") as file:
                    if hashlib.file_digest(file, "sha256").digest() == self._digest.digest():
                        return path
            except OSError:  # gone meanwhile, or not to be read
                continue
        return None

    def _named(self, said: Described) -> Path:
        """Move the file to the first name that is free and has no sidecar that speaks of another."""
        stem, ending = PurePosixPath(self._name).stem, PurePosixPath(self._name).suffix
        for number in range(1, 10_000):
            path = self._reports / (f"{stem}-{number}{ending}" if number > 1 else self._name)
            if sidecar_path(path) is not None or not _take(self._draft, path):
                continue
            if lines := _sidecar(said):
                # The report is there before its sidecar: a date may then be missing, never belong to another report.
                path.with_name(f"{path.name}.toml").write_text(lines, encoding="utf-8", newline="\n")
            return path
        raise UsageError(f"There are too many reports called {self._name}: give this one another name.")

    def _refused(self, error: OSError) -> UsageError:
        return UsageError(f"{self._given} cannot be kept in {self._reports} ({error.strerror}): nothing was changed.")


def deposit(reports: Path, name: str, pieces: Iterable[bytes], described: Described | None = None) -> Deposited:
    """Keep a file that comes in pieces in the folder ``reports``; errors as ``Arrival.keep``."""
    with Arrival(reports, name) as arrival:
        for piece in pieces:
            arrival.write(piece)
        return arrival.keep(described)


def deposit_text(reports: Path, text: str, described: Described | None = None) -> Deposited:
    """Keep a text that was pasted, named by its title or its first words; errors as ``Arrival.keep``."""
    said = (described or Described()).checked()
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not plain:
        raise EmptySource("There is no text in it: paste the report's text.")
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", said.title or plain[:300]).lower())[:8]
    name = "-".join([*([said.published.partition("/")[0]] if said.published else []), *words]) or "report"
    return deposit(reports, f"{name}.txt", [f"{plain}\n".encode("utf-8", "replace")], said)


def safe_name(given: str) -> str:
    """A file name for what somebody calls ``given``: no folder, nothing hidden, nothing that a system takes for a
    command or a device, of a bounded length, with its ending. Raises UnknownFormat for files that are no reports."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given.encode("utf-8", "replace").decode("utf-8")))[-1]
    kept = "".join("-" if char in _OUT_OF_PLACE else char for char in last if _harmless(char))
    kept = " ".join(kept.split()).strip(" .-") or "report"
    stem, dot, ending = kept.rpartition(".")
    ending = f".{ending.lower()}" if dot else ""
    if ending == ".toml":
        raise UnknownFormat(f"{shown_name(given)}: this is no report; put a sidecar into the folder yourself.")
    if not _ENDING.fullmatch(ending):
        stem, ending = kept, ""
    stem = stem.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(" .-") or "report"
    name = f"{stem}{ending}"
    return f"report-{name}" if _DEVICES.match(name) or _LEFT_OUT.match(name) else name


def _harmless(char: str) -> bool:
    """Neither a control, a mark that turns the text round or is not seen, nor no character at all."""
    return unicodedata.category(char)[0] != "C" and unicodedata.category(char) not in ("Zl", "Zp")


def _plain(text: str) -> str:
    """The text with a space for what is no harmless character."""
    return "".join(char if _harmless(char) else " " for char in text)


def shown_name(given: str) -> str:
    """The name under which something came, for messages: on one line, not too long."""
    plain = " ".join(_plain(given).split())
    return (plain if len(plain) <= 80 else f"{plain[:60]}…{plain[-15:]}") or "a file without a name"


def _take(draft: Path, path: Path) -> bool:
    """Give the draft this name, unless something has it; two at once never get the same."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: the name is reserved first
        try:
            path.open("x").close()
        except FileExistsError:
            return False
        draft.replace(path)
    return True


def _sidecar(said: Described) -> str:
    """The lines of the sidecar; none where nothing is said. JSON's way to write a text is TOML's too."""
    values = {"title": said.title, "outlet": said.outlet, "date": said.published}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value)


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, hidden ones left out, in an order that is the same on every machine."""
    for here, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files) if not name.startswith("."))


def tidy(reports: Path) -> None:
    """Take away what was being received when a program was killed, an hour ago or longer."""
    for draft in reports.glob(f"{_ARRIVING}*"):
        with suppress(OSError):
            if draft.stat().st_mtime < time.time() - 3600:
                draft.unlink()
