"""One file → reports, or the one clear reason why it cannot be read."""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from detente.errors import EmptySource, SourceError, TooLarge, UnknownFormat, UnreadableSource, UsageError
from detente.sources.decoding import decode
from detente.sources.document import Document, storable
from detente.sources.language import check_english, wrong_language
from detente.sources.published import check_edtf, published
from detente.sources.sidecar import read_sidecar, sidecar_path
from detente.sources.titles import find_author, find_outlet, find_title
from detente.sources.walk import unreadable

if TYPE_CHECKING:
    from detente.records import Report

MAX_BYTES = 50_000_000
MAX_CHARACTERS = 1_000_000

Reader = Callable[[bytes, str], list[Document]]


def formats() -> dict[str, Reader]:
    """What reads each format, by its name in ``Report.format``; imported here, so that the program starts fast."""
    from detente.sources import eml, feed, html, markdown, pdf, plaintext

    return {
        "text": plaintext.read,
        "markdown": markdown.read,
        "html": html.read,
        "pdf": pdf.read,
        "feed": feed.read,
        "e-mail": eml.read,
    }


SUFFIXES = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".eml": "e-mail",
}  # fmt: skip
_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
)
_NOT_PROSE = frozenset({".json", ".jsonl", ".csv", ".tsv", ".toml", ".yaml", ".yml", ".py", ".js", ".css", ".log"})


@dataclass(frozen=True)
class Read:
    """What one file gave: its reports, and the parts of it (entries of a feed) that were refused, with the reason."""

    reports: tuple["Report", ...]
    refused: tuple[SourceError, ...] = ()


def read_file(path: Path, name: str, *, published: str | None = None) -> Read:
    """The reports in the file at ``path``, which is called ``name`` in the dossier and in messages.

    ``published`` is an EDTF date that goes before every other. The format goes by the suffix, for an unknown suffix
    by the content. Raises the SourceError that fits where the file gives no report at all for a reason of the whole
    file; entries of a feed are refused one by one in the result. Raises UsageError where ``published`` is no date."""
    name = storable(name)  # a file's name may hold bytes that are no text
    try:
        given = check_edtf(published) if published else None
    except ValueError as error:
        raise UsageError(f"{error}.") from error
    data = _bytes(path, name)
    beside = sidecar_path(path)
    said = read_sidecar(beside, f"{name} ({beside.name})") if beside else {}
    code = said.get("language", "en").lower()
    if code.split("-")[0] not in ("en", "english"):
        raise wrong_language(name, code)
    form = _form(path, data, name)
    reports: list[Report] = []
    refused: list[SourceError] = []
    for document in formats()[form](data, name):
        full_name = f"{name}#{document.entry}" if document.entry else name
        try:
            reports.append(_report(document, full_name, form, given, said))
        except SourceError as error:
            if document.entry is None:
                raise
            refused.append(error)
    return Read(tuple(reports), tuple(refused))


def _bytes(path: Path, name: str) -> bytes:
    """The content of a file that is one, is not too large and may be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSource(f"{name}: this is not a file; give a file or a folder of files.")
        if status.st_size > MAX_BYTES:
            raise _too_large(name)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # it may have grown
    except (OSError, ValueError) as error:
        raise unreadable(name, error) from error
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    if not data.strip():
        raise EmptySource(f"{name}: this file is empty; remove it or save it again.")
    return data


def _too_large(name: str) -> TooLarge:
    return TooLarge(f"{name}: this file is over {MAX_BYTES // 1_000_000} MB; split it into its reports.")


def _form(path: Path, data: bytes, name: str) -> str:
    """The key in ``formats()`` for this file."""
    suffix = path.suffix.lower()
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnknownFormat(f"{name}: this is {what}, which is not read; save it as plain text, HTML or PDF.")
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if suffix in _NOT_PROSE:
        raise UnknownFormat(f"{name}: files of kind {suffix} are not read; save the report as plain text, HTML or PDF.")
    return SUFFIXES.get(suffix) or _sniffed(decode(data[:4096], name))


def _sniffed(start: str) -> str:
    """The format by the beginning of the text, for files whose suffix says nothing."""
    head = start.lstrip().lower()
    if head.startswith("<") and any(mark in head for mark in ("<rss", "<feed", "<rdf:rdf")):
        return "feed"
    if head.startswith(("<!doctype html", "<html")) or (head.startswith("<?xml") and "<html" in head):
        return "html"
    headers = [line.split(":")[0] for line in head.split("\n\n")[0].split("\n")]
    return "e-mail" if {"from", "subject"} <= set(headers) or {"from", "date"} <= set(headers) else "text"


def _report(document: Document, name: str, form: str, given: str | None, said: dict[str, str]) -> "Report":
    """The report that ``document`` makes, checked, with what its sidecar ``said`` going first."""
    from detente.records import Report

    text = document.text
    if not any(map(str.isalnum, text)):
        raise EmptySource(f"{name}: there is no text in it; remove it or save it again.")
    if len(text) > MAX_CHARACTERS:
        raise TooLarge(f"{name}: this text is over {MAX_CHARACTERS:,} characters; split it into its reports.")
    if "language" not in said:
        check_english(text, name)
    # a feed is saved on one day and holds entries of many: its entries' own dates go before the file's
    own_first = "#" in name and document.published is not None
    day, origin = published(given, said.get("date"), "" if own_first else name.split("#")[0], document.published, text)
    return Report(
        path=name,
        text=text,
        format=form,
        title=said.get("title") or document.title or find_title(text),
        outlet=said.get("outlet") or document.outlet or find_outlet(text),
        author=said.get("author") or document.author or find_author(text),
        address=said.get("address") or document.address,
        published=day,
        published_from=origin,
    )
