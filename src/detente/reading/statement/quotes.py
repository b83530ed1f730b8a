"""Where the report quotes: spans between quotation marks, paragraph by paragraph."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from detente.language.parsed import Block

_MARK = re.compile("[“”„«»\"‘’']")
_OPEN = {"“": "”", "„": "”", "«": "»"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters start … end, marks included. ``open_ended``: the mark is not closed in its paragraph."""

    start: int
    end: int
    open_ended: bool = False


def quotes(text: str, blocks: list[Block]) -> list[Quote]:
    """All quotations in order. A paragraph that opens a quotation and does not close it is quoted to its end; the
    next one then opens again, as is the custom for quotations of several paragraphs."""
    out: list[Quote] = []
    for block in blocks:
        out.extend(_in_block(text, block.start, block.end))
    return out


def _in_block(text: str, start: int, end: int) -> list[Quote]:
    out: list[Quote] = []
    opened, closer, behind = -1, "", start
    for mark in _MARK.finditer(text, start, end):
        i = mark.start()
        if i < behind:
            continue
        if opened < 0:
            closer = _opens(text, i, start, end)
            if closer:
                opened = i
        elif _closes(text, i, end, closer):
            behind = i + (2 if text.startswith(("’’", "''"), i) and closer in '”"' else 1)
            out.append(Quote(opened, behind))
            opened = -1
    if opened >= 0 and closer != "’":
        out.append(Quote(opened, end, True))
    return out


def _opens(text: str, i: int, start: int, end: int) -> str:
    """The closing mark that fits an opening mark at i, empty where there is none."""
    ch = text[i]
    if ch in _OPEN:
        return _OPEN[ch]
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if ch == '"' and not after.isspace():
        return '"'
    if ch in "‘'" and not before.isalnum() and before not in '.,”"' and after.isalpha():
        close = text.find("’" if ch == "‘" else "'", i + 1, end)
        while close > 0 and close + 1 < end and text[close + 1].isalnum():
            close = text.find(text[close], close + 1, end)
        return "’" if close > i + 2 else ""
    return ""


def _closes(text: str, i: int, end: int, closer: str) -> bool:
    ch = text[i]
    if closer == "”":
        return ch in '”"' or text.startswith(("’’", "''"), i)
    if closer == "’":
        return ch in "’'" and not (i + 1 < end and text[i + 1].isalnum())
    return ch == closer


def inside(found: list[Quote], offset: int) -> Quote | None:
    """The quotation that holds the character, None outside."""
    at = bisect_right(found, offset, key=lambda q: q.end)
    return found[at] if at < len(found) and found[at].start <= offset else None
