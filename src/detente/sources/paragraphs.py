"""Lines that were broken to fit a page or a mail → paragraphs."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BULLET = re.compile(r"^\s*(?:[•▪‣◦·*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_LABEL = re.compile(r"^[A-Z][A-Z .’'-]{2,40}:\s")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 0.75
"""A line shorter than this share of the usual width was not broken by the margin."""


def join_lines(lines: Sequence[str]) -> list[str]:
    """The paragraphs that ``lines`` make up.

    A blank line ends a paragraph, and so do a bullet or a speaker's label that follows, and a line that stops well
    before the margin at the end of a sentence or before a capital. Words hyphenated at a line's end are joined."""
    filled = [line.rstrip() for line in lines]
    width = _usual_width([line for line in filled if line])
    words = set(re.findall(r"[\w-]+", "\n".join(filled).lower()))
    paragraphs: list[str] = []
    for blank, group in groupby(filled, key=lambda line: not line.strip()):
        if not blank:
            paragraphs.extend(_joined(list(group), width, words))
    return paragraphs


def _usual_width(lines: Sequence[str]) -> int:
    """The length that one line in ten exceeds, in characters."""
    lengths = sorted(map(len, lines))
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _joined(lines: list[str], width: int, words: set[str]) -> list[str]:
    paragraphs = [[lines[0].strip()]]
    for before, line in pairwise(lines):
        if _is_break(before, line, width):
            paragraphs.append([line.strip()])
        else:
            paragraphs[-1][-1:] = _glue(paragraphs[-1][-1], line.strip(), words)
    return ["".join(parts) for parts in paragraphs]


def _is_break(before: str, line: str, width: int) -> bool:
    if _BULLET.match(line) or _LABEL.match(line):
        return True
    if len(before) >= _SHORT * width:
        return False
    return bool(_ENDS.search(before)) or line.lstrip()[:1].isupper()


def _glue(before: str, line: str, words: set[str]) -> tuple[str, str]:
    """Both lines as they follow each other; a hyphen at the break goes unless the word has one elsewhere."""
    left, right = _HYPHEN.search(before), _FIRST_WORD.match(line)
    if not left or not right:
        return f"{before} ", line
    whole, hyphenated = left[1] + right[0], f"{left[1]}-{right[0]}"
    compound = right[0][:1].isupper() or (left[1].isupper() and len(left[1]) > 1)
    if compound or (hyphenated.lower() in words and whole.lower() not in words):
        return f"{before[:-1]}-", line
    return before[:-1], line
