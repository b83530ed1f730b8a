"""Verbal moves that a condition makes: what consent hangs on is demanded, harm on a condition is threatened."""

from collections.abc import Iterator

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.stance_words import stance_words
from detente.language.parsed import Sentence
from detente.reading.action.drafts import Draft
from detente.reading.action.parties import Codes, Parties
from detente.reading.frame.arguments import surface
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Above, Scope

_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "REJECT"})
_UTTERED = frozenset({"threat", "warning"})
Moves = Iterator[tuple[Draft, str]]


def demanded(parties: Parties, f: Frame, speaker: Codes) -> Moves:
    """What a party's consent hangs on is what it demands: ``would join only if Ankara opened the border``."""
    s = f.sentence
    for k in s.children[f.token]:
        below = awaited(s, k)
        if below < 0:
            continue
        doer = _doer(parties, s, below)
        own = tuple(p for h in f.heads("subj") for p in parties.of(s, h))
        source = own or speaker
        if source and doer and not set(source) & set(doer):
            yield moved(f, "REQUEST", "demand", source, doer), "condition"


def awaited(s: Sentence, k: int) -> int:
    """The predicate of what a clause k makes the condition of the clause above it, -1 where it makes none."""
    if s.rels[k] != "advcl" or s.pos[k] not in {"VERB", "ADJ"}:
        return -1
    marks = {s.low[m] for m in s.children[k] if s.rels[m] == "mark" or s.tags[m] == "WRB"}
    first = min(s.subtree(k))
    only = "only" in {s.low[m] for m in (first, max(0, first - 1))}
    strong = bool(marks & {"unless", "until"}) or (bool(marks & {"if", "when", "after", "once"}) and only)
    if s.bases[k] == "provide":
        return next((m for m in s.children[k] if s.rels[m] in {"ccomp", "advcl"}), k)
    return k if strong else -1


def warned(parties: Parties, f: Frame, sense: Sense | None, over: Scope, speaker: Codes) -> Moves:
    """``if the shelling goes on, we will respond``: harm that somebody foretells on a condition is threatened."""
    s, own = f.sentence, [a for a in over.chain if a.under == f.token]
    names = {a.operator.lemma for a in own}
    if any(a.operator.kind in _UTTERED for a in over.chain):
        return
    denied = over.factuality == "denied" or any(a.operator.signature.negates for a in own)
    doer = _doer(parties, s, f.token)
    if doer and names & stance_words().ready and not denied and _answers(f, sense):
        target = parties.target(f, sense, doer) if sense is not None else ()
        yield moved(f, "THREATEN", "threaten-force", doer, target), "ready to harm"
    if not speaker or not names & stance_words().ahead:
        return
    if _forbids(f, own) or _avenged(f, own):
        yield moved(f, "THREATEN", "warn", speaker, _hindered(parties, f)), "will not allow"
    clauses = [
        a.at
        for a in own
        if a.operator.lemma in stance_words().opening and s.rels[a.at] in {"advcl", "ccomp", "parataxis"}
    ]
    if clauses and _harmful(f, sense, any(a.operator.signature.negates for a in own)):
        blamed = tuple(p for p in _doer(parties, s, clauses[0]) if p not in speaker)
        target = blamed or (parties.target(f, sense, speaker) if sense is not None else ())
        yield moved(f, "THREATEN", "warn", speaker, target), "harm on a condition"


def _answers(f: Frame, sense: Sense | None) -> bool:
    """``(is ready) to strike``, ``to act``."""
    if sense is None:
        return f.lemma in stance_words().striking
    return sense.root in _HARM - {"REJECT"}


def _harmful(f: Frame, sense: Sense | None, denied: bool) -> bool:
    """``will strike``, ``will respond``, ``will not hesitate``, ``will have no choice``, ``there will be a war``."""
    s, words = f.sentence, stance_words()
    if f.lemma in {"be", "have", "mean", "take"}:
        things = [s.bases[h] for role in ("obj", "subj") for h in f.heads(role)]
        things += [s.bases[k] for k in s.children[f.token] if s.rels[k] == "nsubj"]
        roots = {x.root for word in things if word not in words.choices for x in lexicon().find(word, "noun") if x.root}
        return bool(set(things) & words.choices) or (not denied and bool(roots & _HARM))
    if denied:
        return f.lemma in words.undeterred
    return (sense is not None and sense.root in _HARM) or f.lemma in words.answering


def _forbids(f: Frame, own: list[Above]) -> bool:
    """``will not allow them to arm``."""
    denied = any(a.operator.lemma in {"not", "never", "no longer"} for a in own)
    return denied and f.lemma in stance_words().allowing and bool(f.heads("obj"))


def _avenged(f: Frame, own: list[Above]) -> bool:
    """``will not go unpunished``."""
    denied = any(a.operator.lemma in {"not", "never"} for a in own)
    return denied and f.complement >= 0 and f.sentence.low[f.complement] in stance_words().unavenged


def _hindered(parties: Parties, f: Frame) -> Codes:
    s = f.sentence
    return tuple(p for h in f.heads("obj") for p in (parties.of(s, h) or parties.owned(s, h)))


def _doer(parties: Parties, s: Sentence, at: int) -> Codes:
    return tuple(p for h in surface(s, at) for p in (parties.of(s, h) or parties.owned(s, h)))


def moved(f: Frame, root: str, mode: str, source: Codes, target: Codes) -> Draft:
    """A verbal move, which has happened whatever it is about."""
    s = f.sentence
    target = tuple(p for p in target if p not in source)
    return Draft(root, mode, source, target, "happened", (s.index, f.token), {(s.start, s.end)}, word=f.lemma)
