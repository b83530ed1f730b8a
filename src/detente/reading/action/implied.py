"""Verbal events that no word names: what must be done is demanded, what one will not do is refused."""

from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.operators import Operator
from detente.knowledge.stance_words import stance_words
from detente.language.parsed import Sentence
from detente.reading.action.drafts import Draft
from detente.reading.action.parties import Codes, Parties
from detente.reading.frame.arguments import passive, surface
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Above, Scope

_IMPLYING = frozenset({"modal", "plan", "negation", "implicative-negative"})
_REFUSABLE = frozenset({"AGREE", "CONCEDE", "CONSULT", "RETREAT", "COOPERATE", "AID", "SUPPORT"})
_SPEECH = frozenset({"reported", "factive", "hearsay", "demand", "request", "threat", "warning", "promise"})


def teller(parties: Parties, f: Frame, over: Scope) -> Codes:
    """Who tells what a frame says, where it is not the reporter: the speaker above it, or the quoted one."""
    s = f.sentence
    for above in over.chain:
        if above.operator.kind in _SPEECH and above.operator.signature.vouches == "subject":
            heads = (above.at,) if above.operator.lemma == "according to" else _speakers(s, above.at)
            for head in heads:
                if codes := parties.of(s, head) or parties.owned(s, head):
                    return codes
    for head in _claimants(s, f.token):
        if codes := parties.of(s, head):
            return codes
    return parties.quoted(s, f.token) or _in_the_eyes_of(parties, s, f.token)


def told_by_witness(s: Sentence, over: Scope) -> bool:
    """``witnesses said``, ``military sources said``, ``relief officials said``: who reports, and for no side."""
    words = stance_words()
    for above in over.chain:
        if above.operator.kind in _SPEECH and above.operator.signature.vouches == "subject":
            heads = (above.at,) if above.operator.lemma == "according to" else _speakers(s, above.at)
            told = [s.bases[h] for h in heads]
            beside = {s.bases[k] for h in heads for k in s.children[h] if k < h}
            return bool(words.witnesses & set(told)) or bool(words.of_help & beside)
    return False


def mover(parties: Parties, f: Frame, over: Scope) -> Codes:
    """Whose verbal move a clause may be: the teller's, in an official text outside others' words its issuer's."""
    return teller(parties, f, over) or parties.voice(f.sentence, f.token)


def _speakers(s: Sentence, i: int) -> tuple[int, ...]:
    """The subject of a verb of speech, its agent in the passive."""
    if s.pos[i] == "VERB" and passive(s, i):
        return tuple(c for c in s.children[i] if s.deps[c] == "obl:agent" or s.cases[c] == ["by"])
    return surface(s, i)


def _in_the_eyes_of(parties: Parties, s: Sentence, i: int) -> Codes:
    """``For Oslo, the plan is a mistake``, ``in his view``: whose judgement follows."""
    for _ in range(4):
        for k in s.children[i]:
            if k > i or s.rels[k] != "obl":
                continue
            views = s.bases[k] in stance_words().views and s.cases[k] == ["in"]
            end = max(s.subtree(k))
            if s.cases[k] == ["for"] and "," in s.words[end : end + 2]:
                return parties.of(s, k)
            if views and (codes := parties.owned(s, k)):
                return codes
        if s.heads[i] < 0 or s.rels[i] not in {"conj", "ccomp", "xcomp", "parataxis"}:
            return ()
        i = s.heads[i]
    return ()


def _claimants(s: Sentence, i: int) -> tuple[int, ...]:
    """The subject of the verb whose clause holds token i: ``holds that``."""
    while s.rels[i] == "conj" and s.heads[i] >= 0:
        i = s.heads[i]
    return surface(s, s.heads[i]) if s.rels[i] == "ccomp" and s.heads[i] >= 0 else ()


