"""Quantities in a sentence: a number with what it counts as far as the words beside it tell (percent, money, units).

Ranges and coordinated numbers share what stands behind the last of them (``90 and 180 days``, ``$1 to $2 billion``);
qualifiers may stand on either side. Counts of things (``four zones``) are left to the reader, who has the parse."""

import re
from functools import cache

from detente.knowledge.measures import Qualifier, Unit, measures
from detente.reading.quantity.links import Read, linked
from detente.reading.quantity.numerals import Lexeme, Numeral, is_digits, lexemes, numeral, skip_hyphen, words_at
from detente.reading.quantity.quantity import Kind, Quantity

_ARTICLES = frozenset({"a", "an"})
_DETERMINERS = _ARTICLES | {"the"}
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"[^\W\d_]+")
_NO_HALF = frozenset({"first", "second", "other", "latter", "better", "last", "early", "late", "a", "and"})


def quantities(text: str) -> list[Quantity]:
    """All quantities of a sentence, in its order, none overlapping; a conversion in brackets is left out."""
    if not _may_count(text):
        return []
    found = lexemes(text)
    out: list[Read] = []
    i = 0
    while i < len(found):
        read = _quantity(found, i) if _may_begin(found, i) else None
        if read is None:
            i += 1
            continue
        quantity, last = read
        out.append((quantity, i, last))
        i = max(last, i + 1)
    return linked(found, out)


def _may_count(text: str) -> bool:
    """Whether there is a digit or a word of number in the text at all: most sentences fall out here."""
    return _DIGIT.search(text) is not None or not (_numbers() | _after_article()).isdisjoint(
        _WORD.findall(text.lower())
    )


def _may_begin(found: list[Lexeme], i: int) -> bool:
    """Whether a quantity can begin at lexeme i, told by its word; by an article only where the next one tells it."""
    text = found[i].text
    if text in _DETERMINERS:
        at = skip_hyphen(found, i + 1)
        return at < len(found) and found[at].text in _after_article()
    return text in _numbers() or text[0].isdigit()


@cache
def _numbers() -> frozenset[str]:
    """All words and signs by which a quantity can begin, but for articles."""
    words = measures()
    numbers = [*words.cardinals, *words.vague, *words.ordinals, *words.multiples]
    signs = [sign for sign in words.currencies if not sign.isalpha()]
    return frozenset([*numbers, *signs, *(p[0] for p in words.open), "half", "us", "c"]) - _DETERMINERS


@cache
def _after_article() -> frozenset[str]:
    """What makes a quantity of an article before it: ``a million``, ``a third``, ``a year``, ``a few hundred``."""
    words = measures()
    spans = [phrase[0] for phrase, unit in words.units.items() if unit.dimension == "duration"]
    few = [phrase[1] for phrase in words.open if phrase[0] in _DETERMINERS]
    return frozenset([*spans, *few, *words.scales, *words.fractions, "half", "quarter", "$"])


def _quantity(found: list[Lexeme], i: int) -> tuple[Quantity, int] | None:
    """The quantity that begins at lexeme i, and the lexeme behind it."""
    special = _money_sign(found, i) or _fraction(found, i) or _ordinal(found, i) or _multiple(found, i)
    return special or _number(found, i)


def _made(found: list[Lexeme], n: Numeral, first: int, last: int, kind: Kind, unit: Unit | str | None) -> Quantity:
    """The quantity of a numeral: lexemes first … last (exclusive), with the qualifiers around."""
    name, dimension, factor = (unit.name, unit.dimension, unit.factor) if isinstance(unit, Unit) else (unit, None, 1.0)
    qualifier = _before(found, first) or _after(found, n.last) or _after(found, last)
    if n.open and qualifier != "at-most":
        qualifier = "more-than"
    return Quantity(
        start=found[first].start,
        end=found[last - 1].end,
        number=found[n.last - 1].end,
        value=round(n.value * factor, 6),
        kind=kind,
        unit=name,
        dimension=dimension,
        qualifier=qualifier,
        open=n.open,
        bare=n.bare,
        scale=n.scale,
    )


