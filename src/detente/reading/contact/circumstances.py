"""When, where, how long, on what condition and about what: the circumstances of one mention of a contact."""

import re
from typing import Literal

from detente.knowledge.contact_words import contact_words
from detente.language import phrases
from detente.language.dates import DateMention
from detente.language.dates_words import MONTHS
from detente.language.parsed import Sentence
from detente.reading.contact.mention import Mention
from detente.reading.contact.scene import CLAUSES, Place, View, above, cases, low, member
from detente.reading.context import Context, date_head

_MONTHS = frozenset(month.lower() for month in MONTHS)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_STOPS = frozenset({",", ";", ":", "—", "since", "after", "before", "following", "that"})
_REACH = 14
_LOCATIVE = frozenset({"in", "at", "near", "outside"})
_ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
_DATED = frozenset({"date", "weekday", "within", "until"})
_CONDITIONS = frozenset({"if", "unless", "provided"})


def circumstances(view: View, m: Mention) -> None:
    """Fill in date, place, duration, condition and topics of a mention."""
    if m.date is None:
        date_of(view.c, m)
    m.place = m.place or _place(view, m) or _place_behind(view, m)
    m.duration = _duration(m)
    m.condition = _condition(view.c, m)
    m.topics = _topics(view.c, m)


def clause(s: Sentence, m: Mention) -> int:
    """The verb of the clause in which the mention stands; its own token where it has none."""
    if s.pos[m.top] in CLAUSES:
        return m.top
    return next((k for k in above(s, m.top) if s.pos[k] in CLAUSES), m.top)


def _anchors(m: Mention) -> dict[int, int]:
    """Tokens to which a circumstance of the contact may be attached, with how far they are from it."""
    s = m.sentence
    found = {m.at: 0, m.top: 0}
    for c in s.children[m.at]:
        if _other_contact(s, c):
            continue
        if s.deps[c].startswith("acl") and not any(s.deps[k] == "nsubj" and s.tags[k] == "PRP" for k in s.children[c]):
            found[c] = 1
        if s.deps[c].partition(":")[0] in {"obj", "obl", "nmod", "nsubj", "xcomp"}:
            found[c] = 1
            found |= {k: 2 for k in s.children[c] if s.deps[k] in {"nmod", "conj", "appos"}}
    v = s.heads[m.top]
    if s.pos[m.top] not in CLAUSES and v >= 0 and s.pos[v] in {*CLAUSES, "NOUN", "ADJ"}:
        if _carries(s, v, m):
            found[v] = 2
        if s.deps[v] == "xcomp" and s.heads[v] >= 0 and _carries(s, v, m):
            found[s.heads[v]] = 3
    elif s.deps[m.top] == "xcomp" and s.heads[m.top] >= 0:
        found[s.heads[m.top]] = 2
    return found


def _other_contact(s: Sentence, i: int) -> bool:
    """A noun that names a contact itself: what hangs on it is its own."""
    return s.pos[i] == "NOUN" and (low(s, i) in contact_words().nouns or low(s, i) == "talk")


def _carries(s: Sentence, v: int, m: Mention) -> bool:
    """Whether what is said of the verb's time and place holds for the contact too."""
    words = contact_words()
    if member(s, v, words.hold) or member(s, v, words.occur) or member(s, v, words.joining):
        return not member(s, v, words.proposed - {"revive"})
    if s.deps[m.top].startswith("nsubj") and low(s, v) in words.awaiting:
        return True  # "is expected in December"
    return s.deps[m.top].startswith("obl") and not cases(s, m.top) & {"before", "ahead", "for", "of", "to"}


def date_of(c: Context, m: Mention) -> None:
    """Fill in the date that is attached nearest to the contact, where one is."""
    s = m.sentence
    anchors = _anchors(m)
    best: tuple[int, DateMention] | None = None
    for token, found in c.dates_in(s):
        if not _dates_it(found):
            continue
        far = _distance(s, date_head(s, token, found), anchors)
        if far is not None and (best is None or far < best[0]):
            best = far, found
    chosen = best[1] if best is not None else _date_behind(c, m)
    if chosen is not None:
        m.date = chosen.edtf
        m.loose = _loose(chosen)


def _dates_it(d: DateMention) -> bool:
    """Whether an expression of time can date a contact; ``his third visit this year`` is counted, not dated."""
    text = d.text.lower()
    told = d.edtf is not None and d.kind in _DATED and text != "this year"
    return told and (d.kind != "until" or text.startswith("by"))


