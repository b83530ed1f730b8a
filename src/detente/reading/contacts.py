"""Contacts out of a report (guide §2): meetings, calls, visits, summits, talks and channels, each distinct one once.

Verbs and nouns that tell of a contact give mentions with those taking part, date, place and status; the mentions of
one contact are merged, and each contact becomes a record that rests on all its sentences."""

from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.contact.circumstances import circumstances, clause
from detente.reading.contact.mention import Mention
from detente.reading.contact.merging import Cluster, form, merge
from detente.reading.contact.nouns import noun_mentions
from detente.reading.contact.scene import View
from detente.reading.contact.status import settle_status
from detente.reading.contact.verbs import verb_mentions
from detente.reading.contact.visits import due_mentions
from detente.reading.context import Context
from detente.reading.main_sides import main_sides
from detente.reading.statement.dates import peg
from detente.reading.statement.issuer import issuer
from detente.records import Contact

_SIDES = frozenset({"state", "demonym", "people", "capital", "organ", "group", "person", "surname", "generic"})
_TELLING = frozenset({"VERB", "NOUN", "PROPN"})
_NO_TEXT = frozenset({"boilerplate", "byline", "dateline"})


def contacts(c: Context) -> list[Contact]:
    """The contacts of a report, in the order in which it first tells of them; read once."""
    if c.contacts is None:
        c.contacts = _read(c)
    return c.contacts


def _read(c: Context) -> list[Contact]:
    by = issuer(c)
    view = View(c, by.actor if by is not None else None, _usual(c))
    found = [cluster for cluster in merge(_mentions(view), view.usual) if _counts(cluster)]
    return [_record(c, cluster) for cluster in found]


def _mentions(view: View) -> list[Mention]:
    out: list[Mention] = []
    for s in view.c.timely(view.c.parsed.sentences):
        if s.block.kind not in _NO_TEXT:
            out += _in_sentence(view, s)
    return out


def _in_sentence(view: View, s: Sentence) -> list[Mention]:
    """The mentions of one sentence, those with most participants first where they may be the same."""
    found: list[Mention] = []
    for i, pos in enumerate(s.pos):
        if pos in _TELLING:
            here = verb_mentions(view, s, i) if pos == "VERB" else noun_mentions(view, s, i)
        elif s.low[i] == "due":
            here = due_mentions(view, s, i)
        else:
            continue
        for m in here:
            circumstances(view, m)
            settle_status(view.c, m)
            found.append(m)
    return sorted(found, key=lambda m: not m.parties)


def _usual(c: Context) -> tuple[Actor, ...]:
    """The two parties of whom the report mostly speaks: those meant by ``the talks`` that names nobody."""
    names: dict[str, Actor] = {}
    for row in c.actors.mentions:
        for m in row:
            party = c.actors.party(m)
            if m.entry.kind in _SIDES and party:
                name = m.entry.state or (m.entry.name if m.entry.kind == "state" else party)
                names.setdefault(party, Actor(name, (party,), "state"))
    main = [party for party in main_sides(c) if party in names]
    return tuple(names[party] for party in main) if len(main) == 2 else ()


def _counts(cluster: Cluster) -> bool:
    """Whether enough is told: two parties, or one with a place, a day or a word that says how it stands."""
    if len(cluster.parties) > 1:
        return True
    return bool(cluster.parties) and any(m.place is not None or m.date or m.sure for m in cluster.mentions)


def _record(c: Context, cluster: Cluster) -> Contact:
    """The record of one contact: of each field the first that a mention tells, of the date the closest."""
    mentions = cluster.mentions
    dates = list(cluster.dates)
    place = next((m.place.name for m in mentions if m.place is not None and not m.place.whole), None)
    place = place or next((m.place.name for m in mentions if m.place is not None), None)
    spans = sorted({(m.sentence.start, m.sentence.end) for m in mentions})
    return Contact(
        report=c.parsed.report.path,
        evidence=[c.evidence(a, b) for a, b in spans],
        form=form(cluster),  # type: ignore[arg-type]
        participants=_names([a for m in mentions for a in m.who]),
        parties=list(dict.fromkeys(p for m in mentions for p in m.parties)),
        date=max(dates, key=lambda d: len(d.partition("/")[0]), default=None) or _day_of_the_news(c, cluster),
        place=place,
        status=_status(cluster),  # type: ignore[arg-type]
        initiative=next((_one(m.initiative) for m in mentions if m.initiative), None),
        duration=next((m.duration for m in mentions if m.duration), None),
        condition=next((m.condition for m in mentions if m.condition), None),
        topics=list(dict.fromkeys(t for m in mentions for t in m.topics)),
        confidence=0.8 if len(cluster.parties) > 1 else 0.6,
    )


def _day_of_the_news(c: Context, cluster: Cluster) -> str | None:
    """What a headline or the plain past of a main clause tells without a date happened on the day of the news."""
    told = any(_plainly_told(c, m) for m in cluster.mentions if m.status == "held")
    return peg(c) if told and _status(cluster) == "held" else None


def _plainly_told(c: Context, m: Mention) -> bool:
    """By a headline, or in the plain past by the main clause of a sentence that has no date of its own."""
    s, verb = m.sentence, clause(m.sentence, m)
    if c.dates_in(s) or any(ch.isdigit() for ch in c.parsed.report.text[s.start : s.end]):
        return False  # a date that cannot be read is one all the same
    if s.block.kind == "title":
        return s.pos[verb] == "VERB" and s.tags[verb] in {"VBP", "VBZ", "VBD"}
    perfect = any(s.bases[k] == "have" for k in s.children[verb])
    return s.tags[verb] == "VBD" and s.deps[verb] in {"root", "conj"} and not perfect


def _names(who: list[Actor]) -> list[str]:
    """Those who took part, each once; a state not beside its own people: ``Kenya`` where its president came."""
    came = {p for a in who if a.kind != "state" and len(a.party) == 1 for p in a.party}
    return list(dict.fromkeys(a.name for a in who if a.kind != "state" or not came.issuperset(a.party)))


def _one(parties: tuple[str, ...]) -> str | list[str]:
    return parties[0] if len(parties) == 1 else list(parties)


def _status(cluster: Cluster) -> str:
    """The status that words tell, the first of them but for what calls it off or makes it depend."""
    told = [m.status for m in cluster.mentions if m.sure]
    if not told:
        return cluster.mentions[0].status
    for name in ("cancelled", "conditional"):
        if name in told:
            return name
    return told[0]
