"""PDF files: pypdf gives the lines of each page, which are joined into paragraphs here."""

import re
from collections import Counter
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from detente.errors import BrokenSource, EmptySource, SourceError
from detente.sources.document import BLOCK, Document, field, storable
from detente.sources.paragraphs import join_lines
from detente.sources.published import date_in_metadata
from detente.sources.quiet import quiet

if TYPE_CHECKING:
    from pypdf import PdfReader

ENOUGH = 1_200_000
"""Characters after which no more pages are opened: the text is too long already."""
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_FILE_NAME = re.compile(r"untitled|.*\.(?:docx?|pdf|odt|rtf|indd|tmp)|microsoft word.*|\W*", re.IGNORECASE)


def read(data: bytes, name: str) -> list[Document]:
    """The text of the PDF ``data`` in paragraphs, without running heads and page numbers, with its metadata.

    Raises BrokenSource where it is damaged or needs a password, EmptySource where its pages hold only images."""
    quiet("pypdf")
    try:
        return [_document(data, name)]
    except SourceError:
        raise
    except Exception as error:  # pypdf fails in many ways on damaged files
        raise BrokenSource(f"{name}: this PDF is damaged ({type(error).__name__}); print it to a new PDF.") from error


def _document(data: bytes, name: str) -> Document:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    _unlock(reader, name)
    pages = _pages(reader)
    text = storable(BLOCK.join(join_lines([line for page in _without_margins(pages) for line in page])))
    if not text.strip():
        raise EmptySource(f"{name}: this PDF holds images and no text; run text recognition (OCR) on it first.")
    about: Mapping[str, object] = reader.metadata or {}
    title = field(about.get("/Title"))
    return Document(
        text=text,
        title=None if title and _FILE_NAME.fullmatch(title) else title,
        author=field(about.get("/Author")),
        published=date_in_metadata(about.get("/CreationDate")),
    )


def _unlock(reader: "PdfReader", name: str) -> None:
    """Open what only forbids changes; raise BrokenSource where a password is needed to read."""
    if not reader.is_encrypted:
        return
    from pypdf.errors import DependencyError, PyPdfError

    try:
        opened = bool(reader.decrypt(""))
    except (DependencyError, PyPdfError, NotImplementedError):
        opened = False
    if not opened:
        raise BrokenSource(f"{name}: this PDF is encrypted; save a copy without the password.")


def _pages(reader: "PdfReader") -> list[list[str]]:
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages:
        text = page.extract_text().replace("\x00", "")
        pages.append(text.splitlines())
        size += len(text)
        if size > ENOUGH:
            break
    return pages


def _without_margins(pages: list[list[str]]) -> list[list[str]]:
    """The pages without page numbers and without the first and last lines that most pages share."""
    edges = Counter(_mask(line) for page in pages for line in {*page[:1], *page[-1:]})
    shared = {line for line, count in edges.items() if count >= 3 and count > len(pages) / 2}
    cleaned = []
    for page in pages:
        lines = list(page)
        for end in (0, -1):
            while lines and (_PAGE_NUMBER.fullmatch(lines[end]) or _mask(lines[end]) in shared):
                del lines[end]
        cleaned.append(lines)
    return cleaned


def _mask(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
