"""The layout of a report's text: title, subheads, bullets, paragraphs, datelines, speaker labels.

A block is a line, or several where a sentence was broken over lines. Nothing is changed in the text."""

import re
from itertools import pairwise

from detente.language.parsed import Block, BlockKind

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"\s*(?:[•▪◦‣·●○■]|[-–—*](?=\s)|\(?\d{1,2}[.)](?=\s)|\([a-z]\)(?=\s))\s*")
_FINAL = re.compile(r"[.!?…:;][\"”’')\]]*\s*$")
_LABEL_WORD = r"(?:[A-Z][A-Z.’'\-]*[A-Z.]|[A-Z]|AND|OF|THE|[A-Z]\.)"
_LABEL = re.compile(
    rf"\s*((?:{_LABEL_WORD})(?:[ ,]+{_LABEL_WORD}){{0,6}}(?:\s\([^)\n]{{1,60}}\))?)\s?:\s"
    r"|\s*((?:Question|Answer|Spokes(?:person|man|woman)|Moderator|Interviewer|Reporter|Journalist|Correspondent|"
    r"Chair(?:man|woman)?|(?:(?:Mr|Ms|Mrs|Dr|Sen|Gen|Amb)\.?|President|Minister|"
    r"Secretary|Ambassador|Foreign Minister|Prime Minister|Senator|General|"
    r"Under Secretary|Deputy Secretary|Special Envoy|Special Representative)(?:\s[A-Z][\w’'\-]+){1,3}))\s?:\s"
)
_CLOCK = re.compile(
    r"\s*(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{4}(?=\s?(?:GMT|UTC|hrs)))"
    r"(?:\s?(?:GMT|UTC|BST|CES?T|E[DS]?T|hrs|local time|local))?\s?[:–—|-]\s+(?=\S)",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTHS}\s\d{{1,2}}|\d{{1,2}}\s{_MONTHS})(?:,?\s\d{{4}})?"
_AGENCY = r"\([A-Z][\w .&’'/\-]{1,40}\)"
_PLACE = r"[A-Z][\w.’'\-]*(?:[ /][A-Z][\w.’'\-]*){0,3}(?:,\s[A-Z][\w.’'\-]*(?:\s[A-Z][\w.’'\-]*){0,2})?"
_DATELINE = re.compile(
    rf"\s*(?:{_PLACE}(?:,?\s{_DAY})?\s?{_AGENCY}|{_AGENCY}|"
    rf"[A-Z][A-Z.’' \-]{{2,40}}(?:,\s[A-Z][\w.]+)?(?:,\s{_DAY})?|{_PLACE},\s{_DAY})"
    r"\s*(?:--|[-–—])\s*"
)
_DATE_LINE = re.compile(
    rf"\s*(?:{_PLACE},?\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?{_DAY}\.?(?:\s\([^)]*\))?\.?\s*$"
)
_CAPTION = re.compile(
    r"\s*(?:Caption|Photo|Source|Image|Picture|Photographer)\s?:|"
    r".*\((?:Photo(?:grapher)?|Image|Picture|Credit|Source)\s?:[^)]*\)\s*$|"
    r".*\bvia Getty Images\s*$"
)
_BYLINE = re.compile(
    r"\s*(?:By\s+(?:[A-Z][\w.’'\-]+)(?:\s(?:and\s)?[A-Z][\w.’'\-]+){0,7}(?:,\s.{0,60})?\s*$"
    r"|[—–-]*\s?(?:With (?:assistance|reporting)|Reporting|Editing|Additional reporting|Writing) by\b.*$)"
)
_BOILERPLATE = re.compile(
    r"\s*(?:©|\(c\)\s|Copyright\b|All rights reserved|Updated on|Published|Last updated|"
    r"LEARN MORE|Read more|Sign up|Follow us|"
    r"Before it's here|For immediate release|FOR IMMEDIATE RELEASE|Embargoed|###|"
    r"Share this|Subscribe|Click here|Media contacts?\b)",
    re.IGNORECASE,
)


def blocks(text: str) -> list[Block]:
    """All blocks of a text, in order, none empty."""
    found: list[Block] = []
    for start, end in _joined(text):
        block = _block(text, start, end, found)
        found.append(block)
    _title(text, found)
    return found


def _joined(text: str) -> list[tuple[int, int]]:
    """Spans of lines, with those put together over which one sentence runs."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    wrapped = _is_wrapped(text, lines)
    out: list[tuple[int, int]] = []
    for start, end in lines:
        if out and _continues(text, out[-1], start, wrapped):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return [_trim(text, s, e) for s, e in out]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Hard-wrapped text (e-mail, old wires): most neighbouring lines are of one width and stop in mid-sentence."""
    near = [(a, b) for a, b in pairwise(lines) if b[0] - a[1] == 1]
    if len(near) < 4:
        return False
    broken = [a for a, _ in near if 45 <= a[1] - a[0] <= 100 and not _FINAL.search(text[a[0] : a[1]])]
    return len(broken) > 0.5 * len(near)


def _continues(text: str, before: tuple[int, int], start: int, wrapped: bool) -> bool:
    """Does the line at ``start`` go on with the sentence of the lines before it?"""
    gap = text[before[1] : start]
    if gap.count("\n") != 1:
        return False
    previous = text[before[0] : before[1]]
    here = text[start : start + 80]
    if _BULLET.match(here):
        return False
    if wrapped:
        return len(previous) - previous.rfind("\n") > 45
    first = here.lstrip()[:1]
    return first.islower() and not _FINAL.search(previous)


def _block(text: str, start: int, end: int, before: list[Block]) -> Block:
    line = text[start:end]
    index = len(before)
    kind: BlockKind = "paragraph"
    body = start
    if _BOILERPLATE.match(line) and len(line) < 160:
        return Block(index, start, end, "boilerplate", body)
    if _CAPTION.match(line) and len(line) < 400:
        return Block(index, start, end, "caption", body)
    if _BYLINE.match(line) and len(line) < 160:
        return Block(index, start, end, "byline", body)
    if _DATE_LINE.match(line):
        return Block(index, start, end, "dateline", body)
    if (m := _BULLET.match(line)) and m.end() < len(line):
        kind, body = "bullet", start + m.end()
    elif m := _CLOCK.match(line):  # an entry of a live report
        body = start + m.end()
    label = dateline = None
    if m := _LABEL.match(text, body, end):
        group = 1 if m.group(1) else 2
        label, body = m.span(group), m.end()
    elif m := _DATELINE.match(text, body, end):
        dateline, body = (m.start(), m.end()), m.end()
    if kind == "paragraph" and label is None and dateline is None and _is_heading(line):
        kind = "subhead"
    return Block(index, start, end, kind, min(body, end), label, dateline)


def _is_heading(line: str) -> bool:
    return len(line) < 110 and not _FINAL.search(line) and len(line.split()) <= 16 and not line.endswith((",", "-"))


def _title(text: str, found: list[Block]) -> None:
    """The first heading-like block near the top is the title."""
    for block in found[:3]:
        if block.kind in {"paragraph", "subhead"}:
            line = text[block.start : block.end]
            if block.kind == "subhead" or (len(line) < 260 and not _FINAL.search(line) and len(found) > 1):
                block.kind = "title"
                return
            if len(line) > 200:
                return
