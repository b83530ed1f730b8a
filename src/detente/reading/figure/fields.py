"""What else a figure tells: its subject, the day it holds for, and who is quoted for it."""

import re

from detente.knowledge.measures import measures
from detente.language import phrases
from detente.language.actor import Actor
from detente.language.parsed import Sentence
from detente.reading.context import Context, token_at
from detente.reading.cue.cue import Cue
from detente.reading.figure.nouns import span
from detente.reading.quantity.quantity import Quantity
from detente.reading.statement import attribution
from detente.reading.statement.issuer import Issuer, issuer

_RATE = re.compile(r"\s(?:a|per|each|every)\s(day|week|month|year)\b|\s(?:annually)\b")
_TOLD = frozenset({"date", "weekday", "until", "since", "before", "after"})
_COUNTS = frozenset({"count", "estimate", "figure", "tally", "account", "data", "number", "toll", "study", "survey"})
_FAR = 24
_BETWEEN = frozenset({"-", "–", "of", "the", "to", "or", "and", "so", "more", "plus", "odd"})
_RELATIVE = frozenset({"which", "that", "who"})
_ASKING = frozenset({"question", "q", "reporter", "journalist", "interviewer"})


def _beside(cue: Cue) -> bool:
    return cue.construction == "preposition"


class Sources:
    """Who is quoted for the figures of a report: the cue above a number, the speaker of its quotation, the issuer."""

    def __init__(self, c: Context) -> None:
        self._c = c
        self._issuer: Issuer | None = issuer(c)
        self._cues: dict[int, list[Cue]] = {}

    @property
    def party(self) -> str | None:
        """The issuer's party, None for news."""
        return self._issuer.actor.party[0] if self._issuer and self._issuer.actor.party else None

    def of(self, s: Sentence, q: Quantity) -> str | None:
        """The name of the source, None where it is the reporter."""
        at = span(s, q)[0]
        return self._beside(s, at) or self._cued(s, at) or self._quoted(s, at) or self._own(s)

    def _find(self, s: Sentence) -> list[Cue]:
        if s.index not in self._cues:
            self._cues[s.index] = attribution.find(self._c, s)
        return self._cues[s.index]

    def _name(self, s: Sentence, i: int) -> str | None:
        """The actor's name; of a pronoun that resolves to nobody None."""
        actors: tuple[Actor, ...] = self._c.actors.resolve(s, i)
        if actors:
            return actors[0].name
        if s.pos[i] in {"PRON", "DET"}:
            return None
        first, last = phrases.core(s, i)
        return phrases.text(s, first, last) or None

    def _beside(self, s: Sentence, at: int) -> str | None:
        """``by the count of the two governments``, ``by UN figures``, ``according to a hospital``: the nearest."""
        found = [(abs(cue.at - at), cue.subjects[0]) for cue in self._find(s) if _beside(cue) and cue.subjects]
        for k in range(len(s.words)):
            if s.lemmas[k].lower() in _COUNTS and "by" in phrases.prepositions(s, k):
                owners = [m for m, how in phrases.modifiers(s, k) if how in {"poss", "of", "pre"} and s.pos[m] != "ADJ"]
                found += [(abs(k - at), owner) for owner in owners[:1]]
        near = [(far, owner) for far, owner in found if far <= _FAR]
        return self._name(s, min(near)[1]) if near else None

    def _cued(self, s: Sentence, at: int) -> str | None:
        """The subject of the nearest cue whose content holds the number."""
        best: tuple[int, Cue] | None = None
        for cue in self._find(s):
            if _beside(cue) or not cue.subjects:
                continue
            trees = [tree for head in cue.content if at in (tree := s.subtree(head))]
            holds = [tree for tree in trees if cue.at not in tree] or (trees if cue.governed else [])
            if holds and (best is None or len(holds[0]) < best[0]):
                best = len(holds[0]), cue
        return self._name(s, best[1].subjects[0]) if best else None

    def _quoted(self, s: Sentence, at: int) -> str | None:
        """The speaker of the quotation, by the nearest cue in its block."""
        if not self._c.quoted(s, at):
            return None
        beside = self._c.parsed.sentences[max(0, s.index - 3) : s.index + 2]
        near = [x for x in beside if x.block.index == s.block.index]
        for x in sorted(near, key=lambda x: abs(x.index - s.index)):
            for cue in self._find(x):
                if cue.subjects:
                    return self._name(x, cue.subjects[0])
        return None

    def _own(self, s: Sentence) -> str | None:
        label = s.block.label
        if label is not None:
            name = self._c.parsed.report.text[label[0] : label[1]].strip().rstrip(":").title()
            return None if name.lower() in _ASKING else name or None
        return self._issuer.actor.name if self._issuer else None


