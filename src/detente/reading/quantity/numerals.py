"""Numbers in text: digits, words, scales and the numbers that a text leaves open (``dozens``, ``several hundred``).

A sentence is cut into lexemes (digits, letters, single marks); a numeral is read at a lexeme and gives its value and
where it ends. Nothing here looks at grammar. Linear in the length of the text, and never an error."""

import re
from typing import NamedTuple

from detente.knowledge.measures import measures

_LEXEME = re.compile(
    r"\d{1,8}(?:[-–./]\d{1,8}){2,}"  # a telephone number, a date in digits: no number
    r"|\d+(?:,\d{3}){6,}|\d+(?:\^\d+|[⁰¹²³⁴-⁹]+)"  # beyond all that is counted; a power
    r"|\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?(?!\d)|\d{1,15}(?:\.\d{1,6})?(?!\d)|\d+|[^\W\d_]+|[^\w\s]|_"
)
_DIGITS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){0,5}(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]+)?")
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_HYPHENS = frozenset("-‑–")


class Lexeme(NamedTuple):
    """A piece of text in lower case at the characters start … end; ``glued``: no blank between it and the last."""

    text: str
    start: int
    end: int
    glued: bool


class Numeral(NamedTuple):
    """``value`` read from lexemes first … last (exclusive). ``open``: the text leaves the number open, the value is the
    least it can mean. ``bare``: written ``a`` or ``one``. ``scale``: the scale word's factor, 1 without one."""

    value: float
    first: int
    last: int
    open: bool = False
    bare: bool = False
    scale: float = 1.0


def lexemes(text: str) -> list[Lexeme]:
    """The text in pieces."""
    out: list[Lexeme] = []
    last = -1
    for match in _LEXEME.finditer(text):
        start, end = match.span()
        out.append(Lexeme(match.group().lower(), start, end, start == last))
        last = end
    return out


def is_digits(lexeme: Lexeme) -> bool:
    """Whether the lexeme is a number in digits."""
    return _DIGITS.fullmatch(lexeme.text) is not None


def words_at(found: list[Lexeme], i: int, phrase: tuple[str, ...]) -> bool:
    """Whether the phrase stands at lexeme i."""
    if len(found) - i < len(phrase) or found[i].text != phrase[0]:
        return False
    return all(found[i + k].text == word for k, word in enumerate(phrase))


def skip_hyphen(found: list[Lexeme], i: int) -> int:
    """The lexeme behind a hyphen at i that joins two words, else i."""
    joined = i + 1 < len(found) and found[i].text in _HYPHENS and found[i].glued and found[i + 1].glued
    return i + 1 if joined else i


def numeral(found: list[Lexeme], i: int) -> Numeral | None:
    """The number that begins at lexeme i."""
    read = _half_of_scale(found, i) or _vague(found, i) or _plain(found, i)
    return read and _and_a_half(found, read)


def _half_of_scale(found: list[Lexeme], i: int) -> Numeral | None:
    """``half a million``, ``a half million``, ``a quarter of a million``."""
    words = measures()
    at = i + 1 if found[i].text == "a" and i + 1 < len(found) else i
    part = {"half": 0.5, "quarter": 0.25}.get(found[at].text)
    if part is None:
        return None
    at += 1
    for word in ("of", "a"):
        at += at < len(found) and found[at].text == word
    scale = words.scales.get(found[at].text) if at < len(found) else None
    return Numeral(part * scale, i, at + 1, scale=scale) if scale else None


def _vague(found: list[Lexeme], i: int) -> Numeral | None:
    """``dozens``, ``tens of thousands``, ``several hundred``, ``a few thousand``."""
    words = measures()
    text = found[i].text
    if text in words.vague:
        value, at = float(words.vague[text]), i + 1
        if at + 1 < len(found) and found[at].text == "of" and found[at + 1].text in words.vague:
            return Numeral(value * words.vague[found[at + 1].text], i, at + 2, open=True)
        return Numeral(value, i, at, open=True)
    for phrase in words.open:
        at = i + len(phrase)
        if words_at(found, i, phrase) and at < len(found) and found[at].text in words.scales:
            value, at = _scaled(found, at, 1.0)
            return Numeral(value, i, at, open=True, scale=value)
    return None


def _plain(found: list[Lexeme], i: int) -> Numeral | None:
    """Digits or words, with the scale behind them."""
    words = measures()
    text = found[i].text
    if is_digits(found[i]):
        return _digits(found, i)
    if text in {"a", "an"}:
        after = found[i + 1].text if i + 1 < len(found) else ""
        if after not in words.scales:
            return None
        value, at = _scaled(found, i + 1, 1.0)
        return Numeral(value, i, at, scale=value)
    if text not in words.cardinals:
        return None
    value, at = _small(found, i)
    scaled, at = _scaled(found, at, value)
    return Numeral(scaled, i, at, bare=text == "one" and scaled == 1, scale=scaled / value if value else 1.0)


