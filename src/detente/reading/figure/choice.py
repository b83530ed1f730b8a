"""Which quantities are figures (guide §6): dates, ages, names and the parties themselves are not."""

from detente.knowledge.measures import measures
from detente.knowledge.roles import role_of
from detente.language.dates import DateMention
from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.figure.nouns import among, befallen, event, span
from detente.reading.quantity.quantity import Quantity

_FEW, _FEW_ACTORS = 13, 5
_WEEK = 7
_OLDEST = 110
_BEYOND = 1e18  # what no report counts, not in rials either
_HYPHENS = frozenset({"-", "‑"})
_NO_PERSONS = frozenset({"document", "organ", "source", "witness"})
_ROLLING = frozenset({"last", "past", "next", "coming", "previous", "recent"})
_PLACED = frozenset({"date", "weekday", "since", "until", "before", "after"})
_DEFINITE = frozenset({"the", "both", "our", "these", "those", "your"})
_LONG = frozenset({"weeks", "months", "years"})
_SPELL = frozenset({"for", "in", "after", "over", "lasting", "last", "take", "takes", "took", "every"})


def is_figure(c: Context, s: Sentence, q: Quantity, noun: int | None) -> bool:
    """Whether the quantity is one that the ledger keeps."""
    if q.value > _BEYOND:
        return False
    if q.kind in {"percent", "share", "money", "times"}:
        return True
    date = _date(c, s, q)
    if q.kind == "unit":
        return q.dimension != "duration" or _is_duration(s, q, date)
    if date is not None and date.kind != "duration" and _inside(date, s, q):
        return False
    if q.kind == "ordinal":
        return _is_ordinal(s, q, noun)
    return not _is_name(s, q, noun) and _is_count(s, q, noun)


def _date(c: Context, s: Sentence, q: Quantity) -> DateMention | None:
    start, end = s.start + q.start, s.start + q.end
    return next((d for d in c.dates if d.start < end and d.end > start), None)


def _inside(date: DateMention, s: Sentence, q: Quantity) -> bool:
    return date.start <= s.start + q.start and s.start + q.number <= date.end


def _word(s: Sentence, i: int) -> str:
    return s.words[i].lower() if 0 <= i < len(s.words) else ""


def _is_duration(s: Sentence, q: Quantity, date: DateMention | None) -> bool:
    """A length of time, unless it only places something in the calendar: ``two weeks ago``, ``a day before``."""
    first, _ = span(s, q)
    last = max(k for k in range(len(s.words)) if s.starts[k] < s.start + q.end)
    after, before = _word(s, last + 1), _word(s, first - 1)
    hedged = q.qualifier is not None
    if after in {"old", "olds"} or (after in {"-", "‑"} and _word(s, last + 2) == "old"):
        return False
    if after in {"ago", "earlier", "previously", "hence"}:
        return hedged and q.qualifier != "at-most"
    lasting = q.value > 1 and (q.unit in _LONG or (q.unit == "days" and q.value >= _WEEK))
    if after in {"afterwards", "beforehand", "prior"}:
        return hedged
    if after in {"after", "before", "later"}:
        return hedged or lasting
    if before in _ROLLING and _word(s, first - 2) in _DEFINITE:
        return hedged
    if q.bare or q.value == 1:
        return _is_single(s, q, first, last, hedged)
    future = date is not None and date.kind == "date" and before == "in" and date.edtf is not None
    return not future or hedged or q.ranged


def _is_single(s: Sentence, q: Quantity, first: int, last: int, hedged: bool) -> bool:
    """``a year``, ``one week``: only as the length of something."""
    if q.ranged or q.linked:
        return True
    before, after = _word(s, first - 1), _word(s, last + 1)
    if before == "within":
        return q.unit in {"months", "years"}
    long = after == "long" or (after in _HYPHENS and _word(s, last + 2) == "long")
    joined = _word(s, first) == "one" and _word(s, first + 1) in _HYPHENS
    if hedged or long or joined or after == "since" or _word(s, last) == "half":
        return True
    if before == "to" and q.unit in _LONG:
        return True
    if after == "of":
        return q.unit != "nights"
    if q.value == 1 and "more" in {_word(s, k) for k in range(first, last + 1)}:
        return True
    return before in _SPELL and q.unit in {"years", "months"} and after not in {"of", "when", "in"}


