"""What an issue's phrases find in reports: for each phrase how it is read, what it matched, and what it nearly did."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from detente.dossier import Dossier
from detente.language.parsed import Parsed
from detente.reading.context import context
from detente.reading.position.drafts import Draft
from detente.reading.position.features import covered
from detente.reading.position.holders import Holders
from detente.reading.position.issues import Index, index
from detente.reading.position.judge import ENOUGH, probability
from detente.reading.position.terms import word_at
from detente.reading.positions import candidates

_NEARLY = 0.08  # probability from which on a stand was nearly a position
_TELLS = 0.4  # weight of a word that alone may tell of an issue


@dataclass(frozen=True, slots=True)
class Match:
    """A stand of a sentence that a phrase found: whose, with which value, how surely."""

    report: str
    start: int
    sentence: str
    party: tuple[str, ...]
    value: float | None
    sure: float


@dataclass(slots=True)
class PhraseMatches:
    """One text of an issue. ``end`` is ``low``, ``high``, ``question`` or an anchor's value; ``read_as`` are the words
    by which it is found, the most telling first; ``tells`` is False where none of them tells of this issue alone."""

    issue: str
    end: str
    phrase: str
    read_as: tuple[str, ...]
    tells: bool
    matched: list[Match] = field(default_factory=list)
    nearly: list[Match] = field(default_factory=list)


def matches(dossier: Dossier, reports: Iterable[Parsed]) -> list[PhraseMatches]:
    """All texts of all issues in the order of the dossier, with what they find; the surest first.

    A stand counts for the text of which its sentence has the most."""
    ix = index(dossier)
    out = [_phrase(ix, n, k) for n in range(len(ix.issues)) for k in range(len(ix.phrases[n]))]
    places = {
        (n, k): at for at, (n, k) in enumerate((n, k) for n in range(len(ix.issues)) for k in range(len(ix.phrases[n])))
    }
    for parsed in reports:
        c = context(parsed, dossier)
        for d in candidates(c, ix, Holders(c)):
            sure = probability(d.features)
            if sure < _NEARLY:
                continue
            s = parsed.sentences[d.at[0]]
            here = {word_at(c.actors.mention(s, i), ix.terms, s, i) for i in range(len(s.words))}
            k = max(
                range(len(ix.phrases[d.issue])), key=lambda k: (covered(ix, d.issue, ix.phrases[d.issue][k], here), -k)
            )
            found = out[places[d.issue, k]]
            text = parsed.report.text[s.start : s.end]
            match = Match(parsed.report.path, s.start, text, d.party, d.value, round(sure, 2))
            (found.matched if sure >= ENOUGH else found.nearly).append(match)
    for phrase in out:
        phrase.matched.sort(key=lambda m: -m.sure)
        phrase.nearly.sort(key=lambda m: -m.sure)
    return out


def _phrase(ix: Index, n: int, k: int) -> PhraseMatches:
    end, phrase = ix.texts[n][k]
    weights = {word: ix.words[word][n].weight for word in ix.phrases[n][k]}
    words = sorted(weights, key=lambda word: (-weights[word], word))
    return PhraseMatches(ix.issues[n].id, end, phrase, tuple(words), max(weights.values(), default=0.0) >= _TELLS)


__all__ = ["Draft", "Match", "PhraseMatches", "matches"]
