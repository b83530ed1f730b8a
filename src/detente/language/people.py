"""The persons of a report: every full name with who he is, so that surnames later on find him.

The party comes from the table of offices at the report's date, else from the description beside the name."""

from detente.knowledge.catalogue import Entry
from detente.knowledge.offices import person as persons_called
from detente.knowledge.phrase_words import phrase_words
from detente.knowledge.roles import role_of
from detente.language.actor import OBSERVER, UNKNOWN, Actor, Party, Person
from detente.language.beside_names import told_beside, told_by_titles
from detente.language.mentions import Mention
from detente.language.parsed import Sentence
from detente.language.personal_names import is_title, name_span, name_text, surname
from detente.language.scene import Scene
from detente.language.sides import side_name

_BEFORE_GIVEN_NAMES = phrase_words().before_given_names


def collect_people(scene: Scene) -> None:
    """Register whoever has a full name somewhere in the report, headline or later."""
    for s in scene.parsed.sentences:
        known = [(m.first, m.last) for m in scene.mentions[s.index] if m.entry.kind == "person"]
        for first, last in known + _unknown_names(scene, s, known):
            if last > first and not is_title(s.words[last]):
                _register(scene, s, first, last)


def _unknown_names(scene: Scene, s: Sentence, known: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The learned names of persons, first and last token, that overlap no known one."""
    taken = list(known)
    for a, b, kind in s.names:
        if kind != "PER" or b - a < 2 or any(x <= b - 1 and a <= y for x, y in taken):
            continue
        if b - a >= 3 or not any(side_name(scene, s, k) for k in (a, b - 1)):
            taken.append(name_span(s, a, None))
    return taken[len(known) :]


def _register(scene: Scene, s: Sentence, first: int, last: int) -> Person:
    """Put the person named by tokens first … last among those of the report, with what is told beside the name."""
    name = name_text(s, first, last)
    mention = scene.mention(s, first)
    entry = mention.entry if mention and mention.entry.kind == "person" else None
    canonical = entry.name if entry else name.replace("’", "'").replace("- ", "-")
    key = surname((entry and entry.surname) or canonical)
    person = scene.people.get(key)
    if person is None or (entry and person.name != canonical and not person.known):
        person = Person(canonical, (), known=entry is not None)
        scene.people[key] = person
    scene.people.setdefault(surname(name), person)
    told = told_beside(scene, s, first, last)
    person.roles |= told.roles
    if mention and entry:
        _serves(person, entry, scene.best(mention.entries).party, told.roles, told.party)
        return person
    if told.party and person.party in {(), (UNKNOWN,)}:
        person.party = told.party
    if not person.party:
        _recognise(scene, person, canonical)
    return person


def _serves(person: Person, entry: Entry, office: str, roles: set[str], told: Party) -> None:
    """The tables say whom someone serves, unless the report says that this is over."""
    person.gender = person.gender or entry.gender
    if OBSERVER in told or any("former" in r for r in roles):
        person.party = told or person.party
    elif not person.party:
        person.party = (office,)


def _recognise(scene: Scene, person: Person, name: str) -> None:
    """``Sergey V. Lavrov``: a spelling not in the table, with the surname and initial of someone in office."""
    date = scene.date
    if not date:
        return
    for known in persons_called(name.split()[-1], date)[:3]:
        begun = not known.start or known.start <= date
        over = known.end and date[: len(known.end)] > known.end
        if begun and not over and known.name[:1] == name[:1]:
            person.name, person.party, person.gender, person.known = known.name, (known.party,), known.gender, True
            return


def person_at(scene: Scene, s: Sentence, i: int, m: Mention | None) -> Actor | None:
    """The person whose name, covered by the known name m or by none, holds token i; None where it is no person."""
    first, last = name_span(s, i, m)
    if first == last and is_title(s.words[i]):
        if m is None and s.pos[i + 1 : i + 2] == ["PROPN"]:
            return person_at(scene, s, i + 1, scene.mention(s, i + 1))
        return None
    if first == last and role_of(s.low[i]):
        return None
    person = (
        _by_given_name(scene, s, first, last)
        or scene.people.get(surname(name_text(s, first, last)))
        or _from_tables(scene, s, first, last, m)
        or _with_full_name(scene, s, first, last)
        or _with_title(scene, s, first, last)
    )
    if person is None:
        return None
    role = min(person.roles, default=None)
    return Actor(person.name, person.party or (UNKNOWN,), "person", person.gender, role, known=bool(person.party))


def _from_tables(scene: Scene, s: Sentence, first: int, last: int, m: Mention | None) -> Person | None:
    """Someone known whom the report names by the surname alone, in office then or not long before or after."""
    if m is None or m.entry.kind not in {"person", "surname"} or (m.first, m.last) != (first, last):
        return None
    entry = scene.best(m.entries)
    if entry.kind != "person" and entry.distance(scene.date or "") > 1:
        return None
    person = Person(entry.name, (entry.party,), entry.gender, known=True)
    scene.people[surname(name_text(s, first, last))] = person
    return person


def _by_given_name(scene: Scene, s: Sentence, first: int, last: int) -> Person | None:
    """``Sheikh Mohammed`` after ``Sheikh Mohammed bin Abdulrahman``: with these titles the given name follows. Of two
    who have it, the one last named before."""
    before = last - 1 if last > first else first - 1
    if last > first + 1 or before < 0 or s.low[before] not in _BEFORE_GIVEN_NAMES:
        return None
    given = s.low[last]
    people = {p.name: p for p in scene.people.values() if " " in p.name and p.name.split()[0].lower() == given}
    if len(people) < 2:
        return next(iter(people.values()), None)
    for other in scene.back(s, s.index + 1):
        words = other.words if other is not s else other.words[:first]
        named = [(words.index(name.split()[-1]), name) for name in people if name.split()[-1] in words]
        if named:
            return people[max(named)[1]]
    return None


def _with_full_name(scene: Scene, s: Sentence, first: int, last: int) -> Person | None:
    """A name of several words that was learned to be a person's."""
    if last > first and any(kind == "PER" and a <= last and first < b for a, b, kind in s.names):
        return _register(scene, s, first, last)
    return None


def _with_title(scene: Scene, s: Sentence, first: int, last: int) -> Person | None:
    """A name with a role straight before it: ``Defence Minister Tonoyan``."""
    told = told_by_titles(scene, s, first)
    if not told.roles:
        return None
    name = name_text(s, first, last)
    home = (scene.home,) if scene.home else ()
    person = Person(name, told.party or home, roles=set(told.roles))
    scene.people[surname(name)] = person
    return person
