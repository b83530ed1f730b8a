"""Where a phrase hangs by its meaning, though the parse hangs it elsewhere."""

from collections.abc import Iterable
from functools import cache, lru_cache

from detente.knowledge.operators import Operator, by_head, operator
from detente.knowledge.position_words import position_words
from detente.language.parsed import Sentence
from detente.reading.frame.arguments import base, cases, infinitive
from detente.reading.position.concepts import concept

_OF = frozenset({"of", "for", "on", "over", "to", "against"})
_RELATIVES, _GOVERNED = frozenset({"which", "that"}), frozenset({"obj", "nsubj:pass", "obl", "nmod"})
_ABOUT = frozenset({"on", "of", "over", "about"})


def first_of(s: Sentence, at: int) -> int:
    """The first of several that are joined; the token itself where nothing is before it."""
    while base(s, at) == "conj" and s.heads[at] >= 0:
        at = s.heads[at]
    return at


def noun_between(s: Sentence, at: int) -> int:
    """``rejected the appeal for a truce``, ``oppose monitors on the line``: the noun on which a phrase hangs by its
    meaning, though the parse hangs it on the verb; -1 for none."""
    h, dep = s.heads[at], base(s, at)
    if h < 0 or s.pos[h] != "VERB" or dep not in {"obl", "xcomp", "advcl"}:
        return -1
    objects = [c for c in s.children[h] if c < at and base(s, c) == "obj" and s.pos[c] == "NOUN"]
    if not objects or not (infinitive(s, at) or set(cases(s, at)) & _OF):
        return -1
    lemma = s.lemmas[objects[-1]].lower()
    known = noun_operator(s, at, lemma) or (not infinitive(s, at) and position_words().nouns.get(lemma, 0))
    close = set(cases(s, at)) & _ABOUT and s.subtree(objects[-1])[-1] + 1 == s.subtree(at)[0]
    return objects[-1] if known or close else -1


def noun_operator(s: Sentence, at: int, lemma: str) -> Operator | None:
    """The operator that a noun is to what hangs on it: ``demand to``, ``appeal for``."""
    if infinitive(s, at):
        return operator(lemma, "noun+to")
    found = (operator(f"{lemma} {case}", "noun+of") for case in cases(s, at))
    return next((op for op in found if op is not None), operator(lemma, "noun+of"))


def deed_of(s: Sentence, at: int) -> int:
    """``wants the guards to leave``, ``wants the fees lifted``: the verb whose doer or theme the object of another is;
    so with ``fees lifted``, all that a heading says. -1 for none."""
    h = s.heads[at]
    if h < 0:
        return next((c for c in s.children[at] if _undergone(s, at, c)), -1) if s.pos[at] == "NOUN" else -1
    if s.pos[h] != "VERB":
        return -1
    if base(s, at) == "obl":
        return _asked_of(s, at, h)
    if base(s, at) not in {"obj", "iobj"}:
        return -1
    wishing = s.lemmas[h].lower() in position_words().wishing
    for c in s.children[h]:
        if c > at and base(s, c) == "xcomp" and (infinitive(s, c) or (wishing and s.tags[c] == "VBN")):
            return c
    below: Iterable[int] = ()
    if any("verb+obj+xcomp" in o.on for o in by_head().get(s.lemmas[h].lower(), ())):
        last = s.subtree(at)[-1]
        below = (c for c in s.children[at] if c > at and base(s, c) == "acl" and infinitive(s, c))
        below = (*below, *(c for c in s.children[h] if c > at and s.deps[c] == "advcl" and _to(s, c) == last + 1))
    return next(iter(below), next((c for c in s.children[at] if wishing and _undergone(s, at, c)), -1))


def _to(s: Sentence, c: int) -> int:
    """Where the ``to`` of an infinitive stands, -1 for none."""
    return next((k for k in s.children[c] if s.tags[k] == "TO"), -1)


def _asked_of(s: Sentence, at: int, h: int) -> int:
    """``called for the fees to be lifted``: the infinitive right behind what is asked for; -1 for none."""
    first, last = s.subtree(at)[0], s.subtree(at)[-1]
    if cases(s, at) != ["for"] and (first == 0 or s.words[first - 1].lower() != "for"):
        return -1
    behind = (c for c in s.children[h] if c > at and base(s, c) in {"xcomp", "advcl"})
    return next((c for c in behind if _to(s, c) == last + 1), -1)


def asking(s: Sentence, at: int) -> Operator | None:
    """``asked for the guards to leave``, where the parse gives the preposition to the infinitive."""
    return operator(f"{s.lemmas[s.heads[at]].lower()} for", "verb+prep") if base(s, at) == "obl" else None


def listed(s: Sentence, at: int) -> int:
    """``agreed to lift the fees, to open the port and to pay``: the first of infinitives in a row, where the parse
    takes the next for a purpose; -1 for none."""
    h = s.heads[at]
    if h < 0 or s.deps[at] != "advcl" or s.words[max(_to(s, at), 1) - 1] != "," or not infinitive(s, h):
        return -1
    above = listed(s, h)
    return above if above >= 0 else h


def _undergone(s: Sentence, at: int, c: int) -> bool:
    """Whether token c tells what is done to the noun before it, so that there is more or less of it."""
    return c > at and s.deps[c] == "acl" and s.tags[c] == "VBN" and s.lemmas[c].lower() in position_words().verbs


def goes(s: Sentence, h: int) -> bool:
    """Whether a verb tells that its doer goes away, even where it has an object: ``leave the country``."""
    return concept(s.lemmas[h].lower()) == concept("leave")


@lru_cache(maxsize=2_048)
def relative(s: Sentence, i: int) -> int:
    """``exercises, which Pyongyang denounces``: the word that stands for noun i in a clause about it, -1 for none."""
    for clause in s.children[i]:
        if s.deps[clause].endswith("relcl"):
            found = next((k for k in s.subtree(clause) if s.tags[k] in {"WDT", "WP"}), -1)
            if found >= 0 and s.words[found].lower() in _RELATIVES and s.deps[found] in _GOVERNED:
                return found
    return -1


def tells_deed(s: Sentence, at: int) -> bool:
    """Whether a word tells of something done: who will not discuss a pull-out is against it, but who will not discuss
    his missiles wants to keep them."""
    lemma = s.lemmas[at].lower()
    known = s.pos[at] == "VERB" or lemma in position_words().nouns or concept(lemma) in _done()
    return known or (s.pos[at] == "NOUN" and any("of" in cases(s, c) for c in s.children[at]))


@cache
def _done() -> frozenset[str]:
    """The concepts of verbs that tell of less or more of a thing."""
    return frozenset(concept(verb) for verb in position_words().verbs)