def _behind(m: Mention) -> range:
    """The tokens behind a noun up to the next finite verb, comma or contact: what it most likely governs."""
    s = m.sentence
    if s.pos[m.at] == "VERB":
        return range(0)
    stop = m.at + 1
    while stop < min(len(s.words), m.at + _REACH) and s.tags[stop] not in _FINITE and s.words[stop] not in _STOPS:
        stop += 1
    return range(m.at + 1, stop)


def _date_behind(c: Context, m: Mention) -> DateMention | None:
    """``the talks over the town taking place on Friday``: the first date behind the noun, whatever it hangs on."""
    reach = _behind(m)
    near = [d for k, d in c.dates_in(m.sentence) if k in reach and _dates_it(d) and d.kind in {"date", "weekday"}]
    return near[0] if near else None


def _place_behind(view: View, m: Mention) -> Place | None:
    """As :func:`_date_behind`, of a town."""
    s = m.sentence
    for k in _behind(m):
        place = view.place(s, k) if s.pos[k] in {"NOUN", "PROPN"} and cases(s, k) & _LOCATIVE else None
        if place is not None and not place.whole:
            return place
    return None


def _loose(d: DateMention) -> Literal["", "week", "year"]:
    """What an expression leaves to the tense: its week (``on Friday``), or its year (``in May``)."""
    pointed = any(w in d.text.lower() for w in ("last", "next", "this"))
    if d.kind == "weekday" and not pointed and "," not in d.text:
        return "week"
    month = any(w.strip(".,").lower() in _MONTHS for w in d.text.split())
    return "year" if month and not pointed and not re.search(r"\d{4}", d.text) else ""


def _distance(s: Sentence, token: int, anchors: dict[int, int]) -> int | None:
    """How far up from a token the contact is; None where another clause stands between."""
    at, far = token, 0
    while at >= 0:
        if at in anchors:
            return far + anchors[at]
        if (far and s.pos[at] in CLAUSES) or "since" in cases(s, at) or _other_contact(s, at):
            return None
        at, far = s.heads[at], far + 1
        if far > 4:
            return None
    return None


def _place(view: View, m: Mention) -> Place | None:
    """``in Geneva``, ``at the White House``: the nearest locative on the contact or its verb."""
    s = m.sentence
    best = None
    for token, far in sorted(_anchors(m).items(), key=lambda pair: pair[1]):
        for place in view.places(s, token, *_LOCATIVE):
            if best is None or far < best[0]:
                best = far, place
    return best[1] if best else None


def _duration(m: Mention) -> str | None:
    """``eight hours of talks``, ``a five-day visit``, ``met for three hours``."""
    s = m.sentence
    times = contact_words().times
    for k in (m.top, *s.children[m.at], *s.children[m.top]):
        if low(s, k) not in times or k == m.at:
            continue
        measured = any(s.deps[n] == "nummod" or low(s, n) in {"several", "few"} for n in s.children[k])
        within = "within" in cases(s, k)  # "within ten days of the meeting" is when, not how long
        if measured and not within and (k == m.top or cases(s, k) & {"for", "of", "over"} or s.deps[k] == "compound"):
            first, last = phrases.core(s, k)
            return phrases.text(s, first, last)
    return None


def _condition(c: Context, m: Mention) -> str | None:
    """``only if the lists are finalised``: the clause that must come true first."""
    s = m.sentence
    v = clause(s, m)
    for k in (v, *(h for h in above(s, v) if s.deps[v] in {"xcomp", "ccomp"})):
        for child in s.children[k]:
            if s.deps[child].startswith("advcl") and cases(s, child) & _CONDITIONS:
                tree = s.subtree(child)
                return c.parsed.report.text[s.starts[tree[0]] : s.ends[tree[-1]]]
    return None


def _topics(c: Context, m: Mention) -> list[str]:
    """``talks on Syria``, ``discussed trade``; not ``met on Friday and again on Monday``."""
    s = m.sentence
    days = {k for token, found in c.dates_in(s) for k in range(token, len(s.words)) if s.starts[k] < found.end}
    out: list[str] = []
    for k in s.children[m.at]:
        about = s.deps[k].partition(":")[0] in {"nmod", "obl"} and bool(cases(s, k) & _ABOUT)
        about = about or (m.word == "discuss" and s.deps[k] == "obj")
        if about and k not in days and s.pos[k] in {"NOUN", "PROPN"} and low(s, k) not in contact_words().call:
            out.append(phrases.text(s, *phrases.core(s, k)))
    return out
