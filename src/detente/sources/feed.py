"""RSS and Atom feeds saved as files: each entry is a report."""

from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from detente.errors import BrokenSource
from detente.sources.decoding import decode
from detente.sources.document import Document, field, headed
from detente.sources.markup import fragment_text
from detente.sources.published import date_in_metadata
from detente.sources.quiet import quiet

_MAX_ID = 200


def read(data: bytes, name: str) -> list[Document]:
    """The entries of the feed ``data`` in their order, each with its id (or its number, from 1) as ``entry``.

    An entry without text has an empty ``text``. Raises BrokenSource where there are no entries, UnknownFormat
    where the file is no text."""
    decode(data, name)  # binary data is named as such, rather than taken for a feed without entries
    feed = _parse(data, name)
    outlet = field(feed.feed.get("title"))
    documents: list[Document] = []
    used: set[str] = set()
    for number, entry in enumerate(feed.entries, start=1):
        entry_id = field(entry.get("id")) or ""
        if not 0 < len(entry_id) <= _MAX_ID or entry_id in used:
            entry_id = str(number)
        used.add(entry_id)
        documents.append(_document(entry, entry_id, outlet))
    if not documents:
        raise BrokenSource(f"{name}: this feed has no entries; save it again from its address.")
    return documents


def _parse(data: bytes, name: str) -> Any:
    quiet("feedparser")
    import feedparser

    try:
        # a stream: given bytes, the library would take them for an address or a file's name
        return feedparser.parse(BytesIO(data), resolve_relative_uris=False)
    except Exception as error:  # damaged markup makes the library fail in many ways
        raise BrokenSource(f"{name}: this feed is damaged ({type(error).__name__}); save it again.") from error


def _document(entry: Any, entry_id: str, outlet: str | None) -> Document:
    title = field(fragment_text(str(entry.get("title") or "")))
    bodies = [str(part.get("value") or "") for part in entry.get("content") or []]
    bodies.append(str(entry.get("summary") or ""))
    body = max(map(fragment_text, bodies), key=len)
    source = entry.get("source") or {}
    return Document(
        text=headed(title, body),
        title=title,
        outlet=field(source.get("title")) or outlet,
        author=field(entry.get("author")),
        address=field(entry.get("link")),
        published=_day(entry.get("published")) or ("updated" in entry and _day(entry["updated"])) or None,
        entry=entry_id,
    )


def _day(stamp: Any) -> str | None:
    """The day of a time stamp of RSS (RFC 822) or Atom (RFC 3339), on the publisher's clock."""
    if not isinstance(stamp, str):
        return None
    try:
        return parsedate_to_datetime(stamp).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return date_in_metadata(stamp)
