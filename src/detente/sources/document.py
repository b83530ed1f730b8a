"""What a format gives: the text of one document and what the document itself says about where it comes from."""

from dataclasses import dataclass

BLOCK = "\n\n"
"""What stands between two paragraphs wherever the text is put together here (not for ``.txt``)."""


@dataclass(frozen=True)
class Document:
    """One document before its date, language and title have been settled.

    ``published`` is an EDTF date out of the document's own metadata; ``entry`` is the id of an entry of a feed."""

    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    address: str | None = None
    published: str | None = None
    entry: str | None = None


def field(value: object) -> str | None:
    """A metadata value as one clean line, or None where there is nothing in it."""
    if not isinstance(value, str):
        return None
    line = " ".join(storable(value).replace("\x00", " ").split())
    return line or None


def storable(text: str) -> str:
    """``text`` without lone surrogates, which no file or database can hold; each becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def headed(title: str | None, body: str) -> str:
    """``body`` under its headline, unless it begins with it already: a headline may be a record's only evidence."""
    if not title or not body or " ".join(body[: 4 * len(title)].split()).startswith(title):
        return body
    return f"{title}{BLOCK}{body}"
