"""Verbal moves that no event word names, told by how a clause is built: what is judged, ruled out, conceded, demanded.

``The bill is a mistake`` blames, ``an extension is out of the question`` refuses, ``will not object`` concedes, ``only
if Serbia opens the gate`` demands. The source is who says so, or in whose voice the clause stands; a reporter's own
clause is no move of anybody."""

from collections.abc import Iterator

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.stance_words import stance_words
from detente.reading.action.drafts import Draft
from detente.reading.action.implied import mover
from detente.reading.action.parties import Codes, Parties
from detente.reading.action.senses import phrase
from detente.reading.frame.arguments import base, cases, surface
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Scope, nearest

_JUDGED = (("refusable", "REJECT", "refuse"), ("negative", "ACCUSE", "disapprove"))
_READY = frozenset({"be ready to", "be willing to", "be prepared to", "willingness", "readiness"})
_MIGHT = frozenset({"could", "would", "can", "may", "might"})
_MIGHT_OR_WILL = _MIGHT | {"will", "shall", "be to"}
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "REJECT", "THREATEN"})
Moves = Iterator[tuple[Draft, str]]


def may_move(f: Frame) -> bool:
    """Whether a frame has what some construction asks for, told without looking at what stands above it."""
    s, children = f.sentence, f.sentence.children[f.token]
    if f.kind == "verb":
        return bool(nearest(s, f.token)) or any(base(s, k) == "advcl" for k in children)
    return any(base(s, k) == "cop" for k in children) and (f.lemma in stance_words().needed or bool(_judged(f)))


def stances(parties: Parties, f: Frame, sense: Sense | None, over: Scope) -> Moves:
    """The moves of one frame, each with the construction that tells it; for frames that :func:`may_move`."""
    if {a.operator.kind for a in over.chain} & {"counterfactual", "doubt"}:
        return
    speaker = mover(parties, f, over)
    if f.kind == "verb":
        yield from _existential(f, over, speaker)
        yield from _concession(parties, f, sense, over, speaker)
        yield from _condition(parties, f, speaker)
    elif speaker:
        yield from _judgement(parties, f, over, speaker)
        yield from _needed(f, over, speaker)


def _needed(f: Frame, over: Scope, speaker: Codes) -> Moves:
    """``it is vital that talks resume``, ``it is time to act``."""
    s, i = f.sentence, f.token
    clause = {"inf", "that", "objinf"} & f.complements or any(base(s, k) == "csubj" for k in s.children[i])
    if f.lemma in stance_words().needed and clause and not _denied(f, over):
        yield _draft(f, "REQUEST", "urge", speaker, ()), "it is needed"


def _denied(f: Frame, over: Scope) -> bool:
    return any(a.under == f.token and a.operator.signature.negates for a in over.chain)


def _judged(f: Frame) -> tuple[str, str, str] | None:
    """The class of words of judgement that a predicate belongs to, with the root and mode of the move."""
    s = f.sentence
    words = phrase(s, f.token)
    known = lexicon().classes_of(words) | lexicon().classes_of(" ".join([*cases(s, f.token), words]))
    return next((judged for judged in _JUDGED if judged[0] in known), None)


def _judgement(parties: Parties, f: Frame, over: Scope, speaker: Codes) -> Moves:
    """``would be a mistake``, ``was terrible``, ``is out of the question``."""
    judged = _judged(f)
    if judged is not None and not _denied(f, over):
        name, root, mode = judged
        yield _draft(f, root, mode, speaker, _about(parties, f, speaker)), f"judged {name}"


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
    if not speaker or f.lemma != "be" or not any(base(s, k) == "expl" for k in s.children[i]):
        return
    names = {a.operator.lemma for a in over.chain if a.under == i}
    denied = any(s.words[m].lower() == "no" for k in s.children[i] if base(s, k) == "nsubj" for m in s.children[k])
    if names & {"must", "should", "have to", "need to", "ought to"} and not denied:
        yield _draft(f, "REQUEST", "demand", speaker, ()), "there must be"
    elif names & {"will", "would", "can", "could"} and (denied or "not" in names):
        yield _draft(f, "REJECT", "refuse", speaker, ()), "there will be no"


def _concession(parties: Parties, f: Frame, sense: Sense | None, over: Scope, speaker: Codes) -> Moves:
    """``did not rule it out``, ``no longer insists``, ``is ready to discuss``, ``could accept``. What is only offered
    stands as planned, on a condition as conditional."""
    names = {a.operator.lemma for a in over.chain if a.under == f.token}
    root = sense.root if sense is not None else None
    source = tuple(p for h in f.heads("subj") for p in parties.of(f.sentence, h))
    if not source:
        return
    target = parties.target(f, sense, source) if sense is not None else ()
    depends = any(a.operator.kind == "conditional" for a in over.chain)
    denied = over.factuality == "denied" or any(a.operator.signature.negates for a in over.chain)
    found: tuple[str, str] | None = None
    if root == "REJECT" and names & {"not", "never", "no longer"}:
        found = ("planned" if names & _MIGHT_OR_WILL else "happened"), "not refused"
    elif root == "REQUEST" and "no longer" in names:
        found = "happened", "no longer demanded"
    elif names & _READY and root not in _HARM and not denied:
        found = "planned", "ready to"
    elif names & _MIGHT and _yields(f) and not denied and set(source) & set(speaker or source):
        found = "conditional", "could accept"
    if found is not None:
        act = _draft(f, "CONCEDE", "yield", source, target)
        act.factuality = "conditional" if depends else found[0]
        yield act, found[1]


def _yields(f: Frame) -> bool:
    return f.lemma in stance_words().yielding


def _condition(parties: Parties, f: Frame, speaker: Codes) -> Moves:
    """What a party's consent hangs on is what it demands: ``would join only if Ankara opened the border``."""
    s = f.sentence
    for k in s.children[f.token]:
        if base(s, k) != "advcl" or s.pos[k] not in {"VERB", "ADJ"}:
            continue
        marks = {s.words[m].lower() for m in s.children[k] if base(s, m) == "mark"}
        first = min(s.subtree(k))
        only = "only" in {s.words[m].lower() for m in (first, max(0, first - 1))}
        strong = bool(marks & {"unless", "until"}) or (bool(marks & {"if", "when", "after", "once"}) and only)
        provided = s.lemmas[k].lower() == "provide"
        if not (strong or provided):
            continue
        below = next((m for m in s.children[k] if base(s, m) in {"ccomp", "advcl"}), k) if provided else k
        doer = tuple(p for h in surface(s, below) for p in (parties.of(s, h) or parties.owned(s, h)))
        own = tuple(p for h in f.heads("subj") for p in parties.of(s, h))
        source = own or speaker
        if source and doer and not set(source) & set(doer):
            yield _draft(f, "REQUEST", "demand", source, doer), "condition"


def _draft(f: Frame, root: str, mode: str, source: Codes, target: Codes) -> Draft:
    s = f.sentence
    target = tuple(p for p in target if p not in source)
    return Draft(root, mode, source, target, "happened", (s.index, f.token), {(s.start, s.end)}, word=f.lemma)