def _number(found: list[Lexeme], i: int) -> tuple[Quantity, int] | None:
    """A numeral with the unit behind it; an article only with a unit of time."""
    n = numeral(found, i)
    if n is None and found[i].text in _ARTICLES:
        n = Numeral(1.0, i, i + 1, bare=True)
        unit = _unit_behind(found, n.last, strict=True)
        if unit is None or unit[0].dimension != "duration":
            return None
    if n is None:
        return None
    odds = _odds(found, n)
    if odds:
        return odds
    at = _percent(found, n.last)
    if at:
        return _made(found, n, i, at, "percent", "percent"), at
    unit = _unit_behind(found, n.last)
    if unit:
        n, behind = _half_behind(found, n, unit[1])
        return _made(found, n, i, behind, "unit", unit[0]), behind
    currency = _currency(found, n.last)
    if currency:
        return _made(found, n, i, currency[1], "money", currency[0]), currency[1]
    return _made(found, n, i, n.last, "count", None), n.last


def _money_sign(found: list[Lexeme], i: int) -> tuple[Quantity, int] | None:
    """``$34 billion``, ``US$3m``, ``£1.1bn``, ``€ 20 million``."""
    signs = measures().currencies
    text, at = found[i].text, i + 1
    if at < len(found) and found[at].text == "$" and found[at].glued and f"{text}$" in signs:
        text, at = f"{text}$", at + 1
    if text not in signs or text.isalpha() or at >= len(found) or not is_digits(found[at]):
        return None
    n = numeral(found, at)
    return (_made(found, n, i, n.last, "money", signs[text]), n.last) if n else None


def _fraction(found: list[Lexeme], i: int) -> tuple[Quantity, int] | None:
    """``half``, ``a quarter of``, ``two-thirds``, ``three quarters``: percent, rounded to one place."""
    parts = measures().fractions
    text = found[i].text
    if text == "half" or (text in _ARTICLES and i + 1 < len(found) and found[i + 1].text in {"half", "quarter"}):
        at = i + (text != "half") + 1
        return _half(found, i, at, 50.0 if found[at - 1].text == "half" else 25.0)
    count = measures().cardinals.get(text, 1 if text in {"a", "the"} else 0)
    at = skip_hyphen(found, i + 1)
    if not count or at >= len(found) or found[at].text not in parts:
        return None
    part = found[at].text
    of = at + 1 < len(found) and found[at + 1].text == "of"
    if (count > 1) != part.endswith(("s", "ves")) or count >= parts[part]:
        return None
    if text in {"a", "the"} and not (of and at + 2 < len(found)):
        return None
    n = Numeral(round(100 * count / parts[part], 1), i, at + 1)
    return _made(found, n, i, at + 1, "share", "percent"), at + 1


def _half(found: list[Lexeme], i: int, at: int, percent: float) -> tuple[Quantity, int] | None:
    """``half``, unless it is half an hour, half a million, a half-brother or one of two halves."""
    before = found[i - 1].text if i else ""
    if before in _NO_HALF or found[i].glued:
        return None
    if numeral(found, i) is not None:
        return None
    if at < len(found) and found[at].text in {"an", "a"} and at + 1 < len(found):
        unit = _unit_behind(found, at + 1)
        if unit is None:
            return None
        return _made(found, Numeral(percent / 100, i, at + 1), i, unit[1], "unit", unit[0]), unit[1]
    if skip_hyphen(found, at) != at:
        unit = _unit_behind(found, at)
        if unit is None:
            return None
        return _made(found, Numeral(percent / 100, i, at), i, unit[1], "unit", unit[0]), unit[1]
    return _made(found, Numeral(percent, i, at), i, at, "share", "percent"), at


def _odds(found: list[Lexeme], n: Numeral) -> tuple[Quantity, int] | None:
    """``one in five``, ``four out of ten``."""
    at = n.last
    for phrase in (("in",), ("out", "of")):
        behind = at + len(phrase)
        if words_at(found, at, phrase) and behind < len(found):
            whole = numeral(found, behind)
            counted = is_digits(found[behind]) or whole is None or _unit_behind(found, whole.last)
            if whole and n.value < whole.value <= 10 and not counted:
                share = Numeral(round(100 * n.value / whole.value, 1), n.first, whole.last)
                return _made(found, share, n.first, whole.last, "share", "percent"), whole.last
    return None


