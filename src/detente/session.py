"""A dossier that is open: its description, its reports and its ledger under one roof. ``detente.open`` gives one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, TextIO

from detente import dossier as description
from detente.dossier import FILE_NAME, TEMPLATE, Dossier
from detente.errors import DossierError, OlderLedger, UsageError
from detente.holdings import Holdings
from detente.ledger import Ledger, corrections, decisions, queries
from detente.ledger.decisions import Undone
from detente.ledger.event_queries import Event
from detente.outlook import Outlook
from detente.records import Record

if TYPE_CHECKING:
    from detente.exports import Moved
    from detente.intake import Found, Outcome, Summary
    from detente.language.parsed import Parsed
    from detente.reading.position.matches import PhraseMatches
    from detente.reading.position.suggestions import Suggestion

TIME_LIMIT = 60.0
"""Seconds of the processor for one report: enough for some hundred thousand words."""
LEDGER = "ledger.db"
REPORTS = "reports"
Format = Literal["jsonl", "csv"]
PathLike = str | Path


def open(path: PathLike | None = None) -> "OpenDossier":
    """Open the dossier in the folder ``path`` (or the one whose ``dossier.toml`` it is); without a path the nearest
    one from the current folder upwards. Use it in a ``with`` statement.

    Raises DossierError where there is none or its ``dossier.toml`` is wrong."""
    if path is None:
        folder = description.find(Path.cwd())
    else:
        given = Path(path)
        folder = given.parent if given.name == FILE_NAME else given
    return OpenDossier(folder.resolve(), description.load(folder))


def create(path: PathLike) -> Path:
    """Make a dossier in the folder ``path``: a commented ``dossier.toml`` and an empty ``reports`` folder.

    Returns the path of the ``dossier.toml``. Raises DossierError where there is one already or it cannot be written."""
    folder = Path(path)
    file = folder / FILE_NAME
    try:
        if file.exists():
            raise DossierError(f"{file} is there already: choose another folder; nothing was changed.")
        (folder / REPORTS).mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(TEMPLATE)
    except OSError as error:
        raise DossierError(f"{folder} cannot be made a dossier ({error.strerror}): choose another folder.") from error
    return file


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class OpenDossier(Holdings, Outlook):
    """A dossier with its ledger, which is opened when it is first needed. All methods raise DetenteError's kinds."""

    def __init__(self, folder: Path, dossier: Dossier) -> None:
        self.folder = folder
        self.dossier = dossier
        self._ledger: Ledger | None = None

    def close(self) -> None:
        """Close the ledger; what was read is kept."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def ledger_path(self) -> Path:
        """Where the ledger lies."""
        return self.folder / LEDGER

    def has_ledger(self) -> bool:
        """Whether there is a ledger: a new dossier has none, and an empty file is one that is just being made."""
        return self.ledger_path.is_file() and self.ledger_path.stat().st_size > 0

    def _reading(self) -> Ledger:
        """The ledger as it is; for questions, which need no permission to write unless it has to be brought up to
        date."""
        if self._ledger is None:
            try:
                self._ledger = Ledger.open(self.ledger_path, read_only=True)
            except OlderLedger:
                return self._writing()
        return self._ledger

    def _writing(self) -> Ledger:
        """The ledger, made where it is missing."""
        if self._ledger is None or self._ledger.connection.read_only:
            self.close()
            self._ledger = Ledger.open(self.ledger_path, create=True)
        return self._ledger

    def _changing(self) -> Ledger:
        """The ledger for corrections, which must be there."""
        if not self.ledger_path.exists():
            return self._reading()  # which says so
        return self._writing()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All questions inside see the ledger as it is now, whatever other processes write meanwhile."""
        with self._reading().connection.snapshot():
            yield

    def mark(self) -> tuple[int, ...]:
        """Numbers that change with whatever is added to the ledger: while they are the same, so is every answer."""
        return queries.mark(self._reading())

    # --- reading ---

    def files(self, paths: Iterable[PathLike] = ()) -> "list[Found]":
        """The files among ``paths`` and below the folders among them; without any, those in the ``reports`` folder.

        With each comes the error where it could not be looked into."""
        from detente.sources import walk

        chosen = [Path(path) for path in paths] or [self.folder / REPORTS]
        return list(walk(chosen))

    def read(
        self, *paths: PathLike, published: str | None = None, again: bool = False, time_limit: float = TIME_LIMIT
    ) -> "Summary":
        """Read files and folders (without any, the ``reports`` folder) into the ledger; returns what became of them.

        ``published`` is the EDTF date of all of them, before any other. What did not change since it was read is left
        as it is, unless ``again``. A report that takes the processor longer than ``time_limit`` seconds is read in
        part. What cannot be read is in the summary and raises nothing."""
        from detente.intake import Summary

        summary = Summary()
        files = self.files(paths)
        for outcome in self.each_read(files, published=published, again=again, time_limit=time_limit):
            summary.add(outcome)
        return summary

    def each_read(
        self, files: "Iterable[Found]", *, published: str | None = None, again: bool = False,
        time_limit: float = TIME_LIMIT,
    ) -> "Iterator[Outcome]":  # fmt: skip
        """``read``, telling what became of each report as soon as it is kept."""
        from detente.intake import Intake

        yield from Intake(
            self.folder, self.dossier, self._writing(), published=published, again=again, time_limit=time_limit
        ).read(files)

    def issue_matches(self, issue: str | None = None) -> "list[PhraseMatches]":
        """What each phrase of the dossier's issues, or of one of them, finds in the reports of the ledger.

        Raises UsageError where the dossier has no such issue."""
        from detente.reading.position.matches import matches

        self._known_issue(issue)
        found = matches(self.dossier, self._parsed()) if self.dossier.issues else []
        return [one for one in found if issue in {None, one.issue}]

    def suggestions(self) -> "list[Suggestion]":
        """What the parties take stands on in the reports of the ledger and no issue of the dossier covers."""
        from detente.reading.position.suggestions import suggestions

        return suggestions(self.dossier, self._parsed())

    def _parsed(self) -> "Iterator[Parsed]":
        """The reports of the ledger, parsed, copies left out."""
        from detente.language import pipeline

        entries = self.reports() if self.ledger_path.exists() else []
        return pipeline.load().pipe(self.report(entry.path) for entry in entries if entry.duplicate_of is None)

    # --- correcting ---

    def correct(self, name: str, changes: dict[str, Any], *, author: str, reason: str | None = None) -> Record:
        """Give fields of a record other values; returns it as corrected. What was read is kept beside it.

        Raises UsageError for an unknown record, a field that it has not, or a value that the field cannot have."""
        return corrections.correct(self._changing(), name, changes, author, _now(), reason)

    def accept(self, name: str, *, author: str, reason: str | None = None) -> Record:
        """Say that a record is right as it stands; one that was rejected is back."""
        return corrections.accept(self._changing(), name, author, _now(), reason)

    def reject(self, name: str, *, author: str, reason: str | None = None) -> Record:
        """Say that the report does not say so: lists leave the record out."""
        return corrections.reject(self._changing(), name, author, _now(), reason)

    def merge(self, *names: str, author: str, reason: str | None = None) -> Event:
        """Say that the events of these records (or with these ids) are one; returns it."""
        return decisions.merge(self._changing(), names, author, _now(), reason)

    def split(self, name: str, *, author: str, reason: str | None = None) -> list[Event]:
        """Say that a record is no account of its event, or that no account of an event belongs to another; returns the
        events of all of them."""
        return decisions.split(self._changing(), name, author, _now(), reason)

    def undo(self, name: str, *, author: str, reason: str | None = None) -> Undone:
        """Take back what was done last to this record or event: a correction, rejection, merge or split."""
        return decisions.undo(self._changing(), name, author, _now(), reason)

    # --- moving ---

    def export(self, out: PathLike, form: Format = "jsonl") -> "Moved":
        """Write the whole ledger to the file ``out`` (``csv``: into the folder ``out``). A file is replaced only when
        all is written. Raises UsageError where it cannot be written."""
        from detente.exports import export_csv

        target = Path(out)
        if form == "csv":
            return export_csv(self._reading(), target)
        draft = target.with_name(f"{target.name}.part")
        try:
            with draft.open("w", encoding="utf-8", newline="\n") as file:
                moved = self.export_lines(file)
            draft.replace(target)
        except OSError as error:
            raise UsageError(f"{target} cannot be written ({error.strerror}): choose another file.") from error
        finally:
            with suppress(OSError):
                draft.unlink()
        return moved

    def export_lines(self, out: TextIO) -> "Moved":
        """Write the whole ledger as JSON lines to an open text file."""
        from detente.exports import export_jsonl

        return export_jsonl(self._reading(), out)

    def import_(self, source: PathLike, form: Format | None = None) -> "Moved":
        """Add an export to the ledger, wholly or not at all; a folder is taken for ``csv``, a file for ``jsonl``.

        Raises UsageError, naming the line, where it is not understood or does not fit what is there."""
        from detente.exports import import_csv, import_jsonl

        origin = Path(source)
        if (form or ("csv" if origin.is_dir() else "jsonl")) == "csv":
            return import_csv(self._writing(), origin)
        try:
            with origin.open(encoding="utf-8") as file:
                return import_jsonl(self._writing(), file)
        except OSError as error:
            raise UsageError(f"{origin} cannot be read ({error.strerror}): check the path.") from error