def as_of(c: Context, s: Sentence, q: Quantity) -> str | None:
    """The date told nearest to the number in its sentence, else the day of publication."""
    at = s.start + q.start
    here = [d for d in c.dates if s.start <= d.start < s.end and not d.start <= at < d.end]
    dates = [d for d in here if d.edtf and d.kind in _TOLD]
    if dates:
        nearest = min(dates, key=lambda d: abs(d.start - at))
        if nearest.kind not in {"since", "after", "before"}:
            return nearest.edtf
    return c.reported


def rate(s: Sentence, q: Quantity, unit: str | None) -> str | None:
    """``$700 million a month`` has the unit ``USD per month``."""
    if q.kind != "money" or unit is None:
        return unit
    last = token_at(s, s.start + q.end - 1)
    after = " " + " ".join(w.lower() for w in s.words[last + 1 : last + 3])
    found = _RATE.match(after)
    return f"{unit} per {found.group(1)}" if found and found.group(1) else unit


def dollar(unit: str | None, c: Context, s: Sentence, q: Quantity, sources: Sources) -> str | None:
    """A bare ``$`` is the issuer's own where that has a dollar."""
    sign = c.parsed.report.text[s.start + q.start : s.start + q.start + 1]
    return measures().home_dollar.get(sources.party or "", unit) if unit == "USD" and sign == "$" else unit


def subject(s: Sentence, q: Quantity, noun: int | None, measure: str) -> str | None:
    """What is counted, in the words of the text: the phrase, or what the number is said of."""
    if noun is not None:
        first, last = phrases.full(s, noun)
        begin = span(s, q)[1] + 1
        first = max(first, begin if begin <= noun else first)
        while first < noun and (s.words[first] in _BETWEEN or s.pos[first] == "NUM"):
            first += 1
        text = phrases.text(s, first, max(last, noun))
        return f"{text} {measure}" if measure in {"killed", "displaced"} and measure not in text else text
    return _said_of(s, q)


def _said_of(s: Sentence, q: Quantity) -> str | None:
    """``eight hours of talks``: the talks; ``runs for six months``: who runs; ``its 15 percent tariff``: the tariff."""
    end = token_at(s, s.start + q.end - 1)
    at = end
    for _ in range(5):
        for c in s.children[at]:
            if c > end and s.deps[c].startswith("nmod") and phrases.prepositions(s, c)[:1] in (["of"], ["for"], ["in"]):
                return _text(s, c)
        h = s.heads[at]
        if h < 0:
            break
        if s.pos[h] in {"NOUN", "PROPN"} and h > end:
            return phrases.text(s, max(end + 1, phrases.full(s, h)[0]), phrases.full(s, h)[1]).lstrip("-‑ ")
        if s.pos[h] in {"VERB", "AUX", "ADJ"}:
            told = s.child(h, "nsubj") if s.child(h, "nsubj") not in {None, at} else s.child(h, "obj")
            if told is not None and s.words[told].lower() in _RELATIVE and s.heads[h] >= 0:
                told = s.heads[h]
            return _text(s, told) if told is not None and told != at else None
        at = h
    return None


def _text(s: Sentence, i: int) -> str:
    first, last = phrases.full(s, i)
    return phrases.text(s, first, last)
