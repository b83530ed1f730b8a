"""A dossier's issues made ready for matching, once a dossier: their words with weights, and to which end each points.

All that the dossier says of an issue is parsed by the pipeline that reads the reports. A word weighs more the oftener
the issue's texts have it and the fewer issues share it (as in tf–idf, Spärck Jones 1972). Where it points follows
from its signs at the ends: ``centrifuges`` of ``dismantle the centrifuges`` at the low end, wanted, point to the high
one."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from detente.dossier import Dossier, Issue
from detente.language.mentions import gazetteer
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import base, cases
from detente.reading.position.climb import links
from detente.reading.position.concepts import general
from detente.reading.position.terms import Terms, word_at
from detente.reading.position.texts import OF_THEME, Text, parsed, texts
from detente.reading.position.theme import Role, degree, denies, polar, stands_for, theme

_GENERAL, _PARTY, _VERB = 0.25, 0.3, 0.6
_ONCE = 0.75  # weight of a noun that one text of one issue has
_TURNED = 0.5  # how surely what is wanted at one end is unwanted at the other
_DESCRIBES = 0.3  # how far a description shares the sign of what it describes
_EXCEPTED = frozenset({"beyond", "except", "except for", "besides", "apart from", "other than", "aside from"})
_TIMES = frozenset({"before", "after", "until", "till", "during", "since", "prior to", "ahead of"})
_BOUNDS = frozenset({"only", "mere", "merely", "just", "limited", "token", "symbolic", "routine"})
_LEAST = 0.4  # weight of an issue's words without which no stand is looked for
_MANY, _MOST = 0.4, 0.6  # shares of an issue's texts with a name, and with a party, from which on it is about that
_LETTERS = 5  # by which a name is known
_TEXTS = 3  # so many texts at least must have it
_DEGREE, _POLAR = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """What a concept tells of an issue: how much (``weight``), and where it points, -1 low … +1 high: as something
    wanted, and as something unwanted."""

    weight: float
    wanted: float
    unwanted: float

    def lean(self, sign: int) -> float:
        """Where it points with that sign; 0 for the sign 0."""
        return self.wanted if sign > 0 else self.unwanted if sign < 0 else 0.0


@dataclass(frozen=True, slots=True)
class Index:
    """``words``: concept → number of the issue → what it tells of it. ``phrases``: the concepts of each phrase, by
    issue; ``anchors``: those that stand for a value between the ends, with it. ``texts``:
    the end and the words of each phrase as they stand. ``terms``: how words are taken. ``central``: the names that
    most texts of an issue have, where there are such."""

    issues: tuple[Issue, ...]
    words: dict[str, dict[int, Word]]
    phrases: tuple[tuple[frozenset[str], ...], ...]
    anchors: tuple[tuple[tuple[frozenset[str], float], ...], ...]
    texts: tuple[tuple[tuple[str, str], ...], ...]
    terms: Terms
    central: tuple[frozenset[str], ...]

    @property
    def codes(self) -> frozenset[str]:
        """The dossier's parties."""
        return self.terms.codes

    def spoken_of(self, n: int, *seen: Iterable[str]) -> bool:
        """Whether a name without which issue ``n`` is not spoken of is in one of these (beginnings of words)."""
        return not self.central[n] or not all(self.central[n].isdisjoint(words) for words in seen)