def _digits(found: list[Lexeme], i: int) -> Numeral | None:
    if _named(found, i):
        return None
    value, at, scale = float(found[i].text.replace(",", "")), i + 1, 1.0
    if at < len(found) and found[at].text in _HALVES and found[at].glued:
        value, at = value + _HALVES[found[at].text], at + 1
    if at < len(found) and found[at].glued and found[at].text in measures().suffixes:
        text = found[at].text
        money = i > 0 and found[i - 1].text in measures().currencies
        if len(text) > 1 or money:
            scale, at = float(measures().suffixes[text]), at + 1
    scaled, at = _scaled(found, at, value * scale)
    return Numeral(scaled, i, at, scale=scaled / value if value else 1.0)


def _named(found: list[Lexeme], i: int) -> bool:
    """Whether the digits belong to a name, a time or an address: ``Su-24``, ``G20``, ``P5+1``, ``9/11``, ``3:30``."""
    if i and found[i].glued:
        before = found[i - 1]
        if before.text[-1].isalnum() or before.text in {"/", ":", ".", "#", "+", "_", ",", "@", "’", "'"}:
            return True
        if before.text in _HYPHENS and before.glued and i > 1 and not _counts(found, i - 2):
            return True
    if i + 1 < len(found) and found[i + 1].glued:
        after = found[i + 1].text
        if after in {"/", ":", "_", "@"} and i + 2 < len(found) and found[i + 2].glued:
            return True
        if after == "." and i + 2 < len(found) and found[i + 2].glued and is_digits(found[i + 2]):
            return True
        if after[0].isalpha() and not _may_follow(after):
            return True
    return False


def _counts(found: list[Lexeme], i: int) -> bool:
    """Whether lexeme i can be the first number of a range: ``15-20``, ``15-to-20``."""
    return is_digits(found[i]) or found[i].text in measures().cardinals or found[i].text in {"to", "or", "and"}


def _may_follow(text: str) -> bool:
    """Whether letters written on to digits leave them a number: ``12km``, ``3bn``, ``2nd``."""
    words = measures()
    return text in words.suffixes or (text,) in words.units or text in {"st", "nd", "rd", "th"}


def _small(found: list[Lexeme], i: int) -> tuple[float, int]:
    """``twenty-five``: value and the lexeme behind it."""
    cardinals = measures().cardinals
    value, at = float(cardinals[found[i].text]), i + 1
    ahead = skip_hyphen(found, at)
    if value >= 20 and ahead < len(found) and cardinals.get(found[ahead].text, 99) < 10:
        return value + cardinals[found[ahead].text], ahead + 1
    return value, at


def _scaled(found: list[Lexeme], at: int, value: float, below: float = 1e13) -> tuple[float, int]:
    """Value times the scales at ``at`` that are less than ``below``, with what is added behind them: ``two hundred and
    fifty thousand``, ``twelve thousand five hundred``."""
    scales = measures().scales
    total = value
    for _ in range(4):
        ahead = skip_hyphen(found, at)
        scale = scales.get(found[ahead].text, 0) if ahead < len(found) else 0
        if not 0 < scale < below:
            break
        total, at = total * scale, ahead + 1
        more, behind = _added(found, at, scale)
        total, at = total + more, behind
        if more and scale > 100:
            break
    return total, at


def _added(found: list[Lexeme], at: int, scale: int) -> tuple[float, int]:
    """What follows a scale and is less than it, 0 where nothing does; a number in digits is another number."""
    ahead = at + 1 if at < len(found) and found[at].text == "and" and scale <= 1000 else at
    if scale == 12 or ahead >= len(found) or found[ahead].text not in measures().cardinals:
        return 0.0, at
    more, behind = _small(found, ahead)
    if scale > 100:
        more, behind = _scaled(found, behind, more, below=scale)
    return (more, behind) if more < scale else (0.0, at)


def _and_a_half(found: list[Lexeme], read: Numeral) -> Numeral:
    """``two and a half million``, ``two-and-a-half-hour``."""
    at = read.last
    for word in ("and", "a", "half"):
        at = skip_hyphen(found, at)
        if at >= len(found) or found[at].text != word:
            return read
        at += 1
    value, behind = _scaled(found, at, read.value + 0.5)
    return Numeral(value, read.first, behind, read.open, read.bare, value / (read.value + 0.5))
