"""Web pages saved as files: trafilatura finds the article and what the page says about it."""

import re
from typing import Any

from detente.errors import BrokenSource
from detente.sources.decoding import decode
from detente.sources.document import BLOCK, Document, field, headed, storable
from detente.sources.published import date_in_metadata
from detente.sources.quiet import quiet

_DECLARED = re.compile(rb"""<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S*[.!?…][\"'”’)\]]*$")
_NOTICE = re.compile(r"\b(?:enable|turn on|accept|uses?)\s+(?:\w+\s+)?(?:java\s?script|cookies)\b", re.IGNORECASE)


def read(data: bytes, name: str) -> list[Document]:
    """The article of the page ``data``, its headline first, with the page's metadata.

    Raises BrokenSource where the page has no article, UnknownFormat where its encoding cannot be made out."""
    declared = _DECLARED.search(data[:4096])
    markup = _XML_DECLARATION.sub("", decode(data, name, declared[1].decode() if declared else None))
    found = _extract(markup, name)
    lines = [line.strip() for line in storable(found.text or "").split("\n")] if found else []
    if not any(_SENTENCE.search(line) and not _NOTICE.search(line) for line in lines):
        raise BrokenSource(f"{name}: no article is found on this page; save the article's own page or its text.")
    title = field(found.title)
    return [
        Document(
            text=headed(title, BLOCK.join(line for line in lines if line)),
            title=title,
            outlet=field(found.sitename),
            author=field(found.author),
            address=field(found.url),
            published=date_in_metadata(found.date),
        )
    ]


def _extract(markup: str, name: str) -> Any:
    quiet("trafilatura", "htmldate", "courlan")
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            # only what the page states: an extensive search guesses, and a guess is made from the text, marked so
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # lxml and the extractor fail in many ways on damaged markup
        raise BrokenSource(f"{name}: this page is damaged ({type(error).__name__}); save it again.") from error
