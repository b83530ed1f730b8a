"""One step outward from a predicate: the operator that it hangs on, and where the chain goes on."""

from functools import lru_cache
from typing import NamedTuple

from detente.knowledge.operators import Operator, by_head, operator
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import infinitive, particle, perfect, surface
from detente.reading.frame.complements import subjunctive
from detente.reading.scope import beside

_BARE = ("adj+xcomp", "verb+xcomp", "verb+prep", "verb+obj+xcomp")
_WITH_OBJECT = ("verb+obj+xcomp", "adj+xcomp", "verb+xcomp", "verb+prep")
_APART = frozenset({"without", "despite", "after", "before", "since", "instead", "rather", "because", "although", "if"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "only", "next"})
_TOPICAL = frozenset({"about", "on", "over", "regarding", "concerning"})
_JOINED = frozenset({"along", "together", "along with", "together with", "as well as", "including", "such as"})
_OF = frozenset({"of", "for", "on", "to", "about", "over", "against", "in"})


class Step(NamedTuple):
    """The operator that a predicate hangs on, at token ``at``; ``to``: where the chain goes on, -1 for its end.
    ``background``: from there on only speech and hearsay reach down; ``purpose``: it is only what something is for;
    ``subject``: of a verb that says nothing of its truth, whose negation is not its own."""

    operator: Operator | None = None
    at: int = -1
    to: int = -1
    background: bool = False
    purpose: bool = False
    subject: bool = False


def upward(s: Sentence, i: int) -> Step:
    """The step from predicate i to what it hangs on."""
    h, dep = s.heads[i], s.rels[i]
    if h >= 0 and s.deps[i].endswith("relcl") and _whole(s, i):
        return _on_noun(s, i, h, "acl")
    if h < 0 or dep in {"appos", "vocative", "list"} or s.deps[i].endswith("relcl"):
        return Step()
    if dep == "conj":  # under what the first one stands under
        return upward(s, h) if s.rels[h] != "root" and s.heads[h] >= 0 else Step()
    if dep == "parataxis":
        return Step(to=-1)
    if s.pos[h] in {"VERB", "AUX"}:
        return _on_verb(s, i, h, dep)
    if dep == "advcl" and s.rels[h] == "advmod" and beside.as_long_as(s, h) is not None:
        return Step(beside.as_long_as(s, h), h, s.heads[h], background=True)
    if s.pos[h] == "ADJ" or (dep in {"xcomp", "ccomp", "advcl", "csubj"} and s.child(h, "cop") is not None):
        return _on_adjective(s, i, h, dep)
    return _on_noun(s, i, h, dep)


def _whole(s: Sentence, i: int) -> bool:
    """``rumours that it had closed the port``, read as a relative clause: nothing is missing in it."""
    if not s.under[i].issuperset(("nsubj", "obj", "mark")):
        return False
    return any(s.low[c] == "that" and s.deps[c] == "mark" for c in s.children[i])


def _matching(s: Sentence, i: int, h: int, constructions: tuple[str, ...]) -> Operator | None:
    """The longest entry of the governor that fits one of the constructions, tried in their order."""
    keys = (s.bases[h], s.low[h])
    entries = _entries(*keys)
    wanted = set(constructions)
    if all(wanted.isdisjoint(entry.on) for entry in entries):
        return None  # most words fall out here
    own = {w for case in s.cases[i] for w in case.split()}
    near = _near(s, i, h) | own
    for construction in constructions:
        for entry in entries:
            first, rest = _words(entry.lemma)
            if construction in entry.on and first in keys and rest <= near:
                if construction == "verb+prep" and not rest & own:
                    continue
                return entry
    return None


@lru_cache(maxsize=16_384)
def _entries(lemma: str, word: str) -> tuple[Operator, ...]:
    """The entries of a word by both its forms, the longest first."""
    found = [o for key in dict.fromkeys((lemma, word)) for o in by_head().get(key, ())]
    return tuple(sorted(found, key=lambda o: -len(o.lemma.split())))


@lru_cache(maxsize=16_384)
def _words(lemma: str) -> tuple[str, frozenset[str]]:
    """The first word that an entry asks for, and the others."""
    words = [w for w in lemma.split() if w not in {"be", "the", "a"}]
    return words[0] if words else "", frozenset(words[1:])


def _near(s: Sentence, i: int, h: int) -> set[str]:
    """The words around governor h and on what hangs on it that may be part of an entry, but for prepositions of i."""
    near = set(particle(s, h).split())
    near |= {s.low[c] for c in s.children[i] if s.deps[c] in {"mark", "case"}}
    for c in s.children[h]:
        if s.rels[c] in {"obj", "advmod", "case", "xcomp", "compound", "obl"}:
            near |= {s.low[c], s.bases[c], *(w for case in s.cases[c] for w in case.split())}
    return near


