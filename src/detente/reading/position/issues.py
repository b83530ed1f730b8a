"""A dossier's issues made ready for matching, once a dossier: their words with weights, and to which end each points.

All that the dossier says of an issue is parsed by the pipeline that reads the reports. A word weighs more the oftener
the issue's texts have it and the fewer issues share it (as in tf–idf, Spärck Jones 1972). Its lean is the mean of its
signs at the ends: ``centrifuges`` of ``dismantle the centrifuges`` at the low end leans to the high one."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from detente.dossier import Dossier, Issue
from detente.language import pipeline
from detente.language.mentions import Mention, gazetteer
from detente.language.parsed import Parsed, Sentence
from detente.reading.position.climb import links
from detente.reading.position.concepts import concept_at, general
from detente.records import Report

_NAMES = frozenset({"state", "demonym", "people", "capital", "organ", "body", "group", "generic"})
_BODIES = frozenset({"body", "group", "organ", "format"})
_GENERAL, _PARTY, _VERB = 0.25, 0.3, 0.6
_ONCE = 0.75  # weight of a noun that one text of one issue has


@dataclass(frozen=True, slots=True)
class Word:
    """What a concept tells of an issue: how much (``weight``), and where it points (``lean``, -1 low … +1 high)."""

    weight: float
    lean: float


@dataclass(frozen=True, slots=True)
class Index:
    """``words``: concept → number of the issue → what it tells of it. ``names``: concept of a name → ``@`` and code."""

    issues: tuple[Issue, ...]
    words: dict[str, dict[int, Word]]
    codes: frozenset[str]


@cache
def index(dossier: Dossier) -> Index:
    """The index of a dossier's issues."""
    texts = [list(_texts(issue)) for issue in dossier.issues]
    counts: list[Counter[str]] = []
    leans: list[dict[str, list[float]]] = []
    kinds: dict[str, float] = {}
    names, codes = gazetteer(dossier), frozenset(p.code for p in dossier.parties)
    for own in texts:
        count: Counter[str] = Counter()
        lean: dict[str, list[float]] = defaultdict(list)
        for (end, weight, _), parsed in zip(own, _parsed([t for _, _, t in own]), strict=True):
            seen = set()
            for s, mentions in zip(parsed.sentences, names.mentions(parsed), strict=True):
                by_token = {k: m for m in mentions for k in range(m.first, m.last + 1)}
                for i in range(len(s.words)):
                    word = word_at(by_token.get(i), codes, s, i)
                    if not word:
                        continue
                    kinds[word] = max(kinds.get(word, 0.0), _base(s, i, word))
                    seen.add(word)
                    if end:
                        lean[word].append(end * weight * sign(s, i))
            count.update(seen)
        counts.append(count)
        leans.append(lean)
    spread = Counter(word for count in counts for word in count)
    words: dict[str, dict[int, Word]] = defaultdict(dict)
    for n, count in enumerate(counts):
        for word, times in count.items():
            weight = kinds[word] * (_ONCE + 0.5 * math.log2(times)) / spread[word] ** 0.7
            found = leans[n].get(word, [])
            words[word][n] = Word(weight, sum(found) / sum(map(abs, found)) if any(found) else 0.0)
    return Index(dossier.issues, dict(words), codes)


def sign(s: Sentence, i: int) -> int:
    """The sign of token i in a whole phrase: that of the outermost link."""
    found = links(s, i)
    return found[-1].sign if found else 1


def word_at(mention: Mention | None, codes: frozenset[str], s: Sentence, i: int) -> str:
    """What token i means: ``@`` and the code of a party of the dossier, ``#`` and the name of another body or group, a
    proper name as it stands, else the concept."""
    if mention is not None:
        best = mention.entry
        if best.party in codes and best.kind in _NAMES:
            return f"@{best.party}"
        if best.kind in _BODIES:
            return f"#{best.name}"
    if s.pos[i] == "PROPN" and s.words[i][:1].isupper():
        return s.words[i].lower() if len(s.words[i]) > 2 else ""
    return "" if s.words[i].lower() == "according" else concept_at(s, i)


def _texts(issue: Issue) -> Iterator[tuple[int, float, str]]:
    """End (-1, 0, 1), weight and text of all that the dossier says of an issue."""
    yield 0, 0.0, issue.question
    yield -1, 1.0, issue.low
    yield 1, 1.0, issue.high
    for text in issue.low_phrases:
        yield -1, 1.0, text
    for text in issue.high_phrases:
        yield 1, 1.0, text
    for anchor in issue.anchors:
        for text in (anchor.meaning, *anchor.phrases):
            yield (anchor.value > 50) - (anchor.value < 50), abs(anchor.value - 50) / 50, text


def _parsed(texts: list[str]) -> list[Parsed]:
    """Each text, parsed."""
    return list(pipeline.load().pipe(Report(path="dossier.toml", text=text, format="text") for text in texts))


def _base(s: Sentence, i: int, word: str) -> float:
    if word.startswith("@"):
        return _PARTY
    if general(s.lemmas[i].lower()):
        return _GENERAL
    return 1.0 if s.pos[i] in {"NOUN", "PROPN"} else _VERB
