"""From a word up to whoever wants or does something about it: the links of that path, and the sign at each of them.

A link is an operator (``refused to``, ``must``, ``not``), a word with a direction (``dismantle``, ``resumption of``) or
a judgement (``is unacceptable``). The sign at a link says whether, from there, the word is wanted (+1) or not (-1):
``refuses to dismantle the centrifuges`` is -1 at ``dismantle`` and +1 at ``refuses``."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from detente.knowledge.operators import Operator, Signature
from detente.knowledge.position_words import position_words
from detente.language.parsed import Sentence
from detente.language.phrases import NEGATIONS
from detente.reading.frame.arguments import base, cases, particle, passive
from detente.reading.position.hanging import (
    asking,
    deed_of,
    first_of,
    goes,
    listed,
    noun_between,
    noun_operator,
    tells_deed,
)  # fmt: skip
from detente.reading.position.judging import attitude, judged, named_as
from detente.reading.scope.scope import Above, directly
from detente.reading.scope.steps import Step

Nature = Literal["operator", "direction", "judgement", "predicate"]
_LESS = Signature(polarity=-1, negates=True, negated=Signature())
_MORE = Signature(negated=Signature(polarity=-1))
_OPEN = Signature(polarity=0)
_OPENED = Signature(polarity=0, negated=Signature(polarity=-1))  # what somebody refuses to discuss he does not want
_PLAIN = Signature(negated=Signature(polarity=-1))
_THEMES = frozenset({"of", "for", "to", "from", "on", "in", "against", "with", "over", "into", "at", "about"})
NO_MORE = frozenset({"no longer", "not any more"})
_LONGEST = 24  # links of one path


class Link(NamedTuple):
    """One link: ``at`` its token, ``under`` the token that it governs, ``kind`` the operator's class or the nature
    itself, ``lemma`` the operator's words or the base form, ``sign`` that of the word below, this link included."""

    nature: Nature
    kind: str
    lemma: str
    at: int
    under: int
    sign: int


class _Step(NamedTuple):
    nature: Nature
    kind: str
    lemma: str
    at: int
    under: int
    signature: Signature


@lru_cache(maxsize=2_048)
def links(s: Sentence, i: int) -> tuple[Link, ...]:
    """The links above token i, innermost first, up to the root of its sentence or of its relative clause."""
    steps = list(_steps(s, i))[:_LONGEST]
    signs = _signs([step.signature for step in steps])
    return _settled(
        [Link(k.nature, k.kind, k.lemma, k.at, k.under, sign) for k, sign in zip(steps, signs, strict=True)]
    )


def _signs(signatures: list[Signature]) -> Iterator[int]:
    """The polarity after each link: that of ``compose`` for the links so far, without its other fields."""
    state, polarity = 1, 1
    below: Signature | None = None
    for outer in signatures:
        if below is not None and outer.negates and below.negated is not None:
            below = replace(below.negated, negated=replace(below, negated=None))
        else:
            state *= polarity
            below = outer
        polarity = below.polarity
        yield state * polarity


def _settled(found: list[Link]) -> tuple[Link, ...]:
    """A negation directly above a link belongs to it: ``does not accept`` is negative at ``accept`` already."""
    out = list(found)
    for n in range(len(out) - 2, -1, -1):
        above = out[n + 1]
        if (above.kind == "negation" or above.lemma in NO_MORE) and above.under in {out[n].at, out[n].under}:
            out[n] = out[n]._replace(sign=above.sign)
    return tuple(out)


