"""A text in which the full-text search has marked the words found: where they are, and the piece that has most."""

import re

OPEN, CLOSE = "\ue000\ue001", "\ue001\ue000"
"""What the search puts around a word: private characters, which no report has in this order."""
_MARK = re.compile(f"{OPEN}|{CLOSE}")
_AROUND = 160  # code points of text around the first word found
Span = tuple[int, int]


def marks_in(marked: str, length: int) -> list[Span]:
    """The places of the words, in the text without the marks."""
    found, shift, start = list[Span](), 0, 0
    for mark in _MARK.finditer(marked):
        place = mark.start() - shift
        shift += len(mark.group())
        if mark.group() == OPEN:
            start = place
        else:
            found.append((start, place))
    return found if len(marked) - shift == length else []  # the text itself has marks: better none than wrong ones


def piece_of(text: str, marks: list[Span]) -> Span:
    """The piece of the text, within one line and at the ends of words, that has most of the marks."""
    if not marks:
        return 0, min(len(text), 2 * _AROUND)
    best, most, after = marks[0], 0, 0
    for place, mark in enumerate(marks):
        line_end = text.find("\n", mark[0])
        reach = min(mark[0] + _AROUND, len(text) if line_end < 0 else line_end)
        while after < len(marks) and marks[after][1] <= reach:
            after += 1
        if after - place > most:
            best, most = mark, after - place
    start = max(text.rfind("\n", 0, best[0]) + 1, best[0] - _AROUND)
    line_end = text.find("\n", best[1])
    end = min(len(text) if line_end < 0 else line_end, best[0] + _AROUND * 3 // 2)
    end = max(end, best[1])
    while 0 < start < best[0] and not text[start - 1].isspace():
        start += 1
    while best[1] < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end
