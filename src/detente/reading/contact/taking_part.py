"""Who takes part in a contact by the verb above its noun: ``Putin held talks``, ``X said after a meeting with Y``."""

from detente.knowledge.contact_words import contact_words
from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.contact.mention import Mention
from detente.reading.contact.scene import (
    CLAUSES,
    View,
    above,
    agent,
    cases,
    is_passive,
    low,
    member,
    object_of,
    oblique,
    subject,
)
from detente.reading.contact.visits import PEOPLE

_TAKING_PART = ("at", "in", "to", "for", "into", "during", "after", "following", "on")


def through_verb(view: View, m: Mention, *, alone: bool) -> tuple[Actor, ...]:
    """Who takes part by the verb above: ``Putin held talks with``, ``X said after a meeting with Y``."""
    s, top = m.sentence, m.top
    v = s.heads[top]
    if v < 0 or s.pos[v] not in {*CLAUSES, "NOUN", "ADJ", "PROPN"}:
        return ()
    dep = s.deps[top].partition(":")[0]
    words = contact_words()
    if dep in {"obj", "nsubj"} and member(s, v, words.hold):
        return _holding(view, m, v)
    if dep == "obj" and (oblique(s, m.at, "with") or (alone and low(s, v) == "follow")) and s.pos[v] in CLAUSES:
        return doers_of(view, m, v)
    if dep == "nmod" and oblique(s, m.at, "with") and cases(s, top) & {"at", "in", "during", "after", "following"}:
        return doers_of(view, m, v)
    telling = s.heads[v] if dep == "nmod" and s.deps[v] in {"obj", "iobj"} else v
    if alone and dep in {"obl", "nmod"} and cases(s, top) & {"in", "during", "at"}:
        spoken_to = _addressed(view, s, telling)
        if spoken_to:
            return (*doers_of(view, m, telling), *spoken_to)
    if dep == "obl" and s.pos[v] in CLAUSES:
        place = cases(s, top)
        if place & {"after", "following"} and member(s, v, words.convening):
            return ()  # brokered after years of talks between others
        taking = member(s, v, words.joining) or member(s, v, words.hold)
        one_sided = bool(oblique(s, m.at, "with"))
        eating = "over" in place and m.form == "meeting"
        barred = "from" in place and low(s, v) in words.cancelled and one_sided
        leaving = place & {"of", "out of"} and member(s, v, words.cancelled)
        visiting = barred or eating or leaving or (m.form == "visit" and place & {"on", "during"})
        if (leaving or place & {*_TAKING_PART, "over", "from"}) and (
            taking or one_sided or visiting or (alone and not m.definite)
        ):
            return doers_of(view, m, v)
    if dep == "nmod" and m.form == "visit" and cases(s, top) & {"on", "during"}:
        return view.actors(s, v)
    if dep == "nmod" and low(s, v) == "part":
        return _holding(view, m, s.heads[v]) if s.heads[v] >= 0 else ()
    return ()


def _addressed(view: View, s: Sentence, v: int) -> tuple[Actor, ...]:
    """``told Trump in a call``, ``urged Xi at a meeting``: whom one speaks to."""
    told = object_of(s, v) if s.bases[v] in view.c.cues.addressed else None
    return tuple(a for a in view.actors(s, told) if a.kind in PEOPLE) if told is not None else ()


def doers_of(view: View, m: Mention, v: int) -> tuple[Actor, ...]:
    """The subject of a verb; where that is the side already named, the one of the verb above: ``urged Iran to yield
    in a call with its president``. Above a clause about something else nobody is asked."""
    s = m.sentence
    for k in (v, *above(s, v)):
        if s.pos[k] not in CLAUSES:
            continue
        doer = subject(s, k)
        found = view.actors(s, doer) if doer is not None else ()
        if not found and doer is not None and doer in s.children[k] and s.pos[doer] in {"NOUN", "PROPN"}:
            return ()
        if found and not {p for a in found for p in a.party} <= set(m.parties):
            return found
    return ()


def _holding(view: View, m: Mention, v: int) -> tuple[Actor, ...]:
    """The subject of a light verb and those "with" whom it holds the contact."""
    s = m.sentence
    doer = agent(s, v) if is_passive(s, v) else subject(s, v)
    doers = view.actors(s, doer) if doer is not None and doer not in {m.at, m.top} else ()
    with_them = _with(view, s, v)
    if doers and member(s, v, contact_words().convening):
        m.initiative = doers[0].party
        if not with_them and not m.who and not set(m.initiative) & {p for a in view.usual for p in a.party}:
            return (*view.usual, *doers)  # "offered to host the next session"
    return (*doers, *with_them)


def _with(view: View, s: Sentence, v: int) -> tuple[Actor, ...]:
    return tuple(a for c in oblique(s, v, "with", "between", "among") for a in view.actors(s, c))
