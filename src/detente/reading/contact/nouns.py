"""Contacts told by nouns: talks between X and Y, the Trump-Putin call, a summit in Helsinki, his second visit."""

from detente.knowledge.catalogue import Entry
from detente.knowledge.contact_words import contact_words
from detente.language import phrases
from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.contact.lookalikes import something_else
from detente.reading.contact.mention import Mention
from detente.reading.contact.scene import (
    CLAUSES,
    Place,
    View,
    agent,
    cases,
    is_passive,
    key,
    low,
    member,
    oblique,
    takes_place_at,
)
from detente.reading.contact.taking_part import doers_of, through_verb
from detente.reading.contact.visits import stops

_SIDES = frozenset({"state", "demonym", "people", "organ", "body", "group", "person", "surname", "generic"})
_LEFT = frozenset({"compound", "amod", "nmod", "flat", "punct", "nummod", "advmod", "conj"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its"})


def noun_mentions(view: View, s: Sentence, i: int) -> list[Mention]:
    """The contacts that noun i tells, with those taking part as far as its sentence tells them; a visit one a state."""
    m = _mention(view, s, i)
    if m is None:
        return []
    goals = [k for c in oblique(s, i, "to") for k in phrases.conjuncts(s, c)]
    return [m, *stops(view, m, goals)] if m.form == "visit" else [m]


def _mention(view: View, s: Sentence, i: int) -> Mention | None:
    words = contact_words()
    if low(s, i) not in words.noun_heads:
        return None  # most nouns fall out here
    word = next((k for k in key(s, i) if k in words.nouns or k == "talk"), None)
    if word is None or s.pos[i] not in {"NOUN", "PROPN"}:
        return None
    if word == "talk":
        if s.tags[i] not in {"NNS", "NNPS"}:
            return None
        word = "talks"
    if something_else(s, i, word):
        return None
    if s.heads[i] >= 0 and low(s, s.heads[i]) in words.venues and s.deps[i] == "nmod":
        return None
    top = _top(s, i)
    m = Mention(s, i, top, words.nouns[word], word)
    m.definite = any(s.words[c].lower() in _DEFINITE for c in s.children[i]) or s.block.kind in {"title", "subhead"}
    m.other = any(low(s, c) in words.modifiers["other"] for c in s.children[i])
    m.join(_named_before(view, m))
    m.join(_named_after(view, m))
    m.join(_host(view, m))
    if m.form == "visit":
        _destination(view, m)
    own = bool(m.who)
    opening = i == 0 and s.words[i] == "Meeting" and s.heads[i] >= 0  # "Meeting in Paris, the two …"
    m.join(doers_of(view, m, s.heads[i]) if opening else through_verb(view, m, alone=not own))
    if m.form == "visit":
        m.initiative = m.initiative or m.parties[-1:]
    if word == "contact" and not own and "in" in cases(s, i):
        m.who = list(through_verb(view, m, alone=True))
    if word == "table" and not cases(s, i) & {"to", "at"}:
        return None
    named = word == "call" and (m.definite or s.block.kind in {"title", "bullet"})
    m.weak = word in words.owned and not (own or named) and len(m.parties) < 2 and not _at_table(s, i, word)
    m.definite = m.definite or (s.tags[i] == "NNS" and s.deps[i].startswith("nsubj") and m.at == m.top)
    return m


def _at_table(s: Sentence, i: int, word: str) -> bool:
    """``return to the table``: talks, though nobody is named."""
    return word == "table" and s.heads[i] >= 0 and member(s, s.heads[i], contact_words().joining)


def _top(s: Sentence, i: int) -> int:
    """The token by which the contact hangs in its clause: ``hours`` of "eight hours of talks"."""
    at = i
    for _ in range(4):
        head = s.heads[at]
        if head < 0 or s.deps[at] not in {"nmod", "nmod:poss"} or low(s, head) not in contact_words().wrapping:
            break
        if s.deps[at] == "nmod" and not cases(s, at) & {"of", "in", "for"}:
            break
        at = head
    return at


def _before(s: Sentence, i: int) -> list[int]:
    """The tokens of the noun phrase left of its head, nearest first, without the owner."""
    out: list[int] = []
    for k in range(i - 1, -1, -1):
        up, inside = k, False
        for _ in range(8):
            if s.heads[up] == i:
                inside = s.deps[up].partition(":")[0] in _LEFT and s.deps[up] != "nmod:poss"
                break
            up = s.heads[up]
            if up < 0:
                break
        if not inside:
            break
        out.append(k)
    return out


def _named_before(view: View, m: Mention) -> tuple[Actor, ...]:
    """``the Trump-Putin call``, ``U.S.-China talks``, ``Saudi-sponsored meeting``, ``Kerry’s visit``."""
    s, i = m.sentence, m.at
    found: list[Actor] = []
    before = _before(s, i)
    seen = set()
    joined = {k for k in before for c in (k - 1, k + 1) if 0 <= c < len(s.words) and s.words[c] in {"-", "–", "‑"}}
    for k in before:
        mention = view.c.actors.mention(s, k)
        if mention is None or mention.first in seen:
            continue
        seen.add(mention.first)
        e = mention.entry
        if e.kind in {"capital", "place"}:
            pair = mention.last in joined or mention.first in joined
            if e.kind == "capital" and pair and s.words[i - 1].lower() not in contact_words().sponsors:
                found.append(Actor(e.state or e.name, (e.party,), "state"))
            else:
                m.place = m.place or view.place(s, k)
            continue
        if e.kind not in _SIDES or not view.c.actors.party(mention):
            continue
        if mention.last not in joined and mention.first not in joined and _where(view, m, e, s.tags[k]):
            m.place = m.place or view.place(s, k) or Place(e.state or e.name, e.party, True)
            continue
        theatre = view.c.actors.in_theatre(mention.entries) if e.kind == "generic" else None
        e = theatre or view.c.actors.best(mention.entries)
        person = e.kind in {"person", "surname"}
        paired = mention.last in joined or mention.first in joined
        actor = () if paired or e.kind in {"state", "demonym", "people"} else view.actors(s, mention.last)
        actors = actor or (Actor(e.state or e.name, (e.party,), "person" if person else "state"),)
        if _sponsoring(s, mention.last):
            m.initiative = actors[0].party
        found = [*actors, *found]
    for c in s.children[i]:
        if s.deps[c] == "nmod:poss":
            found = [*view.actors(s, c), *found]
            m.place = m.place or (view.place(s, c) if not found else None)
    return tuple(dict.fromkeys(found))


def _where(view: View, m: Mention, e: Entry, tag: str) -> bool:
    """``the Brazilian meeting``, ``the Bali summit``: whose name alone stands before it is where it is held, unless it
    is one of those of whom the report mostly speaks."""
    if e.kind == "state" and m.form == "summit" and tag != "JJ":
        return True
    others = {p for a in view.usual for p in a.party}
    return e.kind == "demonym" and m.form in {"summit", "meeting"} and bool(others) and e.party not in others


def _sponsoring(s: Sentence, k: int) -> bool:
    """``Saudi-sponsored``: who calls the others together."""
    return any(w.lower() in contact_words().sponsors for w in s.words[k + 1 : k + 3])


def _named_after(view: View, m: Mention) -> tuple[Actor, ...]:
    """``between X and Y``, ``with Z``, ``of the foreign ministers of A and B``."""
    s = m.sentence
    out: list[Actor] = []
    toward = ("to",) if m.form == "channel" else ()
    for token in dict.fromkeys((m.at, m.top)):
        for c in oblique(s, token, "between", "with", "among", "of", "by", "involving", *toward):
            if m.form == "visit" and "of" in cases(s, c) and view.place(s, c) is not None:
                continue
            out += [a for a in view.actors(s, c) if a not in out]
    return tuple(out) or _between(view, m)


def _between(view: View, m: Mention) -> tuple[Actor, ...]:
    """``the call in September between X and Y``: "between" belongs to a contact whatever it hangs on."""
    s = m.sentence
    for k in range(m.at + 1, min(m.at + 12, len(s.words))):
        if s.words[k].lower() == "between" and s.deps[k] == "case":
            return view.actors(s, s.heads[k])
        begins = s.tags[k] in {"VB", "VBG"} and member(s, k, contact_words().occur)  # a date for talks to begin between
        if (s.pos[k] in CLAUSES and not begins) or (s.pos[k] == "NOUN" and low(s, k) in contact_words().nouns):
            break
    return ()


def _host(view: View, m: Mention) -> tuple[Actor, ...]:
    """``talks hosted by Oman``, ``a meeting convened by the UN``, ``the talks that X had with Y``."""
    s = m.sentence
    for c in s.children[m.at]:
        if not s.deps[c].startswith("acl"):
            continue
        if is_passive(s, c) and member(s, c, contact_words().convening):
            by = agent(s, c)
            hosts = view.actors(s, by) if by is not None else ()
            m.initiative = hosts[0].party if hosts else ()
            return hosts
        own = s.child(c, "nsubj")
        if own is not None and takes_place_at(s, c):
            return view.actors(s, own)
        if own is not None and member(s, c, contact_words().hold) and s.tags[own] not in {"WDT", "WP"}:
            with_whom = [k for k in s.subtree(c) if "with" in cases(s, k)]
            return (*view.actors(s, own), *(a for k in with_whom for a in view.actors(s, k)))
    return ()


def _destination(view: View, m: Mention) -> None:
    """``visit to Russia``: the place, and its state as the host."""
    s = m.sentence
    head = s.heads[m.top]
    tokens = [m.at, *([head] if head >= 0 and s.pos[head] in CLAUSES else [])]
    for token in tokens:
        for c in oblique(s, token, "to", "of", "in"):
            place = view.place(s, c)
            if place is not None and (token == m.at or "to" in cases(s, c)):
                m.place = m.place or place
            m.join(() if place is not None or token != m.at else view.actors(s, c))
    if m.place is not None and m.place.country:
        m.initiative = m.parties[:1]
        m.join((m.place.host,))
