"""Verbal moves that no event word names, told by how a clause is built: what is judged, ruled out, conceded, demanded.

``The bill is a mistake`` blames, ``an extension is out of the question`` refuses, ``will not object`` concedes, ``only
if Serbia opens the gate`` demands. The source is who says so, or in whose voice the clause stands; a reporter's own
clause is no move of anybody."""

from collections.abc import Iterator
from functools import cache

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import NO_WORDS, Sense, Words
from detente.knowledge.stance_words import stance_words
from detente.reading.action.conditions import awaited, demanded, moved, warned
from detente.reading.action.drafts import Draft
from detente.reading.action.implied import mover
from detente.reading.action.parties import Codes, Parties
from detente.reading.action.senses import judged_by, phrase
from detente.reading.action.wrongs import wronged
from detente.reading.frame.arguments import surface
from detente.reading.frame.frames import Frame
from detente.reading.scope.beside import DENYING, OPENING
from detente.reading.scope.scope import Scope, nearest

_CLOSED = "negotiable"  # who denies it of something refuses it
_JUDGED = (
    ("refusable", "REJECT", "refuse"),
    (_CLOSED, "REJECT", "refuse"),
    ("negative", "ACCUSE", "disapprove"),
    ("positive", "SUPPORT", "praise"),
)
_MOVING = frozenset({"not", "never", "no longer"})
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "REJECT", "THREATEN"})
Moves = Iterator[tuple[Draft, str]]


def may_move(f: Frame) -> bool:
    """Whether a frame has what some construction asks for, told by the word and by what stands directly over it: few
    frames have, and what stands farther above costs much to find out."""
    s, words, children = f.sentence, stance_words(), f.sentence.children[f.token]
    if f.kind != "verb":
        if "cop" not in s.under[f.token]:
            return False
        must = any(s.rels[k] == "aux" and s.bases[k] in words.must for k in children)
        return must or f.lemma in words.needed or bool(_judged(f))
    if f.lemma in words.hoping or (f.lemma in words.linking and _judged(f)):
        return True
    clauses = [k for k in children if s.rels[k] == "advcl"] if "advcl" in s.under[f.token] else []
    if f.lemma in words.wrongs or f.lemma in words.dues:
        return bool(clauses or nearest(s, f.token))
    if f.lemma == "be" and "expl" in s.under[f.token]:
        return True
    if f.lemma in words.yielding and nearest(s, f.token):
        return True
    if any(awaited(s, k) >= 0 for k in clauses):
        return True
    if _opened_by().isdisjoint(s.low) and _opened_by().isdisjoint(s.bases):
        return False
    over = {a.operator.lemma for a in nearest(s, f.token)}
    return not (
        _MOVING.isdisjoint(over)
        and over.isdisjoint(words.must)
        and over.isdisjoint(words.ready)
        and over.isdisjoint(words.opening)
    )


@cache
def _opened_by() -> Words:
    """The words of which a sentence has one, where an operator stands in it that opens a move."""
    words = stance_words()
    named = (word for lemma in (*_MOVING, *words.must, *words.ready, *words.opening) for word in lemma.split())
    return frozenset(named) - {"be", "to", "in"} | DENYING | OPENING


def stances(parties: Parties, f: Frame, sense: Sense | None, over: Scope) -> Moves:
    """The moves of one frame, each with the construction that tells it; for frames that :func:`may_move`."""
    if {a.operator.kind for a in over.chain} & {"counterfactual", "doubt"}:
        return
    speaker = mover(parties, f, over)
    if f.kind == "verb":
        if speaker and f.lemma in stance_words().linking:
            yield from _judgement(parties, f, over, speaker)
        yield from _existential(f, over, speaker)
        yield from _concession(parties, f, sense, over, speaker)
        yield from demanded(parties, f, speaker)
        yield from warned(parties, f, sense, over, speaker)
        yield from wronged(parties, f, sense, over)
        yield from _hoped(parties, f, over, speaker)
    elif speaker:
        yield from _judgement(parties, f, over, speaker)
        yield from _needed(f, over, speaker)


def _needed(f: Frame, over: Scope, speaker: Codes) -> Moves:
    """``it is vital that talks resume``, ``it is time to act``."""
    s, i = f.sentence, f.token
    clause = {"inf", "that", "objinf"} & f.complements or any(s.rels[k] == "csubj" for k in s.children[i])
    if f.complement >= 0 and s.bases[f.complement] in stance_words().idle:  # important to note
        return
    if f.lemma in stance_words().needed and clause and not _denied(f, over):
        yield moved(f, "REQUEST", "urge", speaker, ()), "it is needed"


def _hoped(parties: Parties, f: Frame, over: Scope, speaker: Codes) -> Moves:
    """``hopes that Iran will return``: what one party hopes that another does it asks for."""
    s = f.sentence
    if f.lemma not in stance_words().hoping or "that" not in f.complements or _denied(f, over):
        return
    source = tuple(p for h in f.heads("subj") for p in parties.of(s, h)) or speaker
    doer = tuple(p for h in surface(s, f.complement) for p in (parties.of(s, h) or parties.owned(s, h)))
    if source and doer and not set(source) & set(doer):
        yield moved(f, "REQUEST", "urge", source, doer), "hoped of another"


def _denied(f: Frame, over: Scope) -> bool:
    return any(a.under == f.token and a.operator.signature.negates for a in over.chain)