def _ordinal(found: list[Lexeme], i: int) -> tuple[Quantity, int] | None:
    """``second``, ``12th``."""
    words = measures()
    text = found[i].text
    if text in words.ordinals:
        n = Numeral(float(words.ordinals[text]), i, i + 1)
        return _made(found, n, i, i + 1, "ordinal", None), i + 1
    suffixed = i + 1 < len(found) and found[i + 1].glued and found[i + 1].text in {"st", "nd", "rd", "th"}
    if suffixed and is_digits(found[i]):
        n = Numeral(float(found[i].text.replace(",", "")), i, i + 2)
        return _made(found, n, i, i + 2, "ordinal", None), i + 2
    return None


def _multiple(found: list[Lexeme], i: int) -> tuple[Quantity, int] | None:
    """``tripled``, ``four times as long``."""
    words = measures()
    if found[i].text in words.multiples:
        n = Numeral(float(words.multiples[found[i].text]), i, i + 1)
        return _made(found, n, i, i + 1, "times", "times"), i + 1
    return None


def _percent(found: list[Lexeme], at: int) -> int:
    """The lexeme behind ``percent`` at ``at``, 0 where there is none."""
    at = skip_hyphen(found, at)
    first = found[at].text if at < len(found) else ""
    return max((at + len(p) for p in measures().percent if p[0] == first and words_at(found, at, p)), default=0)


def _unit_behind(found: list[Lexeme], at: int, *, strict: bool = False) -> tuple[Unit, int] | None:
    """The unit of measure at ``at``, and the lexeme behind it; a few adjectives may stand between."""
    words = measures()
    at = skip_hyphen(found, at)
    for _ in range(1 if strict else 3):
        if at >= len(found):
            break
        fits = [p for size in (3, 2, 1) if (p := tuple(x.text for x in found[at : at + size])) in words.units]
        if fits:
            return words.units[fits[0]], at + len(fits[0])
        if words_at(found, at, ("or", "so")):
            at += 2
        elif found[at].text in words.fillers_after or found[at].text in {"odd", "plus", "+"}:
            at = skip_hyphen(found, at + 1)
        else:
            break
    return None


def _half_behind(found: list[Lexeme], n: Numeral, at: int) -> tuple[Numeral, int]:
    """``a year and a half``."""
    if words_at(found, at, ("and", "a", "half")):
        return n._replace(value=n.value + 0.5, bare=False), at + 3
    return n, at


def _currency(found: list[Lexeme], at: int) -> tuple[str, int] | None:
    """The currency word at ``at``: ``20 million euros``, ``millions of dollars``."""
    at += at < len(found) and found[at].text == "of"
    at += at < len(found) and found[at].text in {"us", "american", "u"}
    word = found[at].text if at < len(found) else ""
    signs = measures().currencies
    return (signs[word], at + 1) if word.isalpha() and word in signs else None


def _before(found: list[Lexeme], i: int) -> Qualifier | None:
    """The qualifier in front of lexeme i: the longest phrase, over articles and the like."""
    words = measures()
    at = i
    for _ in range(3):
        for size in (4, 3, 2, 1):
            phrase = tuple(x.text for x in found[max(0, at - size) : at])
            if len(phrase) == size and phrase in words.before:
                return words.before[phrase]
        last = found[at - 1].text if at else ""
        fillers = [p for p in words.fillers_before if p[-1] == last]
        sizes = [len(p) for p in fillers if at >= len(p) and words_at(found, at - len(p), p)]
        if not sizes:
            return None
        at -= max(sizes)
    return None


def _after(found: list[Lexeme], at: int) -> Qualifier | None:
    """The qualifier behind: ``or more``, ``-odd``, ``+``."""
    at = skip_hyphen(found, at)
    first = found[at].text if at < len(found) else ""
    fits = [p for p in measures().after if p[0] == first and words_at(found, at, p)]
    return measures().after[max(fits, key=len)] if fits else None
