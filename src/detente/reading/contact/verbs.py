"""Contacts told by verbs: meet, speak by phone, host, visit, travel to, confer."""

from detente.knowledge.contact_words import contact_words
from detente.language import phrases
from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.contact.mention import Mention
from detente.reading.contact.scene import (
    View,
    agent,
    antecedent,
    cases,
    is_passive,
    key,
    low,
    member,
    object_of,
    oblique,
    partners_of,
    several,
    subject,
    takes_place_at,
)
from detente.reading.contact.status import NOT
from detente.reading.contact.visits import PEOPLE, awaited, further_stops, host, send, travel, visit

_WITH = ("with", "between", "alongside")
_PREDICATES = frozenset({"xcomp", "ccomp", "parataxis"})
_FORMS = {
    "speak": "talks",
    "host": "visit",
    "visit": "visit",
    "travel": "visit",
    "send": "visit",
    "phone": "call",
    "tell": "call",
}
_ACCORDS = frozenset({"reach", "strike"})
_TALKING = frozenset({"negotiate", "consult", "bargain", "haggle", "parley"})


def verb_mentions(view: View, s: Sentence, v: int) -> list[Mention]:
    """The contacts that verb v tells: one, or for a journey one a state; none where it tells none."""
    m = _mention(view, s, v)
    return [m, *further_stops(view, m), *_elsewhere(view, m)] if m is not None else []


def _mention(view: View, s: Sentence, v: int) -> Mention | None:
    words = contact_words()
    word = next((k for k in key(s, v) if k in words.verbs), None) if low(s, v) in words.verb_heads else None
    if takes_place_at(s, v):
        return None
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


def by_phone(s: Sentence, v: int) -> bool:
    """``spoke by phone``, ``told him over the telephone``."""
    return any(
        low(s, c) in contact_words().call and cases(s, c) & {"by", "on", "over", "via"}
        for c in s.children[v]
        if s.deps[c].startswith(("obl", "nmod"))
    )


def _plural(s: Sentence, i: int | None) -> bool:
    """Several people whom nobody names: ``envoys``, ``negotiators``, ``they``."""
    if i is not None and s.tags[i] in {"WP", "WDT"}:
        i = antecedent(s, i)
    if i is None:
        return False
    body = low(s, i) in contact_words().bodies
    return body or s.tags[i] in {"NNS", "CD"} or s.words[i].lower() in {"they", "both"}