def _steps(s: Sentence, i: int) -> Iterator[_Step]:
    at, seen, negated = i, set[int](), set[int]()
    while at >= 0 and at not in seen:
        seen.add(at)
        found, step = directly(s, at)
        if s.deps[at] == "advcl" and (first := listed(s, at)) >= 0:
            found = tuple(a for a in found if a.at != step.at)
            over, step = directly(s, first)
            found += tuple(a for a in over if a.at == step.at)
        found = tuple(a for a in found if a.operator.kind != "topic" and a.operator.lemma != "any")  # take no side
        if step.operator is not None and step.operator.kind == "topic":
            step = Step(to=step.to, background=True)
        if s.deps[at] == "advcl" and _of_its_own(s, at):
            found = tuple(a for a in found if a.at != step.at or a.operator.kind == "conditional")
        noun = noun_between(s, at)
        deed = -1 if noun >= 0 else deed_of(s, at)
        later = [above for above in found if above.at == step.at and max(noun, deed) >= 0]
        for above in found:
            if above in later:
                continue  # the noun, or the deed, comes first
            if above.operator.kind == "negation":
                if above.at in negated:
                    continue  # "no" of the subject or object, which the path has met already
                negated |= {above.at, at, first_of(s, at)}
            yield _operator(above, at)
        yield from _joined(s, at, negated)
        yield from _preposition(s, at)
        if noun >= 0:
            yield from _of_noun(s, at, noun)
            at = noun
        elif deed >= 0 and (s.heads[deed] == at or base(s, at) == "obl"):  # the deed hangs on its doer, by the meaning
            yield from _does(s, at, deed) if deed not in seen else ()
            yield from (_operator(above, at) for above in later)
            if not later and (asked := asking(s, at)):
                yield _Step("operator", asked.kind, asked.lemma, s.heads[at], at, asked.signature)
            at = s.heads[at]
        elif deed >= 0:
            yield from _does(s, at, deed)
            at = deed
        elif _of_its_own(s, at) and not any(above.operator.kind == "conditional" for above in found):
            return
        else:
            up = _up(s, at, step)
            if up >= 0 and step.operator is None:
                yield from _own(s, first_of(s, at), up)
            at = up


def _joined(s: Sentence, at: int, negated: set[int]) -> Iterator[_Step]:
    """``without checks or permits``: a preposition that denies the first of several denies each."""
    first = first_of(s, at)
    if first != at and s.pos[at] in {"NOUN", "PROPN"} and not cases(s, at) and first not in negated:
        for above in directly(s, first)[0]:
            if above.operator.kind == "negation" and "preposition" in above.operator.on:
                yield _operator(above, at)


def _operator(above: Above, under: int) -> _Step:
    op = above.operator
    return _Step("operator", op.kind, op.lemma, above.at, under, _signature(op))


def _does(s: Sentence, at: int, deed: int) -> Iterator[_Step]:
    """The step from a doer to its deed: what has no object happens to the doer itself, and so does leaving a place."""
    lemma = s.lemmas[deed].lower()
    verbs = position_words().verbs
    found = (verbs.get(f"{lemma} {word}", 0) for word in _particles(s, deed))
    sign = next((v for v in found if v), verbs.get(lemma, 0))
    if sign and (goes(s, deed) or passive(s, deed) or not any(base(s, c) == "obj" for c in s.children[deed])):
        yield _step("direction", sign, s, deed, at)
    else:
        yield _Step("predicate", "predicate", lemma, deed, at, _PLAIN)


def _of_noun(s: Sentence, at: int, noun: int) -> Iterator[_Step]:
    lemma = s.lemmas[noun].lower()
    op = noun_operator(s, at, lemma)
    if lemma in position_words().open_nouns:  # their disagreement over the truce
        yield _Step("operator", "open", lemma, noun, at, _OPEN)
    elif op is not None and op.kind != "topic":
        yield _Step("operator", op.kind, op.lemma, noun, at, _signature(op))
    elif sign := position_words().nouns.get(lemma, 0):
        yield _step("direction", sign, s, noun, at)


def _signature(op: Operator) -> Signature:
    """That of the operator; what is only put off is not wanted now, though as a deed it is still planned."""
    if op.kind == "conditional":
        return _PLAIN  # what is put as a condition turns nothing
    later = op.kind == "ending" and op.signature.polarity > 0 and position_words().verbs.get(op.lemma, 0) < 0
    return _LESS if later else op.signature


def _preposition(s: Sentence, at: int) -> Iterator[_Step]:
    """``Berlin is against it``, ``against any dam``: a preposition that is the predicate."""
    alone = s.heads[at] < 0 or any(s.deps[c] == "cop" for c in s.children[at])
    found = set(cases(s, at)) if alone else set()
    if "against" in found:
        yield _Step("operator", "opposition", "be", at, at, _LESS)
    elif found & {"for", "behind"} and s.pos[at] != "PROPN":  # "it is for the Syrians" tells whose matter it is
        yield _Step("operator", "support", "be", at, at, _MORE)


def _of_its_own(s: Sentence, at: int) -> bool:
    """``with the allies eager to leave``, ``although Iran objects``: a clause beside, with somebody else in it."""
    return base(s, at) == "advcl" and any(base(s, c) == "nsubj" for c in s.children[at])


def _up(s: Sentence, at: int, step: Step) -> int:
    """Where the path goes on: past a coordination to what governs all of it; a relative clause is its end."""
    if step.to >= 0:
        return step.to
    dep, h = base(s, at), s.heads[at]
    if h < 0 or s.deps[at].endswith("relcl") or dep in {"parataxis", "vocative", "list", "discourse"}:
        return -1
    if dep == "conj":
        first = first_of(s, at)
        return s.heads[first] if s.pos[at] not in {"VERB", "AUX"} else -1
    return h


