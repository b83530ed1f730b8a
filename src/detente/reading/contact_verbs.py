"""Contacts told by verbs: meet, speak by phone, host, visit, travel to, confer."""

from detente.knowledge.contact_words import contact_words
from detente.language import phrases
from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.contact_mention import Mention
from detente.reading.contact_scene import View, agent, antecedent, cases, is_passive, key, low, member, oblique, subject

_PEOPLE = frozenset({"person", "office", "role"})
_WITH = ("with", "between", "alongside")
_RECIPROCAL = frozenset({"one another", "each other"})
_PREDICATES = frozenset({"xcomp", "ccomp", "parataxis"})
_GOALS = {"leave": ("for",), "depart": ("for",), "head": ("to", "for", "into"), "arrive": ("in", "at"), "land": ("in", "at")}
_FORMS = {"joint": "meeting", "speak": "talks", "host": "visit", "visit": "visit", "travel": "visit", "phone": "call", "tell": "call", "send": "visit"}
_TALKING = frozenset({"negotiate", "consult", "bargain", "haggle", "parley"})


def verb_mentions(view: View, s: Sentence, v: int) -> list[Mention]:
    """The contacts that verb v tells: one, or for a journey one a state; none where it tells none."""
    m = _mention(view, s, v)
    return [m, *_further(view, m), *_elsewhere(view, m)] if m is not None else []


def _mention(view: View, s: Sentence, v: int) -> Mention | None:
    words = contact_words()
    word = next((k for k in key(s, v) if k in words.verbs), None)
    if word is None and (not by_phone(s, v) or member(s, v, words.hold)):
        return None
    kind = words.verbs[word] if word is not None else "tell"
    doer = agent(s, v) if is_passive(s, v) else subject(s, v)
    doers = view.actors(s, doer) if doer is not None else ()
    timed = s.heads[v] if s.tags[v] == "VBG" and s.heads[v] >= 0 and low(s, s.heads[v]) in words.times else v
    m = Mention(s, v, timed, _FORMS.get(kind, "meeting"), word or "call")
    if word in _TALKING or kind == "discuss":
        m.form = "talks"
    if not _HOW[kind](view, m, doers):
        return None
    if by_phone(s, v):
        m.form = "call"
    return m


def _further(view: View, m: Mention) -> list[Mention]:
    """``travelled to Kyiv and Moscow``: the further places."""
    s = m.sentence
    if m.form != "visit" or m.place is None:
        return []
    goals = [c for c in s.children[m.at] if s.deps[c].partition(":")[0] in {"obj", "obl"}]
    return stops(view, m, [k for c in goals for k in phrases.conjuncts(s, c)])


def _elsewhere(view: View, m: Mention) -> list[Mention]:
    """``met in Davos in January and in Geneva in May``: a meeting for each further town that has a date of its own."""
    s, v = m.sentence, m.at
    goals = [k for c in oblique(s, v, "in", "at") for k in phrases.conjuncts(s, c)]
    towns = [(k, p) for k in sorted(set(goals)) if (p := view.place(s, k)) is not None and not p.whole]
    out: list[Mention] = []
    for (k, place), (end, _) in zip(towns, [*towns[1:], (len(s.words), None)], strict=False):
        date = next((d.edtf for at, d in view.c.dates_in(s) if k < at < end and d.edtf), None)
        if date is None:
            return out
        if k != towns[0][0]:
            out.append(Mention(s, v, v, m.form, m.word, [*m.who], date, place, other=True))
    return out


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
        more.join((*visitors, Actor(place.name, (place.country,), "state")))
        out.append(more)
    return out


def by_phone(s: Sentence, v: int) -> bool:
    """``spoke by phone``, ``told him over the telephone``."""
    return any(
        low(s, c) in contact_words().call and cases(s, c) & {"by", "on", "over", "via"}
        for c in s.children[v]
        if s.deps[c].startswith(("obl", "nmod"))
    )


def _partners(view: View, s: Sentence, v: int, *prepositions: str) -> tuple[Actor, ...]:
    out: list[Actor] = []
    for c in oblique(s, v, *prepositions):
        out += [a for a in view.actors(s, c) if a not in out]
    return tuple(out)


def _several(actors: tuple[Actor, ...]) -> bool:
    """More than one side, or a plural that stands for several."""
    return len({p for a in actors for p in a.party} - {"UNKNOWN"}) > 1


def _object(s: Sentence, v: int) -> int | None:
    return s.child(v, "iobj") or s.child(v, "obj")