@dataclass(slots=True)
class _Told:
    """What the texts of one issue say: how many have a word, and its signs at the ends, (sign, end) → weight
    in hundredths."""

    counts: Counter[str] = field(default_factory=Counter)
    signs: dict[str, Counter[tuple[int, int]]] = field(default_factory=lambda: defaultdict(Counter))
    phrases: list[frozenset[str]] = field(default_factory=list)
    anchors: list[tuple[frozenset[str], float]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    wanted: dict[str, dict[int, set[str]]] = field(default_factory=dict)


class _Clause(NamedTuple):
    """A sentence of a text and what each of its tokens means; those before ``first`` are not the dossier's."""

    s: Sentence
    words: list[str]
    first: int


@cache
def index(dossier: Dossier) -> Index:
    """The index of a dossier's issues."""
    terms = Terms(frozenset(p.code for p in dossier.parties))
    parts: dict[str, float] = {}
    told = [_told(dossier, issue, terms, parts) for issue in dossier.issues]
    if apart := frozenset(word for one in told for word in _contrasted(one)):
        terms, parts = Terms(terms.codes, apart), {}
        told = [_told(dossier, issue, terms, parts) for issue in dossier.issues]
    spread = Counter(word for one in told for word in one.counts)
    words: dict[str, dict[int, Word]] = defaultdict(dict)
    for n, one in enumerate(told):
        for word, times in one.counts.items():
            weight = parts[word] * (_ONCE + 0.5 * math.log2(times)) / spread[word] ** 0.7
            words[word][n] = _word(weight, one.signs[word])
    return Index(
        dossier.issues,
        dict(words),
        tuple(tuple(one.phrases) for one in told),
        tuple(tuple(one.anchors) for one in told),
        tuple(tuple((text.name, text.text) for text in texts(issue)) for issue in dossier.issues),
        terms,
        tuple(_central(one) for one in told),
    )


def _contrasted(one: "_Told") -> Iterator[str]:
    """The base forms of one concept of which each end has others as what is wanted."""
    for ends in one.wanted.values():
        low, high = ends.get(-1, set()), ends.get(1, set())
        if low and high and not low & high:
            yield from low | high


def _central(one: "_Told") -> frozenset[str]:
    """The proper names that many of an issue's texts have, and the parties that most have."""
    least = {word: _MOST if word.startswith("@") else _MANY for word in one.names}
    return frozenset(
        beginning(word) for word, share in least.items() if one.counts[word] >= max(_TEXTS, share * len(one.phrases))
    )


def beginning(word: str) -> str:
    """By what a name and the words made of it are known: ``korea`` and ``korean`` begin alike."""
    return word if word.startswith("@") else word[:_LETTERS]


def _told(dossier: Dossier, issue: Issue, terms: Terms, parts: dict[str, float]) -> _Told:
    """What one issue's texts say; ``parts``: how much each concept may tell by its part of speech, filled in here."""
    out, told = _Told(), list(texts(issue))
    read = _clauses(dossier, told, terms)
    about: dict[Role, list[str]] = {}
    for question in read[0]:
        about |= {role: [question.words[i] for i in found] for role, found in theme(question.s).items()}
    for text, clauses in zip(told, read, strict=True):
        seen: set[str] = set()
        for s, words, first in clauses:
            for i in range(first, len(words)):
                _note(out, s, i, words[i], parts)
                role = stands_for(s, i) if text in told[1:3] and not words[i] else None
                for word in about.get(role, ()) if role else (words[i],):
                    if word:
                        seen.add(word)
                        if text.end:
                            if text in told[1:3] and text.turn * sign(s, i) > 0 and s.pos[i] == "NOUN" and words[i]:
                                out.wanted.setdefault(word, {}).setdefault(text.end, set()).add(s.lemmas[i].lower())
                            out.signs[word][text.turn * sign(s, i), text.end] += round(100 * text.weight * grip(s, i))
        out.counts.update(seen)
        out.phrases.append(frozenset(seen))
        if text.value is not None:
            out.anchors.append((frozenset(seen), text.value))
    _answered(out, issue, read[0])
    return out


def _note(out: "_Told", s: Sentence, i: int, word: str, parts: dict[str, float]) -> None:
    """Keep how much a word may tell, and whether it is a name."""
    if word:
        parts[word] = max(parts.get(word, 0.0), _base(s, i, word))
        if word[0] in "@#" or s.pos[i] == "PROPN":
            out.names.add(word)


def _clauses(dossier: Dossier, told: list[Text], terms: Terms) -> list[list[_Clause]]:
    """Each text's sentences. Of the words put before it those count that stand for what the question names."""
    names = gazetteer(dossier)
    pieces = [(n, piece) for n, text in enumerate(told) for piece in text.pieces()]
    out: list[list[_Clause]] = [[] for _ in told]
    for (n, (before, _)), report in zip(pieces, parsed([piece for _, piece in pieces]), strict=True):
        begins = 0 if before == OF_THEME else len(before)
        for s, mentions in zip(report.sentences, names.mentions(report), strict=True):
            by_token = {k: m for m in mentions for k in range(m.first, m.last + 1)}
            first = next((i for i, start in enumerate(s.starts) if start >= begins), 0)
            words = [word_at(by_token.get(i), terms, s, i) for i in range(len(s.words))]
            out[n].append(_Clause(s, words, first))
    return out


def _answered(out: "_Told", issue: Issue, question: list[_Clause]) -> None:
    """Add what the question's words tell: they are wanted at the end that says yes to it, or where it is most so."""
    for s, words, _ in question[:1]:
        weight = _DEGREE if degree(s) else _POLAR if polar(s) else 0.0
        told = [(word, sign(s, i), grip(s, i)) for i, word in enumerate(words) if word and word[0] not in "@#"]
        votes = sum(
            end * v * (1 if own == at else -_TURNED)
            for word, own, _ in told for (at, end), v in out.signs[word].items() if own and at
        )  # fmt: skip
        end = 1 if degree(s) else (votes > 0) - (votes < 0) or denies(issue.low) - denies(issue.high)
        for word, own, share in told:
            out.signs[word][own, end] += round(100 * weight * share)


def _word(weight: float, signs: Counter[tuple[int, int]]) -> Word:
    """Where a word points, by its signs: what is wanted at one end is, less surely, unwanted at the other."""
    told = [(own, end, v) for (own, end), v in signs.items() if own]
    wanted, unwanted = (sum(end * (v if own == sign else -_TURNED * v) for own, end, v in told) for sign in (1, -1))
    both = [sum(v if own == sign else _TURNED * v for own, _, v in told) for sign in (1, -1)]
    return Word(weight, wanted / both[0] if both[0] else 0.0, unwanted / both[1] if both[1] else 0.0)


def sign(s: Sentence, i: int) -> int:
    """The sign of token i in a whole phrase: that of the outermost link."""
    found = links(s, i)
    return found[-1].sign if found else 1


def grip(s: Sentence, i: int) -> float:
    """How far what is wanted or not of a phrase's head is so of token i: less for what only describes it, and for what
    is wanted in bounds."""
    dep, h = base(s, i), s.heads[i]
    if dep == "nmod" and s.pos[h] == "NUM":  # 400 of its soldiers
        return grip(s, h)
    near = cases(s, i) if dep in {"obl", "nmod"} else []
    if dep == "obl" and near == ["from"] and any(base(s, c) == "obj" for c in s.children[h]):
        return 0.0  # withdrew them from the island: whence tells no end
    if _EXCEPTED.intersection(near) or (dep in {"obl", "nmod"} and _TIMES.intersection(near)):
        return 0.0  # no troops beyond the escorts, no pull-out before a treaty
    bounded = _DESCRIBES if any(s.words[c].lower() in _BOUNDS for c in s.children[i] if c < i) else 1.0
    if dep in {"amod", "compound", "nmod", "obl", "acl", "advcl", "nummod"}:
        found = links(s, i)
        return bounded if found and found[0].under == i and found[0].nature != "predicate" else bounded * _DESCRIBES
    return bounded


def tells_when(s: Sentence, i: int) -> bool:
    """``after the civil war``, ``since the departure of the guards``: a word of when something is, not of what;
    ``only after`` is a condition."""
    at = i
    while s.rels[at] in {"compound", "amod", "nmod", "conj"} and not _TIMES.intersection(s.cases[at]):
        at = s.heads[at]
    if s.rels[at] not in {"obl", "nmod"} or not _TIMES.intersection(s.cases[at]):
        return False
    return not any(s.low[c] in _BOUNDS for c in (*s.children[at], *s.children[s.heads[at]]) if c < at)


def tells(ix: Index, words: list[str]) -> bool:
    """Whether the words of a sentence may be enough to speak of an issue: most sentences fall out here."""
    total: dict[int, float] = {}
    for word in set(words):
        for n, w in ix.words[word].items():
            total[n] = total.get(n, 0.0) + w.weight
    return max(total.values(), default=0.0) >= _LEAST


def _base(s: Sentence, i: int, word: str) -> float:
    if word.startswith("@"):
        return _PARTY
    if general(s.lemmas[i].lower()):
        return _GENERAL
    return 1.0 if s.pos[i] in {"NOUN", "PROPN"} else _VERB