def _judged(f: Frame) -> tuple[str, str, str] | None:
    """The class of words of judgement that a predicate belongs to, with the root and mode of the move."""
    s, words = f.sentence, phrase(f.sentence, f.token)
    if f.kind == "verb":  # marks a step forward
        told = {name for h in f.heads("obj") for name in lexicon().classes_of(judged_by(s, h))} & {
            "negative",
            "positive",
        }
        return next((judged for judged in _JUDGED if judged[0] in told), None)
    known = set(lexicon().classes_of(words)) - ({"positive"} if f.kind == "adj" else set())
    if f.kind == "noun":  # is a dangerous move
        known |= lexicon().classes_of(judged_by(s, f.token)) & {"negative"}
    before = [f"{case} {words}" for case in s.cases[f.token]]  # on the table
    known |= lexicon().classes_of(" ".join([*s.cases[f.token], words])) & {"refusable"}
    known |= {name for told in _around(f) for name in lexicon().classes.get(told, NO_WORDS)}
    known |= {_CLOSED} if stance_words().negotiable & {words, *before, *_around(f)} else set()
    return next((judged for judged in _JUDGED if judged[0] in known), None)


def _around(f: Frame) -> Iterator[str]:
    """The predicate with what follows it: ``step forward``, ``up for discussion``."""
    s, word = f.sentence, f.sentence.bases[f.token]
    yield from (f"{word} {s.low[k]}" for k in s.children[f.token] if k > f.token and s.rels[k] == "advmod")
    for role in f.arguments:
        if role.startswith("prep:"):
            yield from (f"{word} {role[5:]} {phrase(s, h)}" for h in f.heads(role))


def _judgement(parties: Parties, f: Frame, over: Scope, speaker: Codes) -> Moves:
    """``would be a mistake``, ``was terrible``, ``is out of the question``, ``is not up for discussion``."""
    judged = _judged(f)
    if judged is not None and _denied(f, over) == (judged[0] == _CLOSED):
        name, root, mode = judged
        if name == "positive" and any(a.under == f.token and a.operator.kind in {"modal", "plan"} for a in over.chain):
            return
        yield moved(f, root, mode, speaker, _about(parties, f, speaker)), f"judged {name}"


def _about(parties: Parties, f: Frame, speaker: Codes) -> Codes:
    s = f.sentence
    for head in surface(s, f.token):
        codes = tuple(p for p in (parties.of(s, head) or parties.owned(s, head)) if p not in speaker)
        if codes:
            return codes
        for k in s.subtree(head):
            codes = tuple(p for p in parties.of(s, k) if p not in speaker)
            if codes:
                return codes
    return ()


def _existential(f: Frame, over: Scope, speaker: Codes) -> Moves:
    """``there will be no further talks``, ``there must be progress``."""
    s, i = f.sentence, f.token
    if not speaker or f.lemma != "be" or not any(s.rels[k] == "expl" for k in s.children[i]):
        return
    names = {a.operator.lemma for a in over.chain if a.under == i}
    denied = any(s.low[m] == "no" for k in s.children[i] if s.rels[k] == "nsubj" for m in s.children[k])
    if names & stance_words().must and not denied:
        yield moved(f, "REQUEST", "demand", speaker, ()), "there must be"
    elif names & {"will", "would", "can", "could"} and (denied or "not" in names):
        refusal = moved(f, "REJECT", "refuse", speaker, ())
        depends = any(a.operator.kind == "conditional" for a in over.chain)
        refusal.factuality = "threatened" if depends else "happened"
        yield refusal, "there will be no"


def _concession(parties: Parties, f: Frame, sense: Sense | None, over: Scope, speaker: Codes) -> Moves:
    """``did not rule it out``, ``no longer insists``, ``is ready to discuss``, ``could accept``. What is only offered
    stands as planned, on a condition as conditional."""
    names = {a.operator.lemma for a in over.chain if a.under == f.token}
    root = sense.root if sense is not None else None
    if not names or over.factuality == "none":
        return
    source = tuple(p for h in f.heads("subj") for p in parties.of(f.sentence, h))
    if not source:
        return
    target = parties.target(f, sense, source) if sense is not None else ()
    depends = any(a.operator.kind == "conditional" for a in over.chain)
    denied = over.factuality == "denied" or any(a.operator.signature.negates for a in over.chain)
    found: tuple[str, str] | None = None
    if names & stance_words().ready and denied and not depends:
        yield moved(f, "REJECT", "refuse", source, target), "not ready to"
    if root == "REJECT" and names & {"not", "never", "no longer"}:
        found = ("planned" if names & stance_words().ahead else "happened"), "not refused"
    elif root == "REQUEST" and "no longer" in names:
        found = "happened", "no longer demanded"
    elif names & stance_words().ready and root not in _HARM and (root or not _answers(f)) and not denied:
        found = "planned", "ready to"
    elif names & stance_words().might and _yields(f) and not denied and set(source) & set(speaker or source):
        found = "conditional", "could accept"
    if found is not None:
        act = moved(f, "CONCEDE", "yield", source, target)
        act.factuality = "conditional" if depends else found[0]
        yield act, found[1]


def _answers(f: Frame) -> bool:
    return f.lemma in stance_words().answering


def _yields(f: Frame) -> bool:
    return f.lemma in stance_words().yielding