def _plural(s: Sentence, i: int | None) -> bool:
    """Several people whom nobody names: ``envoys``, ``negotiators``, ``they``."""
    if i is not None and s.tags[i] in {"WP", "WDT"}:
        i = antecedent(s, i)
    if i is None:
        return False
    return s.tags[i] in {"NNS", "CD"} or low(s, i) in contact_words().bodies or s.words[i].lower() in {"they", "both", "two"}


def _joint(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X met Y``, ``X conferred with Y``, ``X and Y sat down``."""
    s, v = m.sentence, m.at
    if is_passive(s, v):
        return False
    thing = _object(s, v)
    partners = _partners(view, s, v, *_WITH, "among")
    if thing is not None and m.word in {"meet", "consult", "gather"}:
        partners += view.actors(s, thing)
        if not partners:
            return False
    m.join(doers)
    m.join(partners)
    if partners and doers:
        return True
    if doers and not _several(doers) and m.word in {"negotiate", "meet", "confer"} and thing is None:
        abroad = next((p for p in view.places(s, v, "in", "at") if p.country), None)
        if abroad is not None and abroad.country not in m.parties and any(a.kind in _PEOPLE for a in doers):
            m.join((Actor(abroad.name, (abroad.country,), "state"),))
            return True
    if m.word == "gather" or (m.word == "consult" and not partners):
        return _several(doers)
    if thing is None and not doers and m.word != "gather":
        return _plural(s, subject(s, v)) and not view.c.quoted(s, v)
    return _several(doers) or any(a.plural for a in doers) or (bool(oblique(s, v, "with")) and bool(doers))


def _speak(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X spoke with Y``, ``X talked to Y by phone``; speaking to a public is no contact."""
    s, v = m.sentence, m.at
    phone = by_phone(s, v)
    partners = tuple(
        a
        for a in _partners(view, s, v, "with", "to")
        if phone or a.kind in {"person", "office", "state"} or oblique(s, v, "with")
    )
    m.join(doers)
    m.join(partners)
    mutual = any(low(s, c) == "other" for c in oblique(s, v, "with", "to"))
    return bool(doers and partners) or (_several(doers) and (phone or mutual))


def _host(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X received Y``; the guest comes to the host."""
    s, v = m.sentence, m.at
    guest = subject(s, v) if is_passive(s, v) else _object(s, v)
    guests = view.actors(s, guest) if guest is not None else ()
    guests = tuple(a for a in guests if a.kind in _PEOPLE or m.word in {"host", "receive"} and a.kind == "state")
    if not guests or not (doers or is_passive(s, v)):
        return False
    m.join(doers)
    m.join(guests)
    m.initiative = doers[0].party if doers else ()
    return len(m.parties) > 1 or bool(doers)


def _visit(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X visited Moscow``, ``X visited the border``."""
    s, v = m.sentence, m.at
    thing = subject(s, v) if is_passive(s, v) else _object(s, v)
    if thing is None or not doers:
        return False
    m.place = view.place(s, thing)
    m.join(doers)
    return _goes(m, view.actors(s, thing), doers)


def _goes(m: Mention, hosts: tuple[Actor, ...], doers: tuple[Actor, ...]) -> bool:
    """Adds those who are visited: named, or the state of the place."""
    if not any(a.kind in {*_PEOPLE, "organ", "body", "group"} for a in doers):
        return False
    if m.place is None and not hosts:
        return False
    own = {p for a in doers for p in a.party}
    m.initiative = doers[0].party
    if m.place is not None and m.place.country and m.place.country not in own:
        m.join((Actor(m.place.name, (m.place.country,), "state"),))
    m.join(hosts)
    return len(m.parties) > len(own - {"UNKNOWN"})


def _travel(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X flew to Moscow``; armies and refugees are on no visit."""
    s, v = m.sentence, m.at
    if not any(a.kind in _PEOPLE for a in doers):
        return False
    for c in oblique(s, v, *_GOALS.get(m.word, ("to",))):
        place = view.place(s, c)
        if place is None or not place.country:
            continue
        m.place = place
        m.join(tuple(a for a in doers))
        return _goes(m, (), doers)
    return False


def _people(doers: tuple[Actor, ...], sent: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those who travel, else those who send them, as persons."""
    return tuple(a for a in (*sent, *doers) if a.kind in _PEOPLE) or tuple(
        Actor(a.name, a.party, "office") for a in doers
    )


def _phone(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X telephoned Y``; "called him a friend" and "called on Iran" are something else."""
    s, v = m.sentence, m.at
    thing = _object(s, v)
    if thing is None or not doers or is_passive(s, v):
        return False
    partners = tuple(a for a in view.actors(s, thing) if a.kind in {"person", "office"})
    if m.word == "call":
        told = any(s.deps[c] in _PREDICATES or s.deps[c] == "iobj" for c in s.children[v])
        if told or any(s.deps[c].startswith("obl") and not s.deps[c].endswith("unmarked") for c in s.children[v]):
            return by_phone(s, v) and bool(partners)
    m.join(doers)
    m.join(partners)
    m.initiative = doers[0].party
    return bool(partners)


def _tell(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X told Y by telephone``."""
    thing = _object(m.sentence, m.at)
    partners = (view.actors(m.sentence, thing) if thing is not None else ()) + _partners(
        view, m.sentence, m.at, "with", "to"
    )
    m.join(doers)
    m.join(partners)
    return bool(doers and partners) and len(m.parties) > 1


def _discuss(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``the two presidents discussed trade``, ``X discussed trade with Y``."""
    partners = _partners(view, m.sentence, m.at, "with")
    m.definite = True
    m.weak = not (by_phone(m.sentence, m.at) or all(a.kind in {"person", "office"} for a in (*doers, *partners)))
    m.join(doers)
    m.join(partners)
    return bool(doers and partners) or (_several(doers) and not is_passive(m.sentence, m.at))


def _awaited(view: View, m: Mention, _doers: tuple[Actor, ...]) -> bool:
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


def _reached(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``the two presidents agreed in Sochi``, ``an accord reached in Minsk``: they must have met there."""
    s, v = m.sentence, m.at
    _signatories(view, m, doers)
    head = s.heads[v]
    m.place = next((p for p in view.places(s, v, "in", "at") if not p.whole), None)
    if m.place is None and s.deps[v] == "xcomp" and low(s, head) in {"fail", "manage"}:
        m.place = next((p for p in view.places(s, head, "in", "at") if not p.whole), None)
    if len(m.parties) == 1 and m.place is not None and m.place.country and is_passive(s, v):
        m.join((Actor(m.place.name, (m.place.country,), "state"),))
    if not m.who and is_passive(s, v) and m.place is not None:
        return True
    past = s.tags[v] in {"VBD", "VBN"} or s.block.kind == "title" or (s.deps[v] == "xcomp" and s.tags[head] == "VBD")
    return past and m.place is not None and len(m.parties) > 1


def _sign(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``the defence ministers of X and Y signed a memorandum``, also without a place."""
    return _reached(view, m, doers) or (len(m.parties) > 1 and m.sentence.tags[m.at] in {"VBD", "VBN"})


def _signatories(view: View, m: Mention, doers: tuple[Actor, ...]) -> None:
    """Who agreed: the subject and those "with" it; of a passive those whom the text itself names."""
    s, v = m.sentence, m.at
    m.join(doers)
    m.join(_partners(view, s, v, "with", "between", "alongside"))
    text = subject(s, v) if is_passive(s, v) else _object(s, v)
    if text is not None:
        m.join(_partners(view, s, text, "with", "between"))


def _invite(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X invited Y to Moscow``, ``X has invited Y for talks``."""
    s, v = m.sentence, m.at
    guest = subject(s, v) if is_passive(s, v) else _object(s, v)
    m.place = next(iter(view.places(s, v, "to")), None)
    m.join(doers)
    m.join(view.actors(s, guest) if guest is not None else ())
    m.initiative = doers[0].party if doers else ()
    return len(m.parties) > 1


def _send(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X sent an envoy to Tehran``."""
    s, v = m.sentence, m.at
    envoy = subject(s, v) if is_passive(s, v) else _object(s, v)
    m.place = next((p for p in view.places(s, v, "to") if p.country), None)
    if envoy is None or m.place is None:
        return False
    sent = view.actors(s, envoy)
    if low(s, envoy) not in contact_words().envoys and not any(a.kind == "person" for a in sent):
        return False
    m.join((*doers, *sent))
    return bool(m.who) and m.place.country not in m.parties and _goes(m, (), _people(doers, sent))


def _together(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X brought Y and Z together``."""
    thing = _object(m.sentence, m.at)
    guests = view.actors(m.sentence, thing) if thing is not None else ()
    m.initiative = doers[0].party if doers else ()
    m.join(guests)
    if not guests and thing is not None and low(m.sentence, thing) == "they":
        return True
    m.join(doers)
    return bool(doers) and any(a.plural for a in guests) or _several(guests)


_HOW = {
    "joint": _joint,
    "speak": _speak,
    "host": _host,
    "visit": _visit,
    "travel": _travel,
    "phone": _phone,
    "tell": _tell,
    "discuss": _discuss,
    "together": _together,
    "awaited": _awaited,
    "reached": _reached,
    "sign": _sign,
    "invite": _invite,
    "send": _send,
}
