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
from itertools import pairwise

from detente.dossier import Dossier, Issue
from detente.knowledge.operators import by_head
from detente.knowledge.position_words import position_words
from detente.language import pipeline
from detente.language.mentions import Mention, gazetteer
from detente.language.parsed import Parsed, Sentence
from detente.reading.frame.arguments import base, cases
from detente.reading.position.climb import links
from detente.reading.position.concepts import CONTENT, concept_at, general
from detente.records import Report

_NAMES = frozenset({"state", "demonym", "people", "capital", "organ", "body", "group", "generic"})
_BODIES = frozenset({"body", "group", "organ", "format"})
_GENERAL, _PARTY, _VERB = 0.25, 0.3, 0.6
_ONCE = 0.75  # weight of a noun that one text of one issue has
_PLAIN = 0.6  # weight of the ends' descriptions beside phrases
_TURNED = 0.5  # how surely what is wanted at one end is unwanted at the other
_DESCRIBES = 0.3  # how far a description shares the sign of what it describes
_LEAST = 0.7  # weight of an issue's words without which no stand is looked for
_MANY, _MOST = 0.4, 0.6  # shares of an issue's texts with a name, and with a party, from which on it is about that
_LETTERS = 5  # by which a name is known
_TEXTS = 3  # so many texts at least must have it
_WISH = "They will "
_LINKS = frozenset({"of", "for", "to", "from", "in", "on", "by", "with"})
_BE = frozenset({"is", "are", "be", "has", "have", "may", "must", "should", "gets", "goes", "do", "does"})


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
    the end and the words of each phrase as they stand. ``codes``: the dossier's parties. ``central``: the names that
    most texts of an issue have, where there are such."""

    issues: tuple[Issue, ...]
    words: dict[str, dict[int, Word]]
    phrases: tuple[tuple[frozenset[str], ...], ...]
    anchors: tuple[tuple[tuple[frozenset[str], float], ...], ...]
    texts: tuple[tuple[tuple[str, str], ...], ...]
    codes: frozenset[str]
    central: tuple[frozenset[str], ...]

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


@cache
def index(dossier: Dossier) -> Index:
    """The index of a dossier's issues."""
    codes = frozenset(p.code for p in dossier.parties)
    parts: dict[str, float] = {}
    told = [_told(dossier, issue, codes, parts) for issue in dossier.issues]
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
        tuple(tuple((_end(text), text.text) for text in _texts(issue)) for issue in dossier.issues),
        codes,
        tuple(_central(one) for one in told),
    )


def _central(one: "_Told") -> frozenset[str]:
    """The proper names that many of an issue's texts have, and the parties that most have."""
    least = {word: _MOST if word.startswith("@") else _MANY for word in one.names}
    return frozenset(
        beginning(word) for word, share in least.items() if one.counts[word] >= max(_TEXTS, share * len(one.phrases))
    )


def beginning(word: str) -> str:
    """By what a name and the words made of it are known: ``korea`` and ``korean`` begin alike."""
    return word if word.startswith("@") else word[:_LETTERS]


def _told(dossier: Dossier, issue: Issue, codes: frozenset[str], parts: dict[str, float]) -> _Told:
    """What one issue's texts say; ``parts``: how much each concept may tell by its part of speech, filled in here."""
    out, names = _Told(), gazetteer(dossier)
    texts = list(_texts(issue))
    for text, parsed in zip(texts, _parsed(texts), strict=True):
        seen = set()
        begins = len(text.frame)
        for s, mentions in zip(parsed.sentences, names.mentions(parsed), strict=True):
            by_token = {k: m for m in mentions for k in range(m.first, m.last + 1)}
            for i in range(len(s.words)):
                word = word_at(by_token.get(i), codes, s, i) if s.starts[i] >= begins else ""
                if not word:
                    continue
                parts[word] = max(parts.get(word, 0.0), _base(s, i, word))
                seen.add(word)
                if word[0] in "@#" or s.pos[i] == "PROPN":
                    out.names.add(word)
                if text.end:
                    out.signs[word][text.turn * sign(s, i), text.end] += round(100 * text.weight * grip(s, i))
        out.counts.update(seen)
        out.phrases.append(frozenset(seen))
        if text.value is not None:
            out.anchors.append((frozenset(seen), text.value))
    return out


def _word(weight: float, signs: Counter[tuple[int, int]]) -> Word:
    """Where a word points, by its signs: what is wanted at one end is, less surely, unwanted at the other."""
    wanted, unwanted = (
        sum(end * (v if own == sign else -_TURNED * v) for (own, end), v in signs.items()) for sign in (1, -1)
    )
    both = [sum(v if own == sign else _TURNED * v for (own, _), v in signs.items()) for sign in (1, -1)]
    return Word(weight, wanted / both[0] if both[0] else 0.0, unwanted / both[1] if both[1] else 0.0)


def sign(s: Sentence, i: int) -> int:
    """The sign of token i in a whole phrase: that of the outermost link."""
    found = links(s, i)
    return found[-1].sign if found else 1


