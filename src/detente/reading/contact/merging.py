"""Mentions of one report → its distinct contacts: by form, parties, date and place, and by what points back."""

import math
from dataclasses import dataclass, field, replace

from detente.language.actors import Actor
from detente.reading.contact.mention import Mention

_RANK = {"summit": 5, "call": 5, "visit": 4, "channel": 4, "talks": 2, "meeting": 2, "other": 1}
_VAGUE = frozenset({"conversation", "discuss", "debate", "exchange", "agree", "discussion"})
_COMING = frozenset({"proposed", "conditional"})
_SITTINGS = frozenset({"meeting", "summit", "talks"})
_ALIKE = 0.34  # share of common parties among all, below which two sets of parties are two contacts
_FAR = 20
_MANY = 200  # contacts, the last, that a mention is compared with; and mentions that a contact rests on
_ENDS = 20  # of a contact with very many mentions: so many, the first and the last, tell what it is
_BACK = 12  # sentences that "the talks" may point back


@dataclass(slots=True)
class Cluster:
    """The mentions of one contact, in the order of the text."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def told(self) -> list[Mention]:
        """The mentions with which another is compared: all, but for the middle of very many."""
        few = len(self.mentions) <= 2 * _ENDS
        return self.mentions if few else [*self.mentions[:_ENDS], *self.mentions[-_ENDS:]]

    @property
    def parties(self) -> set[str]:
        """All parties that a mention gives."""
        return {p for m in self.told for p in m.parties}

    @property
    def dates(self) -> list[str]:
        """All dates, in the order of the text."""
        return [m.date for m in self.told if m.date]

    @property
    def last(self) -> int:
        """The sentence of the last mention."""
        return self.mentions[-1].sentence.index


def merge(mentions: list[Mention], usual: tuple[Actor, ...] = ()) -> list[Cluster]:
    """Each distinct contact once. What has no parties of its own joins the contact that it points to; where there is
    none, it is a contact of those of whom the report mostly speaks (``usual``)."""
    clusters: list[Cluster] = []
    waiting: list[Mention] = []
    for m in mentions:
        target = _best(clusters, m) if m.parties else None
        if target is not None:
            _join(target, m)
        elif m.parties and _starts(m):
            clusters.append(Cluster([m]))
        else:
            waiting.append(m)
    for m in waiting:
        target = _best(clusters, m) or _best(clusters, m, ahead=True)
        if target is not None:
            _join(target, m)
            target.mentions.sort(key=lambda k: (k.sentence.index, k.at))
        elif _may_stand_alone(m) and (meant := _meant(clusters, m) or usual):
            m.join(meant)
            clusters.append(Cluster([m]))
    _gather(clusters)
    return sorted(clusters, key=lambda c: (c.mentions[0].sentence.index, c.mentions[0].at))


def _join(c: Cluster, m: Mention) -> None:
    """Add a mention; the hundreds that follow in a report without end tell nothing new."""
    if len(c.mentions) < _MANY:
        c.mentions.append(m)


def _gather(clusters: list[Cluster]) -> None:
    """Contacts of one known side, told before the others were named (in a headline), join those that they are."""
    for c in [c for c in clusters if len(c.parties) == 1][:_MANY]:
        others = [o for o in clusters if o is not c and c.parties < o.parties]
        fits = [(min(fit(o, replace(m, definite=True)) for m in c.mentions), n) for n, o in enumerate(others)]
        best = max(fits, default=(0.0, 0))
        if best[0] > 0:
            target = others[best[1]]
            target.mentions = sorted((*target.mentions, *c.mentions), key=lambda m: (m.sentence.index, m.at))
            clusters.remove(c)


def _meant(clusters: list[Cluster], m: Mention) -> tuple[Actor, ...]:
    """Those who take part in the like contact that was told before: ``another round``, ``a third meeting``."""
    like = [c for c in clusters[-_MANY:] if c.mentions[0].sentence.index <= m.sentence.index and len(c.parties) > 1]
    same = [c for c in like if any(k.word == m.word or k.form == m.form for k in c.mentions)]
    same = same or [c for c in like if {m.form, *(k.form for k in c.mentions)} <= _SITTINGS]
    if not m.other or not same:
        return ()
    last = max(same, key=lambda c: max(k.sentence.index for k in c.mentions if k.sentence.index <= m.sentence.index))
    return tuple(a for k in last.mentions for a in k.who)


def _starts(m: Mention) -> bool:
    """Whether a mention tells enough to be a contact of its own."""
    return not m.weak or m.date is not None or m.place is not None or m.duration is not None


def _may_stand_alone(m: Mention) -> bool:
    """``the next round``, ``talks in Geneva``: a contact of its own though nobody is named."""
    told = m.date or m.place or m.duration or m.definite or m.other or m.sure or m.sentence.deps[m.top] != "nmod"
    return m.form != "visit" and _starts(m) and bool(told)


def _best(clusters: list[Cluster], m: Mention, *, ahead: bool = False) -> Cluster | None:
    """The contact of which m is most likely another mention."""
    near = clusters[-_MANY:]
    known = [ahead or c.mentions[0].sentence.index <= m.sentence.index or _sure(c, m) for c in near]
    scored = [(fit(c, m, ahead=ahead), n) for n, c in enumerate(near) if known[n]]
    good = [(value, n) for value, n in scored if value > 0]
    return near[max(good)[1]] if good else None


def _sure(c: Cluster, m: Mention) -> bool:
    """Whether day or place tell that a contact is meant that is told only later."""
    return _dates(c, m) == 2 or _places(c, m) == 2


def fit(c: Cluster, m: Mention, *, ahead: bool = False) -> float:
    """How well a mention fits a contact; 0 where it cannot be the same."""
    forms = {k.form for k in c.told}
    vague = (m.word in _VAGUE and (m.form in forms or "call" in forms)) or all(k.word in _VAGUE for k in c.told)
    if (("call" in forms) != (m.form == "call") and not vague) or ("channel" in forms) != (m.form == "channel"):
        return 0.0
    near = any(k.sentence.index == m.sentence.index for k in c.told)
    dated, placed = _dates(c, m), _places(c, m)
    if dated == 0 or placed == 0:
        return 0.0
    coming = m.status in _COMING and c.told[-1].status == m.status
    if m.other and not (dated == 2 or placed == 2 or coming):
        return 0.0
    if m.old != any(k.old for k in c.told) and ((m.date and m.old) or c.dates) and dated < 2:
        return 0.0
    if (_opposed(c, m) and dated < 2) or _whole(c, m):
        return 0.0
    far = min(abs(m.sentence.index - k.sentence.index) for k in c.told)
    if not m.parties:
        return _pointing(c, m, forms, far, dated + placed, ahead=ahead)
    both = set(m.parties) & c.parties
    if not both:
        return 0.0
    shared = len(both) / min(len(set(m.parties)), len(c.parties))
    if min(len(set(m.parties)), len(c.parties)) > 1 and len(both) / len(set(m.parties) | c.parties) < _ALIKE:
        return 0.0
    apart = (m.form == "visit") != ("visit" in forms) and len(both) == 1 and dated + placed <= 2
    if apart and not near and len(set(m.parties) | c.parties) > 2:
        return 0.0
    if shared < 1 and not near and not (m.form == "visit" and placed == 2):
        return 0.0
    noun = m.sentence.pos[m.at] != "VERB" and m.form in forms and far <= _BACK
    if min(len(set(m.parties)), len(c.parties)) == 1 and not (m.definite or near or dated + placed > 2 or noun):
        return 0.0
    same_form = 1.0 if m.form in forms else 0.4
    return shared + same_form + dated + placed - 0.02 * far


def _pointing(c: Cluster, m: Mention, forms: set[str], far: int, known: int, *, ahead: bool) -> float:
    """``the talks``, a subhead, a caption: the contact of that form named last."""
    if not (m.definite or m.weak) and m.sentence.block.kind == "paragraph" and known <= 2:
        return 0.0
    if far > (_FAR if m.definite else _BACK) and not ahead:
        return 0.0
    if ahead and known <= 2 and (m.place is not None or m.date is not None):
        return 0.0
    word = 1.0 if any(k.word == m.word for k in c.told) else 0.0
    if known <= 2 and not word and m.place is not None:
        return 0.0
    form = 0.5 if m.form in forms else 0.1 if m.form in _SITTINGS and forms & _SITTINGS else 0.0
    if not word and not form and known <= 2:
        return 0.0
    often = 0.1 * math.sqrt(len(c.told))
    return 0.2 + word + form + known + often - 0.05 * far


def _dates(c: Cluster, m: Mention) -> int:
    """2 where dates agree, 1 where one is open, 0 where they exclude each other."""
    if not m.date or not c.dates:
        return 1
    if any(_span(m.date) != _span(d) for d in c.dates if "/" in d or "/" in m.date):
        return 0
    return 2 if any(overlap(m.date, d) for d in c.dates) else 0


def _span(date: str) -> bool:
    """Whether a date is a time of months, which holds many a meeting."""
    first, last = bounds(date)
    return "/" in date and date.partition("/")[0][:7] != date.partition("/")[2][:7] and first[:7] != last[:7]


def _places(c: Cluster, m: Mention) -> int:
    """As :func:`_dates`, of places; a town agrees with its state."""
    places = [k.place for k in c.told if k.place is not None]
    if m.place is None or not places:
        return 1
    for p in places:
        if p.name.lower() == m.place.name.lower():
            return 2
        if (p.whole or m.place.whole) and p.country == m.place.country:
            return 2
    return 0


def _whole(c: Cluster, m: Mention) -> bool:
    """``Putin met Lavrov``: two named persons of one side who met are all who did."""
    verbs = [k for k in (m, *c.told) if k.sentence.pos[k.at] == "VERB"]
    pairs = [k for k in verbs if len({a.name for a in k.who if a.kind == "person"}) > 1]
    sides = {frozenset(k.parties) for k in pairs if len(k.parties) == 1}
    return bool(sides) and any(len(k.parties) > 1 for k in (m, *c.told))


def _opposed(c: Cluster, m: Mention) -> bool:
    """One is over and the other still to come."""
    done = {"held", "ongoing"}
    told = {k.status in done for k in c.told if k.sure}
    return m.sure and bool(told) and (m.status in done) not in told


def bounds(date: str) -> tuple[str, str]:
    """First and last day that an EDTF date or interval may mean, as strings that sort."""
    first, _, last = date.partition("/")
    low = (first + "-01-01"[len(first) - 4 :])[:10] if first and first != ".." else "0000-01-01"
    end = last or first
    high = (end + "-12-31"[len(end) - 4 :])[:10] if end and end != ".." else "9999-12-31"
    return low, high


def overlap(a: str, b: str) -> bool:
    """Whether two EDTF dates or intervals have a day in common."""
    (a1, a2), (b1, b2) = bounds(a), bounds(b)
    return a1 <= b2 and b1 <= a2


def form(c: Cluster) -> str:
    """The form that tells most: a summit with its meetings is a summit."""
    return max((m.form for m in c.mentions), key=lambda f: _RANK.get(f, 0))