def implied(parties: Parties, f: Frame, sense: Sense | None, over: Scope) -> list[Draft]:
    """The REQUEST in ``sanctions must be lifted``, the REJECT in ``we cannot accept``, with the speaker as source."""
    if not over.chain:
        return []
    s = f.sentence
    first = [a.operator for a in over.chain if a.under == f.token and a.operator.kind in _IMPLYING]
    if not first:
        return []
    names = {op.lemma for op in first}
    forced = any(a.operator.lemma == "have to" and s.tags[a.at] in {"VBD", "VBN"} for a in over.chain)  # had to leave
    if names & stance_words().must and _conditions_nothing(over.chain) and not forced:
        speaker = mover(parties, f, over)
        heads = f.heads("subj") or f.heads("obj")
        doer = tuple(p for h in heads for p in parties.of(s, h) if p not in speaker or s.pos[h] != "PRON")
        others = tuple(p for p in doer if p not in speaker)
        own = doer if len(speaker) == 1 else ()
        return [_draft(f, "REQUEST", "demand", speaker, others or own)] if speaker else []
    if f.kind != "verb" or not _refuses(first, f):
        return []
    found = _refusal(parties, f, sense) or _barred(parties, f, over)
    for draft in found:
        draft.factuality = _standing(parties, f, over, draft)
    return found


def _standing(parties: Parties, f: Frame, over: Scope, draft: Draft) -> str:
    """What a refusal is that is threatened with or hangs on a condition, or that only another tells."""
    kinds = {a.operator.kind for a in over.chain}
    if kinds & {"threat", "warning", "conditional"}:
        return "conditional"
    told = teller(parties, f, over)
    return "alleged" if told and not set(told) & set(draft.source) else "happened"


def _barred(parties: Parties, f: Frame, over: Scope) -> list[Draft]:
    """``no troops will be sent``, ``nobody is going to yield``: who says so refuses, where the doer is not told."""
    s = f.sentence
    heads = f.heads("subj") or f.heads("obj")
    nobody = any(s.low[h] in stance_words().nobody or _is_no(s, h) for h in heads)
    passive_ = f.voice == "passive" and not f.heads("subj")
    if (not nobody and not passive_) or f.lemma in stance_words().idle:
        return []
    source = mover(parties, f, over)
    about = tuple(p for h in heads for p in (parties.of(s, h) or parties.owned(s, h)))
    return [_draft(f, "REJECT", "refuse", source, tuple(p for p in about if p not in source))] if source else []


def _is_no(s: Sentence, h: int) -> bool:
    return any(s.low[k] in {"no", "neither"} and s.rels[k] == "det" for k in s.children[h])


def _refusal(parties: Parties, f: Frame, sense: Sense | None) -> list[Draft]:
    """A refusal by the doer: of a deed that others may want, whatever it is."""
    if sense is not None and sense.root in _REFUSABLE:
        source, _ = parties.source(f, sense)
        target = parties.target(f, sense, source)
        return [_draft(f, "REJECT", "refuse", source, target)] if source else []
    doer = tuple(p for h in f.heads("subj") for p in parties.of(f.sentence, h))
    own = sense is None and bool(doer) and f.lemma not in stance_words().idle
    return [_draft(f, "REJECT", "refuse", doer, ())] if own else []


def _conditions_nothing(chain: tuple[Above, ...]) -> bool:
    return all(a.operator.kind not in {"conditional", "counterfactual", "doubt", "intention"} for a in chain)


def _refuses(ops: list[Operator], f: Frame) -> bool:
    """``will not``, ``cannot``, ``does not accept``: not what only did not happen."""
    s = f.sentence
    negated = any(op.lemma in {"not", "never", "no longer"} for op in ops)
    helpers = {s.bases[c] for c in s.children[f.token] if s.rels[c] == "aux"}
    tags = {s.tags[c] for c in s.children[f.token] if s.rels[c] == "aux"}
    yields = f.lemma in stance_words().yielding and (f.lemma != "return" or bool(f.heads("obj")))
    if yields and any(op.lemma == "be unable to" for op in ops):
        return True
    return negated and (
        any(op.lemma in stance_words().refusing for op in ops)
        or ("do" in helpers and "VBD" not in tags)
        or (yields and bool(helpers & {"do", "have"}))  # has not offered, did not accept
    )


def _draft(f: Frame, root: str, mode: str, source: Codes, target: Codes) -> Draft:
    s = f.sentence
    return Draft(
        root,
        mode,
        source,
        target,
        "happened",
        (s.index, f.token),
        {(s.start, s.end)},
        word=f.lemma,
        confidence=0.4,
    )