def _on_verb(s: Sentence, i: int, h: int, dep: str) -> Step:
    lemma = s.bases[h]
    if dep == "xcomp":
        found = _periphrastic(s, i, h, lemma) or _matching(s, i, h, _WITH_OBJECT if _objects(s, i, h) else _BARE)
        return Step(found, h, h)
    if dep in {"ccomp", "csubj"}:
        own = _same_subject(s, i, h) and s.tags[i] == "VB"
        kinds = ("ccomp-own", "verb+ccomp", "verb+xcomp") if own else ("verb+ccomp", "verb+xcomp")
        if subjunctive(s, i):
            kinds = ("ccomp-base", *kinds)
        if s.cases[i]:  # suspects them of having fired
            kinds = ("verb+prep", *kinds)
        found = _matching(s, i, h, kinds)
        if found is None and dep == "csubj" and infinitive(s, i) and s.tags[h] != "VBD":  # it falls to X to
            found = operator("aim", "verb+xcomp")
        return Step(found, h, h)
    if dep in {"obj", "iobj"} or s.deps[i] == "nsubj:pass":
        raised = _raised(s, i, h) if s.deps[i] == "nsubj:pass" else Step()
        if raised.operator is not None:
            return raised
        kinds = ("verb+obj", "verb+xcomp") if s.pos[i] == "VERB" else ("verb+obj", "light")
        return Step(_matching(s, i, h, kinds), h, h)
    if dep == "nsubj":
        found = _matching(s, i, h, ("subject",))
        return _raised(s, i, h) if found is None else Step(found, h, h)
    if dep == "advcl":
        return _adverbial(s, i, h, _objects(s, i, h))
    if s.deps[i] == "obl:agent":  # should be accompanied by sanctions
        return Step(to=h)
    if dep in {"obl", "nmod"}:
        joined = bool(_JOINED & set(s.cases[i]))  # weigh a truce along with an exchange
        found = _matching(s, i, h, ("verb+obj", "verb+prep") if joined else ("verb+prep", "light"))
        return Step(found, h, h) if found else Step(to=h, background=True)
    return Step(to=h, background=True)


def _objects(s: Sentence, i: int, h: int) -> bool:
    """Whether verb h has an object other than i, or the subject of a passive."""
    return any((s.rels[c] in {"obj", "iobj"} and c != i) or s.deps[c] == "nsubj:pass" for c in s.children[h])


def _raised(s: Sentence, i: int, h: int) -> Step:
    """``talks are due to resume``, ``strikes failed to begin``: the subject of the verb below, from which the chain
    goes on; without one a verb that says nothing of its subject's truth."""
    for k in s.children[h] if "xcomp" in s.under[h] else ():
        found = _matching(s, i, k, ("subject",)) if s.rels[k] == "xcomp" else None
        if found is not None:
            return Step(found, k, k)
    return Step(to=h, subject=True)


def _same_subject(s: Sentence, i: int, h: int) -> bool:
    mine, theirs = surface(s, i), surface(s, h)
    if not mine or not theirs:
        return bool(theirs)
    return mine == theirs or s.low[mine[0]] in {"it", "they", "he", "she", "we", "i"}


def _periphrastic(s: Sentence, i: int, h: int, lemma: str) -> Operator | None:
    """``is to meet``, ``is going to meet``, ``has to leave``, ``has yet to reply``."""
    if not infinitive(s, i):
        return None
    if lemma == "be":
        return operator("be to", "auxiliary")
    if lemma == "go" and s.tags[h] == "VBG":
        return operator("be going to", "auxiliary")
    if lemma == "have":
        yet = any(s.low[c] == "yet" for k in (h, i) for c in s.children[k])
        return operator("have yet to" if yet else "have to", "auxiliary")
    return None


