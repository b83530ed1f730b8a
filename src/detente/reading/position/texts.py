"""The texts by which a dossier tells of an issue, made ready for the parse: question, ends, phrases, anchors.

The ends are often no sentences: ``lifted at once`` and ``keeps them`` say something of what the question names, ``no
relief, or more sanctions`` two things. So each is taken apart into its pieces, and what lacks a subject gets one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from detente.dossier import Issue
from detente.knowledge.irregular import pasts
from detente.knowledge.operators import by_head
from detente.knowledge.position_words import position_words
from detente.language import pipeline
from detente.language.parsed import Parsed
from detente.records import Report

_PLAIN = 0.6  # weight of the ends' descriptions beside phrases
OF_THEME = "It will be "  # for what the question names
_WISH, _DOES = "They will ", "He "
_LINKS = frozenset({"of", "for", "to", "from", "in", "on", "by", "with"})
_BE = frozenset({"is", "are", "be", "has", "have", "may", "must", "should", "gets", "goes", "do", "does"})
_AFTER = _LINKS | {
    "and", "or", "at", "under", "only", "until", "as", "when", "once", "after", "before", "without", "if",
}  # fmt: skip
_DETERMINERS = frozenset({"the", "a", "an", "all", "any", "it", "them", "its", "their", "no", "every"})
_APART = re.compile(r"\s*;\s*|,\s+(?=(?:no|not|none|nothing|never|all|only|each)\b)", re.IGNORECASE)
_PREDICATES = frozenset({"open", "closed", "free"})


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an issue: the ``end`` at which it stands (-1, 1, 0 for none), its weight, -1 for ``turn`` where the
    question wants less of what it names, and the ``value`` of an anchor."""

    end: int
    weight: float
    text: str
    turn: int = 1
    value: float | None = None

    @property
    def name(self) -> str:
        """``low``, ``high``, ``question``, or the value of an anchor."""
        if self.value is not None:
            return f"{self.value:g}"
        return {-1: "low", 0: "question", 1: "high"}[self.end]

    def pieces(self) -> list[tuple[str, str]]:
        """What it is taken apart into, each with the words put before it so that it is read as a clause."""
        parts = [self.text] if self.end == 0 else [part for part in _APART.split(self.text) if part.strip()]
        return [(frame(part), part) for part in parts]


def texts(issue: Issue) -> Iterator[Text]:
    """All that the dossier says of an issue, the question first."""
    yield Text(0, 0.0, issue.question)
    described = _PLAIN if issue.low_phrases or issue.high_phrases else 1.0
    for end, text in ((-1, issue.low), (1, issue.high)):
        yield Text(end, described, text, _turn(issue, text))
    for end, phrases in ((-1, issue.low_phrases), (1, issue.high_phrases)):
        for text in phrases:
            yield Text(end, 1.0, text)
    for anchor in issue.anchors:
        end = (anchor.value > 50) - (anchor.value < 50)
        for text in (anchor.meaning, *anchor.phrases):
            yield Text(end, abs(anchor.value - 50) / 50, text, value=anchor.value)


def parsed(pieces: list[tuple[str, str]]) -> list[Parsed]:
    """Each piece with its frame, parsed."""
    reports = (Report(path="dossier.toml", text=f"{before}{text}", format="text") for before, text in pieces)
    return list(pipeline.load().pipe(reports))


def frame(text: str) -> str:
    """``stop the flights`` is read as ``They will stop the flights``: the parse takes a bare verb for a noun. What is
    ``lifted at once`` is what the question names."""
    first, _, rest = text.lower().partition(" ")
    words = position_words()
    after = rest.partition(" ")[0]
    if _participle(first, after):
        return OF_THEME
    if first[-1:] == "s" and _verb(first[:-1]) and (after in _DETERMINERS or _only_verb(first[:-1])):
        return _DOES
    return _WISH if _verb(first) and not (first in words.nouns and after in _LINKS) else ""


def _verb(word: str) -> bool:
    words = position_words()
    known = word in words.verbs or word in words.attitudes
    return known or any("verb+obj" in o.on for o in by_head().get(word, ()))


def _only_verb(word: str) -> bool:
    """Whether a word that tells a stand is no noun besides: ``opposes``, but not ``demands`` or ``limits``."""
    on = {c for o in by_head().get(word, ()) for c in o.on}
    return "verb+obj" in on and not any(c.startswith("noun") for c in on)


def _participle(first: str, after: str) -> bool:
    """Whether a text begins with what was done to what it does not name, or how that is."""
    done = first.endswith("ed") or first in pasts() or (_verb(first) and after == "by")
    return (done or first in _PREDICATES) and (not after or after in _AFTER)


def _turn(issue: Issue, text: str) -> int:
    """-1 where the question asks how much is to be given up, and an end that is no clause names how much."""
    if any(word in position_words().verbs or word in _BE for word in text.lower().replace(",", " ").split()):
        return 1
    asked = issue.question.lower().rstrip("?").split()
    pairs = {*asked, *(f"{a} {b}" for a, b in pairwise(asked))}
    return -1 if asked[:1] == ["how"] and any(position_words().verbs.get(word, 0) < 0 for word in pairs) else 1