def _joint(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X met Y``, ``X conferred with Y``, ``X and Y sat down``."""
    s, v = m.sentence, m.at
    if is_passive(s, v):
        return False
    thing = object_of(s, v)
    partners = partners_of(view, s, v, *_WITH, "among")
    if thing is not None and m.word in {"meet", "consult", "gather"}:
        partners += view.actors(s, thing)
        if not partners:
            return False
    m.join(doers)
    m.join(partners)
    if partners and doers:
        return True
    if doers and not several(doers) and m.word in {"negotiate", "meet", "confer"} and thing is None:
        abroad = next((p for p in view.places(s, v, "in", "at") if p.country), None)
        if abroad is not None and abroad.country not in m.parties and any(a.kind in PEOPLE for a in doers):
            m.join((abroad.host,))
            return True
    if m.word == "gather" or (m.word == "consult" and not partners):
        return several(doers)
    if thing is None and not doers and m.word != "gather":
        return _plural(s, subject(s, v)) and not view.c.quoted(s, v)
    return several(doers) or any(a.plural for a in doers) or (bool(oblique(s, v, "with")) and bool(doers))


def _speak(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X spoke with Y``, ``X talked to Y by phone``; speaking to a public is no contact."""
    s, v = m.sentence, m.at
    if any(low(s, c) in contact_words().listeners for c in oblique(s, v, "with", "to")):
        return False
    phone = by_phone(s, v)
    partners = tuple(
        a
        for a in partners_of(view, s, v, "with", "to")
        if phone or a.kind in {"person", "office", "state"} or oblique(s, v, "with")
    )
    m.join(doers)
    m.join(partners)
    mutual = any(low(s, c) == "other" for c in oblique(s, v, "with", "to"))
    together = mutual or (len({p for a in doers for p in a.party}) > 1 and _lasts(s, v))
    return bool(doers and partners) or (several(doers) and (phone or together))


def _lasts(s: Sentence, v: int) -> bool:
    """``talked for two hours``, said of two sides: with each other."""
    return any(low(s, k) in contact_words().times for c in oblique(s, v, "for") for k in phrases.conjuncts(s, c))


def _phone(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X telephoned Y``; "called him a friend" and "called on Iran" are something else."""
    s, v = m.sentence, m.at
    thing = object_of(s, v)
    if thing is None or not doers or is_passive(s, v):
        return False
    partners = tuple(a for a in view.actors(s, thing) if a.kind in {"person", "office"})
    if m.word == "call":
        told = any((s.deps[c] in _PREDICATES and not _purpose(s, c)) or s.deps[c] == "iobj" for c in s.children[v])
        if told or any(s.deps[c].startswith("obl") and not s.deps[c].endswith("unmarked") for c in s.children[v]):
            return by_phone(s, v) and bool(partners)
    m.join(doers)
    m.join(partners)
    m.initiative = doers[0].party
    return bool(partners)


def _purpose(s: Sentence, c: int) -> bool:
    """``called her to thank her``: what the call is for."""
    to = any(s.words[k].lower() == "to" for k in s.children[c])
    return to and low(s, c) in contact_words().purposes


def _tell(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X told Y by telephone``."""
    thing = object_of(m.sentence, m.at)
    partners = (view.actors(m.sentence, thing) if thing is not None else ()) + partners_of(
        view, m.sentence, m.at, "with", "to"
    )
    m.join(doers)
    m.join(partners)
    return bool(doers and partners) and len(m.parties) > 1


def _discuss(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``the two presidents discussed trade``, ``X discussed trade with Y``."""
    partners = partners_of(view, m.sentence, m.at, "with")
    if any(m.sentence.words[c].lower() in NOT for c in m.sentence.children[m.at]):
        return False
    m.definite = True
    m.weak = not (by_phone(m.sentence, m.at) or all(a.kind in {"person", "office"} for a in (*doers, *partners)))
    m.join(doers)
    m.join(partners)
    return bool(doers and partners) or (several(doers) and not is_passive(m.sentence, m.at))


def _reached(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``the two presidents agreed in Sochi``, ``an accord reached in Minsk``: they must have met there."""
    s, v = m.sentence, m.at
    if m.word in _ACCORDS and not _accord(s, v):
        return False
    _signatories(view, m, doers)
    head = s.heads[v]
    m.place = next((p for p in view.places(s, v, "in", "at") if not p.whole), None)
    if m.place is None and s.deps[v] == "xcomp" and low(s, head) in {"fail", "manage"}:
        m.place = next((p for p in view.places(s, head, "in", "at") if not p.whole), None)
    if len(m.parties) == 1 and m.place is not None and m.place.country and is_passive(s, v):
        m.join((m.place.host,))
    if not m.who and is_passive(s, v) and m.place is not None:
        return True
    past = s.tags[v] in {"VBD", "VBN"} or s.block.kind == "title" or (s.deps[v] == "xcomp" and s.tags[head] == "VBD")
    return past and m.place is not None and len(m.parties) > 1


def _accord(s: Sentence, v: int) -> bool:
    """``reached an agreement``, not ``reached the site at Palmyra``: an agreement, or what is no name."""
    thing = s.heads[v] if s.deps[v] == "acl" else subject(s, v) if is_passive(s, v) else object_of(s, v)
    return thing is None or s.pos[thing] != "PROPN"


def _sign(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``the defence ministers of X and Y signed a memorandum``, also without a place."""
    return _reached(view, m, doers) or (len(m.parties) > 1 and m.sentence.tags[m.at] in {"VBD", "VBN"})


def _signatories(view: View, m: Mention, doers: tuple[Actor, ...]) -> None:
    """Who agreed: the subject and those "with" it; of a passive those whom the text itself names."""
    s, v = m.sentence, m.at
    m.join(doers)
    m.join(partners_of(view, s, v, "with", "between", "alongside"))
    text = subject(s, v) if is_passive(s, v) else object_of(s, v)
    if text is not None:
        m.join(partners_of(view, s, text, "with", "between"))


def _invite(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X invited Y to Moscow``, ``X has invited Y for talks``."""
    s, v = m.sentence, m.at
    guest = subject(s, v) if is_passive(s, v) else object_of(s, v)
    m.place = next(iter(view.places(s, v, "to")), None)
    m.join(doers)
    m.join(view.actors(s, guest) if guest is not None else ())
    m.initiative = doers[0].party if doers else ()
    return len(m.parties) > 1


def _together(view: View, m: Mention, doers: tuple[Actor, ...]) -> bool:
    """``X brought Y and Z together``."""
    thing = object_of(m.sentence, m.at)
    guests = view.actors(m.sentence, thing) if thing is not None else ()
    m.initiative = doers[0].party if doers else ()
    m.join(guests)
    if not guests and thing is not None and low(m.sentence, thing) == "they":
        return True
    m.join(doers)
    return (bool(doers) and any(a.plural for a in guests)) or several(guests)


_HOW = {
    "joint": _joint,
    "speak": _speak,
    "host": host,
    "visit": visit,
    "travel": travel,
    "phone": _phone,
    "tell": _tell,
    "discuss": _discuss,
    "together": _together,
    "awaited": awaited,
    "reached": _reached,
    "sign": _sign,
    "invite": _invite,
    "send": send,
}
