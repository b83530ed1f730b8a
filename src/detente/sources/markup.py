"""Markup of feeds and mails → text. (For whole pages see ``html.py``: they need their article found first.)"""

import re
from html.parser import HTMLParser

from detente.sources.document import BLOCK

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    }
)
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "svg"})
_TAG = re.compile(r"<[a-zA-Z!/]|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


class _Text(HTMLParser):
    """Collects the text, a newline at each edge of a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """See HTMLParser."""
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "li":
            self.parts.append("- ")

    def handle_endtag(self, tag: str) -> None:
        """See HTMLParser."""
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """See HTMLParser."""
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))


def fragment_text(markup: str) -> str:
    """The text of a fragment of HTML, its blocks as paragraphs; plain text goes through with its own lines."""
    if not _TAG.search(markup):
        lines = markup.split("\n")
    else:
        parser = _Text()
        try:
            parser.feed(markup)
            parser.close()
        except (AssertionError, ValueError):  # malformed declarations: what was understood so far stands
            pass
        lines = "".join(parser.parts).split("\n")
    return BLOCK.join(line for line in (" ".join(line.split()) for line in lines) if line and line != "-")
