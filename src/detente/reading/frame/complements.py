"""Complement clauses of predicates: of which kinds they are, and what a naming verb names its object."""

from detente.knowledge.phrase_words import phrase_words
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import infinitive, orders

_COMPLEMENTS = frozenset({"obj", "iobj", "xcomp", "ccomp", "acl", "advcl"})
_ONE = frozenset({"it", "he", "she", "states", "nations", "emirates", "philippines", "netherlands"})
_BARE = frozenset({"let", "make", "help", "see", "watch", "have", "bid"})


def complements(s: Sentence, i: int) -> tuple[frozenset[str], int]:
    """Kinds of complement clauses of a predicate, and the token of the first one's predicate (-1 for none)."""
    found: set[str] = set()
    at = -1
    if _COMPLEMENTS.isdisjoint(s.under[i]):
        return frozenset(), -1
    objects = any(s.rels[c] in {"obj", "iobj"} or s.deps[c] == "nsubj:pass" for c in s.children[i])
    for c in s.children[i]:
        dep = s.rels[c]
        if dep not in _COMPLEMENTS:
            continue
        if dep in {"obj", "iobj"} and orders(s, i, c):  # ordered troops to leave, read as troops that are to leave
            under = [k for k in s.children[c] if s.deps[k] == "acl" and s.tags[k] == "VB" and infinitive(s, k)]
            found |= {"inf", "objinf"} if under else set()
            at = under[0] if under and at < 0 else at
        if dep not in {"xcomp", "ccomp", "acl", "advcl"} or s.deps[c].endswith("relcl"):
            continue
        bare = s.tags[c] == "VB" or any(s.deps[k] == "aux:pass" for k in s.children[c])  # to leave, to be let in
        to = bare and any(s.tags[k] == "TO" and s.deps[k] == "mark" for k in s.children[c])
        kind = ""
        if to:
            kind = "objinf" if objects and s.pos[i] == "VERB" else "inf"
            if kind == "objinf":
                found.add("inf")
        elif dep == "ccomp" or (dep == "acl" and any(s.low[k] == "that" for k in s.children[c])):
            kind = "that"
            if subjunctive(s, c):
                found.add("base")
        elif dep == "xcomp" and s.tags[c] == "VBG":
            kind = "ing"
        elif dep in {"xcomp", "ccomp"} and s.tags[c] in {"VB", "VBP"} and objects and s.bases[i] in _BARE:
            kind = "objinf"  # let them leave
            found.add("inf")
        elif dep == "xcomp":
            kind = "pred"
        if kind:
            found.add(kind)
            at = c if at < 0 else at
    named = _named(s, i)
    if named >= 0:
        found.add("pred")
        at = named if at < 0 else at
    return frozenset(found), at


def _named(s: Sentence, i: int) -> int:
    """``called the deal a mistake``, ``what Paris called a mistake``: what the object is said to be, -1 for nothing."""
    things = [c for c in s.children[i] if s.rels[c] in {"obj", "iobj"}]
    if len([c for c in things if s.rels[c] == "obj"]) > 1:
        return [c for c in things if s.rels[c] == "obj"][1]
    if s.bases[i] not in phrase_words().naming or not things:
        return -1
    quoted = [k for c in things for k in s.children[c] if k > c and s.rels[k] == "appos" and s.pos[k] != "PROPN"]
    if quoted:  # called the idea “clearly unwarranted”
        return quoted[0]
    free = s.deps[i] == "acl:relcl" and s.heads[i] >= 0 and s.low[s.heads[i]] == "what"
    bare = [c for c in s.children[i] if s.deps[c] == "obl:unmarked" and c > things[0] and s.tags[c] in {"NN", "NNS"}]
    return things[0] if free else things[-1] if len(things) > 1 else bare[0] if bare else -1


def subjunctive(s: Sentence, i: int) -> bool:
    """``(insisted that) it leave``, ``(that) it must leave``: a wish, not a report; in doubt no."""
    helpers = {s.low[c] for c in s.children[i] if s.rels[c] == "aux"}
    cop = next((c for c in s.children[i] if s.deps[c] in {"cop", "aux:pass"}), i)
    plain = s.tags[cop] == "VB" or (s.tags[cop] == "VBP" and _singular(s, i))
    return (plain and not helpers - {"be", "not"}) or bool(helpers & {"must", "should"})


def _singular(s: Sentence, i: int) -> bool:
    """Whether the subject asks for a verb in -s: ``that Ukraine withdraw`` is a wish."""
    one = [c for c in s.children[i] if s.rels[c] == "nsubj"]
    joined = any(s.rels[k] in {"conj", "flat"} for c in one for k in s.children[c])
    plain = s.low[i] == s.bases[i] and s.bases[i] not in {"have", "be", "do"}
    named = len(one) == 1 and not joined and (s.tags[one[0]] == "NNP" or s.low[one[0]] in _ONE)
    return plain and named
