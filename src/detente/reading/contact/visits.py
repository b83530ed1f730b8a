"""Journeys: hosting, visiting, travelling, being awaited, sending an envoy."""

from detente.knowledge.contact_words import contact_words
from detente.knowledge.lexicon import lexicon
from detente.language import phrases
from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.contact.mention import Mention
from detente.reading.contact.scene import View, is_passive, low, object_of, oblique, subject

PEOPLE = frozenset({"person", "office", "role"})
_GOALS = {
    "leave": ("for",),
    "depart": ("for",),
    "head": ("to", "for", "into"),
    "arrive": ("in", "at"),
    "land": ("in", "at"),
}


def further_stops(view: View, m: Mention) -> list[Mention]:
    """``travelled to Kyiv and Moscow``: the further places."""
    s = m.sentence
    if m.form != "visit" or m.place is None:
        return []
    goals = [c for c in s.children[m.at] if s.deps[c].partition(":")[0] in {"obj", "obl", "iobj"}]
    return stops(view, m, [k for c in goals for k in phrases.conjuncts(s, c)])


def stops(view: View, m: Mention, tokens: list[int]) -> list[Mention]:
    """A mention for each of the places that lies in another state than the one that m has; the visitors are m's."""
    visitors = m.who[:1]
    out: list[Mention] = []
    seen = {m.place.country} if m.place else set()
    for k in tokens:
        place = view.place(m.sentence, k)
        if place is None or not place.country or place.country in seen or m.place is None:
            continue
        if m.sentence.deps[k] != "conj":
            continue
        seen.add(place.country)
        more = Mention(m.sentence, m.at, m.top, m.form, m.word, place=place, initiative=m.initiative, other=True)
        more.join((*visitors, place.host))
        out.append(more)
    return out


def host(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X received Y``; the guest comes to the host."""
    s, v = m.sentence, m.at
    guest = subject(s, v) if is_passive(s, v) else object_of(s, v)
    guests = view.actors(s, guest) if guest is not None else ()
    guests = tuple(a for a in guests if a.kind in PEOPLE or (m.word in {"host", "receive"} and a.kind == "state"))
    if not guests or not (doers or is_passive(s, v)):
        return False
    m.join(doers)
    m.join(guests)
    m.initiative = doers[0].party if doers else ()
    return len(m.parties) > 1 or bool(doers)


def visit(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X visited Moscow``, ``X visited the border``."""
    s, v = m.sentence, m.at
    thing = subject(s, v) if is_passive(s, v) else object_of(s, v)
    if thing is None or not doers:
        return False
    m.place = view.place(s, thing)
    m.join(doers)
    return _goes(m, view.actors(s, thing), doers)


def _goes(m: Mention, hosts: tuple[Actor, ...], doers: tuple[Actor, ...]) -> bool:
    """Adds those who are visited: named, or the state of the place."""
    if not any(a.kind in {*PEOPLE, "organ", "body", "group"} for a in doers):
        return False
    if m.place is None and not hosts:
        return False
    own = {p for a in doers for p in a.party}
    if m.place is not None and m.place.country:  # "visited Kenya and Chad": a visit each
        hosts = tuple(a for a in hosts if a.kind != "state")
    m.initiative = doers[0].party
    if m.place is not None and m.place.country and m.place.country not in own:
        m.join((m.place.host,))
    m.join(hosts)
    return len(m.parties) > len(own - {"UNKNOWN"})


def travel(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X flew to Moscow``; armies and refugees are on no visit."""
    s, v = m.sentence, m.at
    if not any(a.kind in PEOPLE for a in doers) or all(_troops(a) for a in doers):
        return False
    for c in oblique(s, v, *_GOALS.get(m.word, ("to",))):
        place = view.place(s, c)
        if place is None or not place.country:
            continue
        m.place = place
        m.join(tuple(a for a in doers))
        return _goes(m, (), doers)
    return False


def _troops(a: Actor) -> bool:
    """``soldiers``, ``peacekeepers``: many of an armed force."""
    return a.plural and "forces" in lexicon().classes_of((a.role or "").lower())


def _people(doers: tuple[Actor, ...], sent: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those who travel, else those who send them, as persons."""
    return tuple(a for a in (*sent, *doers) if a.kind in PEOPLE) or tuple(
        Actor(a.name, a.party, "office") for a in doers
    )


def due_mentions(view: View, s: Sentence, i: int) -> list[Mention]:
    """``X is due in Doha next week``; whether one who was due came is not told."""
    if s.child(i, "xcomp", "ccomp") is not None or any(s.low[c] in {"was", "were", "not"} for c in s.children[i]):
        return []
    m = Mention(s, i, i, "visit", "due")
    guest = s.child(i, "nsubj")
    guests = view.actors(s, guest) if guest is not None else ()
    m.place = next(iter(view.places(s, i, "in", "at")), None)
    m.join(guests)
    people = any(a.kind in PEOPLE for a in guests)
    return [m] if people and m.place is not None and _goes(m, (), guests) else []


def awaited(view: View, m: Mention, _doers: tuple[Actor, ...]) -> bool:
    """``X is expected in Washington on Monday``."""
    s, v = m.sentence, m.at
    guest = s.child(v, "nsubj")
    if not is_passive(s, v) or guest is None or s.child(v, "xcomp", "ccomp") is not None:
        return False
    guests = view.actors(s, guest)
    m.place = next(iter(view.places(s, v, "in", "at")), None)
    m.form = "visit"
    m.join(guests)
    return bool(guests) and _goes(m, (), guests)


def send(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X sent an envoy to Tehran``."""
    s, v = m.sentence, m.at
    envoy = subject(s, v) if is_passive(s, v) else object_of(s, v)
    m.place = next((p for p in view.places(s, v, "to") if p.country), None)
    if envoy is None or m.place is None:
        return False
    sent = view.actors(s, envoy)
    if low(s, envoy) not in contact_words().envoys and not any(a.kind == "person" for a in sent):
        return False
    m.join((*doers, *sent))
    return bool(m.who) and m.place.country not in m.parties and _goes(m, (), _people(doers, sent))
