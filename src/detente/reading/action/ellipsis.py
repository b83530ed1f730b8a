"""Deeds that are told without their verb: ``but Egypt did not``, ``and Poland may do so``, ``Oman followed suit``."""

from detente.knowledge.lexicon_entries import Sense
from detente.language.parsed import Sentence
from detente.reading.action.drafts import Draft
from detente.reading.action.features import features
from detente.reading.action.nearby import Nearby
from detente.reading.action.parties import Parties
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import scope

_HELPERS = frozenset({"do", "have", "be", "will", "would", "may", "might", "can", "could", "must", "should", "shall"})
_AGAIN = frozenset({"so", "likewise", "too"})


def antecedent(s: Sentence, i: int) -> int:
    """The verb that token i stands for, -1 where it stands for none."""
    at = s.heads[i]
    if at < 0 or s.rels[i] not in {"conj", "parataxis"} or s.pos[at] != "VERB":
        return -1
    if not any(s.rels[c] == "nsubj" for c in s.children[i]):
        return -1
    things = [s.low[c] for c in s.children[i] if s.rels[c] in {"obj", "xcomp", "ccomp"}]
    if s.bases[i] == "follow" and things == ["suit"]:
        return at
    helps = s.bases[i] in _HELPERS and set(things) <= {"so", "same", "likewise"}
    near = [k for c in s.children[i] for k in (c, *s.children[c])]
    said = any(s.low[k] in {"not", "n’t", "n't", *_AGAIN} for k in near)
    return at if helps and (said or not s.children[i] or s.words[i + 1 : i + 2] in (["."], [","])) else -1


def echo(parties: Parties, near: Nearby, s: Sentence, i: int, f: Frame, sense: Sense) -> list[Draft]:
    """The deed of frame ``f`` once more, by the subject of token i and with what stands over it."""
    source = tuple(p for c in s.children[i] if s.rels[c] == "nsubj" for p in parties.of(s, c))
    over = scope(s, i)
    if not source or sense.root is None or over.factuality == "none":
        return []
    target = parties.target(f, sense, source)
    spans = {(s.start, s.end)}
    draft = Draft(sense.root, sense.mode, source, target, over.factuality, (s.index, i), spans, word=f.lemma)
    draft.features = features(f, sense, over, draft, {"named", "subj"}, near)
    return [draft]
