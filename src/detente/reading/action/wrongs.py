"""Accusations that no verb of accusing tells: ``said that the West had abandoned the Kurds`` blames the West."""

from collections.abc import Iterator

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.stance_words import stance_words
from detente.language.parsed import Sentence
from detente.reading.action.conditions import moved
from detente.reading.action.drafts import Draft
from detente.reading.action.implied import teller
from detente.reading.action.parties import Parties
from detente.reading.frame.frames import Frame, frame
from detente.reading.scope.scope import Scope

Moves = Iterator[tuple[Draft, str]]
_REAL = frozenset({"happened", "ongoing", "alleged"})
_AHEAD = frozenset({"demand", "request", "promise", "threat"})
_BLAMED_BEFORE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "REJECT", "SANCTION"})  # these the deed itself tells


def wronged(parties: Parties, f: Frame, sense: Sense | None, over: Scope) -> Moves:
    """The accusation in one party's account of what another does wrong, or leaves undone."""
    words = stance_words()
    if f.lemma not in words.wrongs and f.lemma not in words.dues:
        return
    own = [a for a in over.chain if a.under == f.token]
    tried = bool(own) and own[0].operator.lemma in words.trying and over.factuality == "planned"
    if sense is not None and sense.root in _BLAMED_BEFORE and not tried:
        return
    if any(a.operator.kind in _AHEAD and a.operator.lemma not in words.trying for a in own):
        return  # ordered to take no action: nothing is left undone
    denied = any(a.operator.signature.negates or a.operator.lemma == "fail to" for a in own)
    if denied != (f.lemma in words.dues) or not (denied or tried or over.factuality in _REAL):
        return
    speaker = teller(parties, f, over)
    doer = tuple(p for h in f.heads("subj") for p in (parties.of(f.sentence, h) or parties.owned(f.sentence, h)))
    if speaker and doer and not set(speaker) & set(doer):
        yield moved(f, "ACCUSE", "allege", speaker, doer), f"told {'undone' if denied else 'wrong'}"


def epithets(parties: Parties, s: Sentence) -> Iterator[tuple[int, Draft]]:
    """``these brutal terrorists``: whom a speaker names with a word of blame he accuses; with the token of the noun."""
    seen: set[str] = set()
    for i, pos in enumerate(s.pos):
        if pos != "ADJ" or s.rels[i] != "amod":
            continue
        word = s.bases[i]
        if word in stance_words().militant or "negative" not in lexicon().classes_of(word):
            continue
        named = s.heads[i]
        speaker = parties.voice(s, named)
        blamed = tuple(p for p in parties.of(s, named) or parties.owned(s, named) if p not in seen)
        f = frame(s, named)
        if speaker and blamed and f is not None and not set(speaker) & set(blamed):
            seen |= set(blamed)
            yield named, moved(f, "ACCUSE", "disapprove", speaker, blamed)