def grip(s: Sentence, i: int) -> float:
    """How far what is wanted or not of a phrase's head is so of token i: less for what only describes it."""
    dep, h = base(s, i), s.heads[i]
    if dep == "nmod" and s.pos[h] == "NUM":  # 400 of its soldiers
        return grip(s, h)
    if dep == "obl" and cases(s, i) == ["from"] and any(base(s, c) == "obj" for c in s.children[h]):
        return 0.0  # withdrew them from the island: whence tells no end
    if dep in {"amod", "compound", "nmod", "obl", "acl", "advcl", "nummod"}:
        found = links(s, i)
        return 1.0 if found and found[0].under == i and found[0].nature != "predicate" else _DESCRIBES
    return 1.0


def word_at(mention: Mention | None, codes: frozenset[str], s: Sentence, i: int) -> str:
    """What token i means: ``@`` and the code of a party of the dossier, ``#`` and the name of another body or group, a
    proper name as it stands, else the concept."""
    if s.pos[i] not in CONTENT or _forename(s, i):
        return ""
    if mention is not None and (s.pos[i] != "NOUN" or s.words[i][:1].isupper()):  # the forces of "Iranian forces" stay
        best = mention.entry
        if best.party in codes and best.kind in _NAMES:
            return f"@{best.party}"
        if best.kind in _BODIES:
            return f"#{best.name}"
    if s.pos[i] == "PROPN" and s.words[i][:1].isupper():
        return s.words[i].lower() if len(s.words[i]) > 2 else ""
    return "" if s.words[i].lower() == "according" else concept_at(s, i)


def _forename(s: Sentence, i: int) -> bool:
    """Whether a token is one of a name's before its last: a person is told by the last."""
    if s.pos[i] != "PROPN":
        return False
    head = s.heads[i] if base(s, i) == "flat" else i
    return any(c > i and base(s, c) == "flat" and s.pos[c] == "PROPN" for c in s.children[head])


def tells(ix: Index, words: list[str]) -> bool:
    """Whether the words of a sentence may be enough to speak of an issue: most sentences fall out here."""
    total: dict[int, float] = {}
    for word in set(words):
        for n, w in ix.words[word].items():
            total[n] = total.get(n, 0.0) + w.weight
    return max(total.values(), default=0.0) >= _LEAST


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of an issue: the ``end`` at which it stands (-1, 1, 0 for none), its weight, the words put before it so
    that it is read as a wish (``frame``), -1 for ``turn`` where the question wants less of what it names, and the
    ``value`` of an anchor."""

    end: int
    weight: float
    text: str
    frame: str = ""
    turn: int = 1
    value: float | None = None


def _texts(issue: Issue) -> Iterator[_Text]:
    """All that the dossier says of an issue."""
    yield _Text(0, 0.0, issue.question)
    for end, text in ((-1, issue.low), (1, issue.high)):
        yield _Text(
            end, _PLAIN if issue.low_phrases or issue.high_phrases else 1.0, text, _frame(text), _turn(issue, text)
        )
    for end, phrases in ((-1, issue.low_phrases), (1, issue.high_phrases)):
        for text in phrases:
            yield _Text(end, 1.0, text, _frame(text))
    for anchor in issue.anchors:
        for text in (anchor.meaning, *anchor.phrases):
            yield _Text(
                (anchor.value > 50) - (anchor.value < 50),
                abs(anchor.value - 50) / 50,
                text,
                _frame(text),
                value=anchor.value,
            )


def _end(text: _Text) -> str:
    """``low``, ``high``, ``question``, or the value of an anchor."""
    if text.value is not None:
        return f"{text.value:g}"
    return {-1: "low", 0: "question", 1: "high"}[text.end]


def _frame(text: str) -> str:
    """``stop the flights`` is read as ``They will stop the flights``: the parse takes a bare verb for a noun."""
    first, _, rest = text.lower().partition(" ")
    words = position_words()
    after = rest.partition(" ")[0]
    verb = first in words.verbs or first in words.attitudes or any("verb+obj" in o.on for o in by_head().get(first, ()))
    return _WISH if verb and not (first in words.nouns and after in _LINKS) else ""


def _turn(issue: Issue, text: str) -> int:
    """-1 where the question asks how much is to be given up, and an end that is no clause names how much."""
    if any(word in position_words().verbs or word in _BE for word in text.lower().replace(",", " ").split()):
        return 1
    asked = issue.question.lower().rstrip("?").split()
    pairs = {*asked, *(f"{a} {b}" for a, b in pairwise(asked))}
    return -1 if asked[:1] == ["how"] and any(position_words().verbs.get(word, 0) < 0 for word in pairs) else 1


def _parsed(texts: list[_Text]) -> list[Parsed]:
    """Each text, parsed."""
    reports = (Report(path="dossier.toml", text=f"{t.frame}{t.text}", format="text") for t in texts)
    return list(pipeline.load().pipe(reports))


def _base(s: Sentence, i: int, word: str) -> float:
    if word.startswith("@"):
        return _PARTY
    if general(s.lemmas[i].lower()):
        return _GENERAL
    return 1.0 if s.pos[i] in {"NOUN", "PROPN"} else _VERB