def _is_ordinal(s: Sentence, q: Quantity, noun: int | None) -> bool:
    """Ordinals of visits, calls, meetings and the like."""
    first, last = span(s, q)
    nouns = measures().nouns["meetings"]
    before = _word(s, first - 1)
    if before in {"a", "an", "at", "no"}:
        return False
    if noun is None:
        elided = before == "the" and _word(s, last + 1) in {"between", "since", "at", "of"}
        return elided and _about_meeting(s, first)
    if q.value == 1 and s.tags[noun] == "NNS":
        return False
    lemma = s.lemmas[noun].lower()
    if lemma == "time":
        met = bool(_climb(s, noun) & measures().verbs["meeting"])
        return before == "the" and (q.value > 1 or met)
    if lemma == "year":
        return before in {"its", "their"}
    return lemma in nouns and "such" not in {_word(s, k) for k in range(last, noun)}


def _about_meeting(s: Sentence, first: int) -> bool:
    """Whether a meeting was named before: ``The call, the third between the leaders``."""
    nouns = measures().nouns["meetings"]
    return any(s.lemmas[k].lower() in nouns for k in range(first))


def _climb(s: Sentence, i: int) -> set[str]:
    out = set()
    for _ in range(3):
        i = s.heads[i]
        if i < 0:
            break
        out.add(s.lemmas[i].lower())
    return out


def _is_name(s: Sentence, q: Quantity, noun: int | None) -> bool:
    """Whether the number is a name's or an age: ``Resolution 2254``, ``phase one``, ``Group of 20``, ``, 61,``."""
    first, last = span(s, q)
    if q.qualifier is not None and q.qualifier != "about":
        return False
    before = [_word(s, k) for k in range(max(0, first - 2), first)]
    names = measures().names_before
    if tuple(before) in names or tuple(before[-1:]) in names:
        return True
    hour = 3 if _word(s, last + 1) in {"and", "to", "-", "–"} else 1  # `between 4 and 11 p.m.`
    if _word(s, last + hour) in measures().never:
        return True
    named = first > 1 and s.words[first - 1][0].isupper() and q.qualifier is None and s.words[first][0].isdigit()
    if named and s.ends[first - 1] + 1 == s.starts[first] and (noun is None or noun > last + 2 or noun < first):
        return True
    if before[-1:] == [","] and _word(s, last + 1) in {",", ".", ""} and q.value < _OLDEST and q.qualifier is None:
        return True
    if noun is not None:
        return False
    if first and s.pos[first - 1] in {"NOUN", "PROPN"} and s.ends[first - 1] + 1 >= s.starts[first] and not q.ranged:
        return True
    return before[-1:] == ["of"] and q.value < 120 and first > 1 and among(s, first - 2, measures().nouns["people"])


def _is_role(lemma: str) -> bool:
    """Whether the word names persons by their office: three ministers are actors."""
    role = role_of(lemma)
    return role is not None and role.kind not in _NO_PERSONS


def _is_count(s: Sentence, q: Quantity, noun: int | None) -> bool:
    """A count of things; small counts of actors and bare pronouns (``the two``) are none."""
    first, last = span(s, q)
    if any("+" in w and w[-1:].isdigit() for w in s.words[first : last + 1]) or (
        _word(s, last + 1) == "+" and _word(s, last + 2).isdigit()
    ):
        return False  # "the 5+2 format"
    before = _word(s, first - 1)
    hedged = q.qualifier is not None or q.ranged
    if q.bare and q.qualifier not in {"more-than", "at-most"} and not q.ranged:
        return False
    if q.value == 0 or (q.value < 2 and not hedged):
        return False
    if noun is None:
        said = _word(s, last + 1) in {"of", "have", "has", "had", "were"}
        return hedged or q.value >= _FEW or befallen(s, last) is not None or (before not in _DEFINITE and said)
    lemma = s.lemmas[noun].lower()
    if hedged or q.value >= _FEW:
        return True
    if _word(s, last + 1) in {"-", "‑"} and lemma in {"party", "way", "sided"}:
        return False
    actors = lemma in measures().small or _is_role(lemma)
    if actors and q.value <= _FEW_ACTORS and event(s, noun) is None:
        return False
    return q.value > 2 or not (before in _DEFINITE or (lemma in measures().nouns["countries"]))
