"""Markdown: the text without the marks; front matter (``key: value`` lines between ``---``) is metadata."""

import re

from detente.sources.decoding import decode
from detente.sources.document import BLOCK, Document, field
from detente.sources.published import date_in_metadata

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~).*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_INLINE = (
    (re.compile(r"!\[([^\]\n]*)\]\([^()\n]*\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]+)\](?:\([^()\n]*\)|\[[^\]\n]*\])"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^>\s]+)>"), r"\1"),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<!`)(`+)([^`\n]+)\1(?!`)"), r"\2"),
    (re.compile(r"</?(?:a|b|i|em|strong|sup|sub|br|p|div|span|u)\b[^<>\n]*>", re.IGNORECASE), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>|~-])"), r"\1"),
)


def read(data: bytes, name: str) -> list[Document]:
    """The text of ``data`` in paragraphs, list items with a dash, and its front matter. Raises UnknownFormat."""
    source = decode(data, name)
    front = _FRONT.match(source)
    about = {key.lower(): value.strip("\"'") for key, value in _ENTRY.findall(front[1])} if front else {}
    body = _REFERENCE.sub("", _COMMENT.sub("", _FENCE.sub("", source[front.end() if front else 0 :])))
    blocks, heading = _blocks(body.split("\n"))
    return [
        Document(
            text=BLOCK.join(blocks),
            title=field(about.get("title")) or heading,
            outlet=field(about.get("outlet") or about.get("source")),
            author=field(about.get("author")),
            address=field(about.get("address") or about.get("url")),
            published=date_in_metadata(about.get("date") or about.get("published")),
        )
    ]


def _blocks(lines: list[str]) -> tuple[list[str], str | None]:
    """Paragraphs, items and headings in their order, and the first heading; a line break within one is a blank."""
    blocks: list[list[str]] = [[]]
    first: str | None = None
    for raw in lines:
        line = _QUOTE.sub("", raw)
        heading = _HEADING.match(line)
        underlined = _UNDERLINE.match(line) and len(blocks[-1]) == 1
        if heading or underlined:
            title = _plain(heading[1] if heading else blocks.pop()[0])
            first = first or title or None
            blocks += [[title], []]
        elif not line.strip() or _RULE.match(line):
            blocks.append([])
        elif _ITEM.match(line):
            blocks.append([_plain("- " + _ITEM.sub("", line))])
        else:
            blocks[-1].append(_plain(line))
    joined = (" ".join(part for part in block if part) for block in blocks)
    return [block for block in joined if block.strip()], first


def _plain(line: str) -> str:
    for pattern, replacement in _INLINE:
        line = pattern.sub(replacement, line)
    return line.strip()