def _own(s: Sentence, at: int, h: int) -> Iterator[_Step]:
    """What the word above does to what hangs on it, by its own meaning."""
    dep = base(s, at)
    if s.pos[h] in {"VERB", "AUX"}:
        yield from _by_verb(s, at, h)
    elif dep in {"nsubj", "csubj"} and (sign := judged(s, h)):
        yield _step("judgement", sign, s, h, at)
    elif s.pos[h] == "NOUN" and s.lemmas[h].lower() in position_words().open_nouns:
        yield _Step("operator", "open", s.lemmas[h].lower(), h, at, _OPEN)
    elif s.pos[h] in {"NOUN", "PROPN"} and (sign := position_words().nouns.get(s.lemmas[h].lower(), 0)):
        related = dep in {"compound", "amod"} or s.deps[at] == "nmod:poss" or bool(set(cases(s, at)) & _THEMES)
        if related:
            yield _step("direction", sign, s, h, at)


def _step(nature: Nature, sign: int, s: Sentence, at: int, under: int) -> _Step:
    kind = "judgement" if nature == "judgement" else "less" if sign < 0 else "more"
    return _Step(nature, kind, s.lemmas[at].lower(), at, under, _LESS if sign < 0 else _MORE)


def _by_verb(s: Sentence, at: int, h: int) -> Iterator[_Step]:
    lemma, dep = s.lemmas[h].lower(), base(s, at)
    if dep == "obl" and "against" in cases(s, at):
        yield _step("direction", -1, s, h, at)
        return
    if dep == "obj" and (sign := named_as(s, at, h)):
        yield _step("judgement", sign, s, h, at)
        return
    words = position_words()
    if dep in {"obj", "obl", "ccomp"} and _any(words.open_verbs, lemma, cases(s, at)):
        over = s.heads[h] if base(s, h) == "xcomp" else h  # is not going to discuss
        if not tells_deed(s, at):
            yield _Step("operator", "open", lemma, h, at, _OPEN)
        elif any(s.words[c].lower() in NEGATIONS for k in (h, over) for c in s.children[k]):
            yield _Step("predicate", "predicate", lemma, h, at, _PLAIN)
        else:
            yield _Step("operator", "open", lemma, h, at, _OPENED)
        return
    if for_it := attitude(s, at, h):
        yield _Step("operator", "support" if for_it > 0 else "opposition", lemma, h, at, _MORE if for_it > 0 else _LESS)
        return
    verbs = words.verbs
    sign = next(
        (verbs[f"{lemma} {word}"] for word in _particles(s, h) if f"{lemma} {word}" in verbs), verbs.get(lemma, 0)
    )
    if sign and _is_theme(s, at, h):
        yield _step("direction", sign, s, h, at)
    elif dep in {"obj", "nsubj", "obl", "xcomp", "ccomp", "csubj"} and s.pos[h] == "VERB":
        yield _Step("predicate", "predicate", lemma, h, at, _PLAIN)


def _any(known: frozenset[str], lemma: str, near: list[str]) -> bool:
    return lemma in known or any(f"{lemma} {case}" in known for case in near)


def _particles(s: Sentence, h: int) -> list[str]:
    """The particle of a verb, and what may be one: adverbs, and first words of prepositions behind it."""
    out = [particle(s, h)] if particle(s, h) else []
    for c in s.children[h]:
        if c > h and s.deps[c] == "advmod":
            out.append(s.words[c].lower())
        elif c > h and base(s, c) in {"obl", "obj"}:
            out += [case.split()[0] for k in (c, *s.children[c]) for case in cases(s, k) if case.split()]
    return out


def _is_theme(s: Sentence, at: int, h: int) -> bool:
    """Whether a nominal is what the verb is about: its object, a subject without one, or after a preposition."""
    dep = base(s, at)
    if dep == "obj" or (dep == "xcomp" and s.tags[at] == "VBG") or s.deps[at] in {"nsubj:pass", "csubj:pass"}:
        return True
    objects = any(base(s, c) == "obj" for c in s.children[h])
    if dep == "nsubj" and goes(s, h):
        return True
    if dep == "nsubj":
        return not objects and (passive(s, h) or not any(base(s, c) in {"ccomp", "xcomp"} for c in s.children[h]))
    return dep == "obl" and not objects and bool(set(cases(s, at)) & _THEMES) and s.deps[at] != "obl:agent"
