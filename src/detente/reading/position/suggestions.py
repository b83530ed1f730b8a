"""Issues that a dossier does not have: what the parties want, refuse or agree on in reports, outside its issues."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from detente.dossier import Dossier
from detente.knowledge.position_words import position_words
from detente.language import phrases
from detente.language.parsed import Parsed, Sentence
from detente.reading.context import Context, context
from detente.reading.frame.arguments import base
from detente.reading.position.concepts import concept_at, general
from detente.reading.position.holders import Holders
from detente.reading.position.issues import index
from detente.reading.position.terms import word_at
from detente.reading.position.wants import sentences, wants

_WEAK = frozenset({"done", "assertion", "deed", "undertaking"})
_KNOWN = 0.6  # weight from which on a word belongs to an issue that the dossier has
_OBJECTS = frozenset({"obj", "nsubj", "nmod", "obl"})


@dataclass(slots=True)
class Suggestion:
    """Something that parties take stands on. ``words``: the phrases that name it and ``verbs`` those above it, the most
    frequent first; ``parties`` with how often; ``examples``: (report, sentence)."""

    times: int = 0
    words: Counter[str] = field(default_factory=Counter)
    verbs: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    examples: list[tuple[str, str]] = field(default_factory=list)


def suggestions(dossier: Dossier, reports: Iterable[Parsed]) -> list[Suggestion]:
    """What at least two stands are about, those that most parties take stands on first."""
    ix = index(dossier)
    known = {word for word, own in ix.words.items() if max(w.weight for w in own.values()) >= _KNOWN}
    found: dict[str, Suggestion] = defaultdict(Suggestion)
    for parsed in reports:
        c = context(parsed, dossier)
        holders = Holders(c)
        for s in sentences(parsed.sentences):
            told = [word_at(c.actors.mention(s, i), ix.terms, s, i) for i in range(len(s.words))]
            nouns = [i for i in range(len(s.words)) if _names(c, s, i) and told[i] not in known]
            for i, kind, verb, party in _stands(holders, s, nouns, ix.codes):
                if kind in _WEAK:
                    continue
                one = found[concept_at(s, i)]
                one.times += 1
                one.words[_text(s, i)] += 1
                one.verbs[verb] += 1
                one.parties[party] += 1
                example = (parsed.report.path, parsed.report.text[s.start : s.end])
                if len(one.examples) < 3 and example not in one.examples:
                    one.examples.append(example)
    several = [one for one in found.values() if one.times > 1]
    return sorted(several, key=lambda one: (-len(one.parties) * one.times, min(one.words)))


def _names(c: Context, s: Sentence, i: int) -> bool:
    """Whether a token is a noun that may name what is bargained over: no name of a party, nor too general a word."""
    words = position_words()
    lemma = s.lemmas[i].lower()
    if s.pos[i] != "NOUN" or base(s, i) not in _OBJECTS or general(lemma) or lemma in words.nouns:
        return False
    return c.actors.mention(s, i) is None and bool(concept_at(s, i)) and not c.actors.resolve(s, i)


def _stands(h: Holders, s: Sentence, nouns: list[int], codes: frozenset[str]) -> Iterator[tuple[int, str, str, str]]:
    for want in wants(h, s, nouns, codes) if nouns else ():
        for i in want.words:
            for party in want.holders:
                yield i, want.kind, s.lemmas[want.at].lower() if want.at >= 0 else "", party


def _text(s: Sentence, i: int) -> str:
    return phrases.text(s, *phrases.core(s, i)).lower()