def _adverbial(s: Sentence, i: int, h: int, objects: bool) -> Step:
    if infinitive(s, i):
        found = _matching(s, i, h, _WITH_OBJECT if objects else _BARE)
        if found is None and any(s.low[c] == "yet" for c in s.children[h]):
            found = _periphrastic(s, i, h, s.bases[h])
        if found is not None:
            return Step(found, h, h)
        return Step(operator("aim", "verb+xcomp"), i, h, background=True, purpose=True)
    if s.tags[i] == "VBG" and not s.cases[i] and not {",", ";", "—"} & set(s.words[h:i]) and h < i:
        found = _matching(s, i, h, _WITH_OBJECT if objects else _BARE)  # denies backing them
        if found is not None:
            return Step(found, h, h)
    if _awaited(s, i, h):
        return Step(operator("if", "mark"), i, h, background=True)
    marks = {w for c in s.cases[i] for w in c.split()}
    if marks:
        noun = min(s.subtree(i)) - 1  # set out a timetable for leaving, the gerund hung on the verb
        if s.tags[i] == "VBG" and noun >= 0 and s.heads[noun] == h and s.rels[noun] == "obj" and marks & _OF:
            found = _matching(s, i, noun, ("noun+of",))
            if found is not None:
                return Step(found, noun, noun)
        found = _matching(s, i, h, ("verb+prep",) if marks & _APART else ("verb+prep", "verb+xcomp"))
        if found is not None:
            return Step(found, h, h)
        if "by" in marks:
            return Step(to=h)
        if s.tags[i] == "VBG" and marks & _TOPICAL and not perfect(s, i):  # asked about reopening the border
            return Step(operator("talk about", "verb+prep"), i, h, background=True)
    return Step(to=h, background=True)


def _awaited(s: Sentence, i: int, h: int) -> bool:
    """``will be lifted when Serbia recognises``: what is waited for has not happened."""
    when = any(s.low[c] in {"when", "once"} for c in s.children[i])
    future = any(s.low[c] in {"will", "would", "’ll", "shall"} for c in s.children[h])
    return when and future and s.tags[i] in {"VBZ", "VBP", "VBD", "VBN"}


def _on_adjective(s: Sentence, i: int, h: int, dep: str) -> Step:
    if dep == "nsubj":
        raised = _raised(s, i, h)
        return raised if raised.operator else Step(_matching(s, i, h, ("subject", "adjective", "adj+xcomp")), h, h)
    found = _matching(s, i, h, ("adj+xcomp", "verb+xcomp"))
    if found is None and dep == "advcl" and not infinitive(s, i):
        return Step(to=h, background=True)
    if found is None and s.pos[h] == "PROPN" and infinitive(s, i):  # it is up to Chad to free them
        found = operator("aim", "verb+xcomp")
    return Step(found, h, h)


def _first(s: Sentence, h: int) -> bool:
    """``the first state to recognise it``: what such a one is told to do is done."""
    return any(s.bases[c] in _ORDINALS or s.tags[c] == "JJS" for c in s.children[h])


def controls(s: Sentence, h: int, i: int) -> bool:
    """``Turkey's threat of an invasion``: who has the noun above does the deed below, if that names nobody."""
    owned = any(s.deps[c] == "nmod:poss" or "by" in s.cases[c] for c in s.children[h])
    return owned and not any(s.deps[c] == "nmod:poss" or "by" in s.cases[c] for c in s.children[i])


def _on_noun(s: Sentence, i: int, h: int, dep: str) -> Step:
    if dep in {"acl", "ccomp", "xcomp", "advcl"}:
        that = any(s.low[c] == "that" for c in s.children[i])
        if s.tags[i] == "VBN" and not infinitive(s, i) and not that:
            up = s.heads[h]
            caused = up >= 0 and s.rels[h] == "obj" and s.bases[up] in {"have", "get", "see"}
            return Step(to=up) if caused else Step()
        marks = set(s.cases[i])
        kinds = ("noun+to",) if infinitive(s, i) or "to" in marks else ("noun+that", "noun+of")
        found = _matching(s, i, h, kinds)
        if found is None and infinitive(s, i):
            aim = operator("aim", "verb+xcomp")
            return Step(to=h) if _first(s, h) else Step(aim, i, h, background=True, purpose=True)
        if found is None and s.tags[i] == "VBG" and marks & _OF:
            up = s.heads[h]  # accused the president of betraying it, the gerund hung on the noun
            up = s.heads[up] if up >= 0 and s.rels[h] == "fixed" else up  # accused each other of betraying it
            blamed = _matching(s, i, up, ("verb+prep",)) if up >= 0 and "of" in marks else None
            return Step(blamed, up, up) if blamed else Step(operator("a matter of", "noun+of"), h, h)
        if found is None:
            return Step() if s.tags[i] in {"VBG", "VBN"} else Step(to=h)
        return Step(found, h, h)
    if dep in {"nmod", "compound", "obl"} and (dep == "compound" or set(s.cases[i]) & _OF):
        found = _matching(s, i, h, ("noun+of",))
        if found is not None and found.kind == "warning" and controls(s, h, i):
            found = operator("threat", "noun+of") or found
        return Step(found, h, h) if found else Step(to=h, background=True)
    if any(s.deps[c] == "cop" for c in s.children[h]) and dep == "nsubj":
        return Step(_matching(s, i, h, ("subject",)), h, h)
    return Step(to=h, background=True)
