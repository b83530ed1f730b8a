"""Who is meant: a noun phrase of a report → the actors it stands for, with their parties.

Order of trust: a known name; a person named in full in the report; an office with its holder at the report's date; a
role with its side (``a senior Russian official``); a pronoun or a shortened description through what was said before.
A place in a locative is never resolved, because nobody asks for it."""

from dataclasses import dataclass

from detente.dossier import Dossier
from detente.knowledge.catalogue import Entry
from detente.knowledge.offices import holders, person
from detente.knowledge.roles import Role, role_of
from detente.knowledge.tables import generic_groups, group_name, leading_office, national_organ
from detente.language import phrases
from detente.language.mentions import Gazetteer, Mention
from detente.language.parsed import Parsed, Sentence
from detente.language.people import TITLES, Person, name_span, name_text, surname

OBSERVER, UNKNOWN, REPORTER = "OBSERVER", "UNKNOWN", "REPORTER"
_SINGULAR = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite"})
_SINGLE_OFFICES = frozenset(
    {
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "defence-minister",
        "finance-minister",
        "supreme-leader",
    }
)
_PARTITIVES = frozenset({"one", "some", "several", "many", "most", "two", "three", "both", "few", "each"})
_VOICELESS = frozenset(
    {
        "statement",
        "joint statement",
        "readout",
        "summary",
        "account",
        "version",
        "press release",
        "news release",
        "release",
        "figures",
        "communique",
        "communiqué",
        "answer",
        "reply",
        "response",
        "remarks",
        "comments",
    }
)
_COLLECTIVES = frozenset({"group", "movement", "organization", "organisation", "militia", "faction"})
_NEWSROOMS = frozenset(
    {
        "news agency",
        "state news agency",
        "news service",
        "state television",
        "newspaper",
        "television",
        "media",
        "state media",
    }
)
_SIDE_KINDS = frozenset({"media", "state", "demonym", "organ", "body", "group", "capital", "people"})


@dataclass(frozen=True, slots=True)
class Actor:
    """``name`` as canonical as the text allows; ``party`` has one code or several (acting together).

    ``kind``: person, office, state, organ, body, group, role, document, unknown. ``role`` is the head word of the
    description. ``known`` is False where the side was guessed."""

    name: str
    party: tuple[str, ...]
    kind: str
    gender: str | None = None
    role: str | None = None
    plural: bool = False
    known: bool = True


class Actors:
    """Resolves the noun phrases of one report. Keeps what was said so far, for pronouns."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer, dossier: Dossier | None = None) -> None:
        self.parsed = parsed
        self.date = (parsed.report.published or "").partition("/")[0] or None
        self._gazetteer = gazetteer
        self._theatre: dict[str, int] | None = None
        self._offices: dict[tuple[str, str], bool] = {}
        self.home: str | None = None  # the issuer's state: "the president" of an official release
        self.mentions = gazetteer.mentions(parsed)
        self._by_token: list[dict[int, Mention]] = [
            {k: m for m in row for k in range(m.first, m.last + 1)} for row in self.mentions
        ]
        self.people: dict[str, Person] = {}
        self._memory: dict[tuple[int, int], tuple[Actor, ...]] = {}
        self._busy: set[tuple[int, int]] = set()
        self.speakers: list[tuple[int, int, Actor]] = []
        self._collect_people()

    def settle(self, home: str) -> None:
        """Tell whose offices go unmarked in this report; what was resolved before is resolved anew."""
        self.home = home
        self._memory.clear()

    # --- the persons of the report ---

    def _collect_people(self) -> None:
        """A first pass: whoever has a full name somewhere, headline or later."""
        for s in self.parsed.sentences:
            spans: list[tuple[int, int]] = [
                (m.first, m.last) for m in self.mentions[s.index] if m.entry.kind == "person"
            ]
            for a, b, kind in s.names:
                if kind == "PER" and b - a >= 2 and not any(x <= b - 1 and a <= y for x, y in spans):
                    if not any(self._side_entry(s, k) for k in (a, b - 1)) or b - a >= 3:
                        spans.append(name_span(s, a, None))
            for first, last in spans:
                if last > first and s.words[last].lower().rstrip(".") not in TITLES:
                    self._meet(s, first, last)

    def _meet(self, s: Sentence, first: int, last: int) -> Person:
        """Register the person named by tokens first … last."""
        name = name_text(s, first, last)
        mention = self.mention(s, first)
        entry = mention.entry if mention and mention.entry.kind == "person" else None
        canonical = entry.name if entry else name.replace("’", "'").replace("- ", "-")
        key = surname(entry.surname or canonical) if entry else surname(canonical)
        person = self.people.get(key)
        if person is None or (person.name != canonical and entry and not person.known):
            person = Person(canonical, (), known=entry is not None)
            self.people[key] = person
        if entry and entry.surname:
            self.people.setdefault(surname(entry.surname), person)
        self.people.setdefault(surname(name), person)
        head = self._head(s, first, last)
        roles, party = self._description(s, head, first, last)
        person.roles |= roles
        if entry:
            person.gender = person.gender or entry.gender
            best = self._best(mention.entries) if mention else entry
            if any("former" in r for r in roles) or OBSERVER in party:
                person.party = party or person.party
            elif not person.party:
                person.party = (best.party,)
        elif party and (not person.party or person.party == (UNKNOWN,)):
            person.party = party
        if not entry and not person.party:
            self._recognise(person, canonical)
        return person

    def _recognise(self, p: Person, name: str) -> None:
        """``Sergey V. Lavrov``: a spelling not in the table, with the surname and initial of someone in office."""
        if not self.date:
            return
        for known in person(name.split()[-1], self.date)[:3]:
            in_office = (not known.start or known.start <= self.date) and (
                not known.end or self.date[: len(known.end)] <= known.end
            )
            if in_office and known.name[:1] == name[:1]:
                p.name, p.party, p.gender, p.known = known.name, (known.party,), known.gender, True
                return

    def _head(self, s: Sentence, first: int, last: int) -> int:
        for k in range(first, last + 1):
            if not first <= s.heads[k] <= last:
                return k
        return first

    def _description(self, s: Sentence, head: int, first: int, last: int) -> tuple[set[str], tuple[str, ...]]:
        """Roles and party told by the words beside a name: titles before it, appositions, the noun it explains."""
        places: list[int] = []
        before = [
            k
            for k in s.children[head]
            if k < first and s.deps[k].partition(":")[0] in {"nmod", "compound", "amod", "appos", "flat"}
        ]
        places += before
        for c in s.children[head]:
            if s.deps[c] == "appos" and not first <= c <= last:
                places.append(c)
        if s.deps[head] in {"appos", "flat", "nmod:desc"} and s.heads[head] >= 0:
            places.append(s.heads[head])
        roles: set[str] = set()
        party: tuple[str, ...] = ()
        for p in places:
            got = self._role_at(s, p)
            if got is None:
                continue
            role, side = got
            roles.add(role.word)
            if side and not party:
                party = side
        tail = self._after(s, last)
        if tail:
            roles |= tail[0]
            party = party or tail[1]
        lead = self._before(s, first)
        if lead:
            roles |= lead[0]
            party = party or lead[1]
        if not party:
            for p in [*before, head]:
                for m, how in phrases.modifiers(s, p):
                    side = self._side(s, m, how)
                    if side:
                        return roles, side
        return roles, party

    def _before(self, s: Sentence, first: int) -> tuple[set[str], tuple[str, ...]] | None:
        """The run of title words straight before a name: ``Pentagon press operations director Navy Capt.``"""
        k, observer = first - 1, False
        roles: set[str] = set()
        party: tuple[str, ...] = ()
        while (
            k >= 0
            and first - k <= 9
            and (s.pos[k] in {"NOUN", "PROPN", "ADJ"} or s.words[k] in {"-", "of", "for", "’s", "'s", "and", "the"})
        ):
            role = role_of(s.lemmas[k].lower()) if s.pos[k] in {"NOUN", "PROPN"} else None
            if role:
                roles.add(role.word)
                observer = observer or role.serves == "observer"
            side = self._side_entry(s, k)
            if side and not party:
                party = (self._best(side.entries).party,)
            k -= 1
        if not roles:
            return None
        return roles, ((OBSERVER,) if observer else party)

    def _after(self, s: Sentence, last: int) -> tuple[set[str], tuple[str, ...]] | None:
        """The description straight behind a name and a comma, read word by word: ``, a senior fellow at …``."""
        k = last + 2
        if last + 2 >= len(s.words) or s.words[last + 1] != ",":
            return None
        low = s.words[k].lower()
        if low not in {
            "a",
            "an",
            "the",
            "head",
            "director",
            "chief",
            "editor",
            "professor",
            "senior",
            "who",
        } and s.tags[k] not in {"NN", "JJ"}:
            return None
        former = False
        for at in range(k, min(k + 6, len(s.words))):
            if s.words[at] in {",", "said", "told"} or s.tags[at] in {"VBD", "IN"}:
                break
            former = former or s.lemmas[at].lower() in {"former", "retired"}
            role = role_of(s.lemmas[at].lower())
            if (
                role
                and role.individual
                and role.kind != "source"
                and (at + 1 >= len(s.words) or s.tags[at + 1] not in {"NN", "NNP"})
            ):
                observer = role.serves == "observer" or (former and role.former_observer)
                return {role.word}, ((OBSERVER,) if observer else ())
        return None

    # --- noun phrases ---

    def mention(self, s: Sentence, i: int) -> Mention | None:
        """The known name that covers token i."""
        return self._by_token[s.index].get(i)

    def resolve(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The actors of the noun phrase with head i, coordinated ones included; empty where it names none."""
        key = (s.index, i)
        if key not in self._memory:
            if key in self._busy:
                return ()
            self._busy.add(key)
            found: list[Actor] = []
            for head in phrases.conjuncts(s, i):
                found += [a for a in self._one(s, head) if a not in found]
            self._busy.discard(key)
            self._memory[key] = tuple(found)
        return self._memory[key]

    def _one(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        if s.pos[i] == "PRON" or s.tags[i] in {"PRP", "WP", "WDT", "PRP$"}:
            return self._pronoun(s, i)
        if s.lemmas[i].lower() in _PARTITIVES:
            whole = next(
                (
                    c
                    for c in s.children[i]
                    if c > i and s.deps[c].startswith(("nmod", "obl")) and "of" in phrases.prepositions(s, c)
                ),
                None,
            )
            if whole is not None:
                return self.resolve(s, whole)
        mention = self.mention(s, i)
        if mention is not None:
            actor = self._mentioned(s, i, mention)
            if actor is not None:
                return actor
        if s.pos[i] == "PROPN":
            person = self._person(s, i, mention)
            if person is not None:
                return (person,)
        return self._described(s, i)

    def _mentioned(self, s: Sentence, i: int, m: Mention) -> tuple[Actor, ...] | None:
        entry = self._best(m.entries)
        kind = entry.kind
        if kind in {"person", "surname"}:
            person = self._person(s, i, m)
            return (person,) if person else None
        if kind == "outlet":
            return ()
        if kind in {"demonym", "people"}:
            if (
                kind == "demonym"
                and s.tags[i] not in {"NNPS", "NNS"}
                and s.words[i].lower() not in {"u.s.", "uk"}
                and i == m.last
                and not self._headless(s, i)
            ):
                return None
            return (Actor(entry.state or m.text, (entry.party,), "state", plural=True),)
        if kind == "capital":
            return (Actor(entry.state or m.text, (entry.party,), "state"),)
        if kind == "place":
            return ()
        if kind == "state":
            return (Actor(entry.name, (entry.party,), "state"),)
        if kind == "generic":
            theatre = self._in_theatre(m.entries)
            got = self._role_at(s, i)
            if (got and got[1]) or theatre is None:
                return self._described(s, i)
            entry = theatre
            name = group_name(entry.party) or phrases.text(s, *phrases.core(s, i))
            return (Actor(name, (entry.party,), "group", plural=True),)
        name = m.text if kind == "group" else entry.name
        return (Actor(name, (entry.party,), kind, plural=kind == "group"),)

    def _headless(self, s: Sentence, i: int) -> bool:
        """``The Russian said``: an adjective that heads its phrase."""
        return s.deps[i].partition(":")[0] in {"nsubj", "obj", "obl", "iobj", "conj", "nmod"} and any(
            s.tags[c] == "DT" for c in s.children[i]
        )

    def _best(self, entries: tuple[Entry, ...]) -> Entry:
        """The entry that fits the report's date best."""
        if len(entries) == 1 or self.date is None:
            return entries[0]
        return min(entries, key=lambda e: (e.distance(self.date or ""), e.rank))

    def _in_theatre(self, entries: tuple[Entry, ...]) -> Entry | None:
        """``the rebels``: those of the country that the report speaks of most; None where it names none of theirs."""
        if self._theatre is None:
            self._theatre = {}
            for row in self.mentions:
                for m in row:
                    if m.entry.kind in {"state", "demonym", "capital", "people", "place", "group"}:
                        code = m.entry.country or m.entry.party
                        self._theatre[code] = self._theatre.get(code, 0) + 1
        counts = self._theatre
        if not entries:
            return None
        best = max(entries, key=lambda e: counts.get(e.country, 0) if e.country else 0.5)
        return best if not best.country or counts.get(best.country) else None

    def _counts(self) -> dict[str, int]:
        """How often each country is named."""
        self._in_theatre(())
        return self._theatre or {}

    def _person(self, s: Sentence, i: int, m: Mention | None) -> Actor | None:
        """The person whose name holds token i; None where it is no person."""
        first, last = name_span(s, i, m)
        if (
            first == last
            and s.words[i].lower().rstrip(".") in TITLES
            and i + 1 < len(s.words)
            and s.pos[i + 1] == "PROPN"
            and m is None
        ):
            return self._person(s, i + 1, self.mention(s, i + 1))
        name = name_text(s, first, last)
        if first == last and (s.words[i].lower().rstrip(".") in TITLES or role_of(s.words[i].lower())):
            return None
        person = self.people.get(surname(name))
        several = last > first
        if (
            person is None
            and m is not None
            and m.entry.kind in {"person", "surname"}
            and (m.first, m.last) == (first, last)
        ):
            entry = self._best(m.entries)
            if entry.kind == "person" or entry.distance(self.date or "") <= 1:
                person = Person(entry.name, (entry.party,), entry.gender, known=True)
                self.people[surname(name)] = person
        if person is None and several and (self._looks_personal(s, first, last)):
            person = self._meet(s, first, last)
        if person is None:
            titled = self._before(s, first)
            if titled and titled[0]:
                person = Person(name, titled[1] or self._guess_side(s, first), None, roles=set(titled[0]))
                self.people[surname(name)] = person
        if person is None:
            return None
        return Actor(
            person.name,
            person.party or (UNKNOWN,),
            "person",
            person.gender,
            min(person.roles, default=None),
            known=bool(person.party),
        )

    def _guess_side(self, s: Sentence, first: int) -> tuple[str, ...]:
        return (self.home,) if self.home else ()

    def _looks_personal(self, s: Sentence, first: int, last: int) -> bool:
        return any(k == "PER" and a <= last and first < b for a, b, k in s.names)

    def _described(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """A role, an organ or a group told by its description: ``the Russian president``, ``his spokesman``."""
        named = self._named_apposition(s, i)
        if named:
            return named
        if s.lemmas[i].lower() in _COUNTERPARTS:
            return self._counterpart(s, i)
        if (
            (s.tags[i] == "NNS"
            and any(s.lemmas[c].lower() in {"both", "two"} for c in s.children[i]))
            or (s.lemmas[i].lower() == "side" and any(s.lemmas[c].lower() == "each" for c in s.children[i]))
        ):
            both = self._both(s, i)
            if both:
                return both
        got = self._role_at(s, i)
        if got is None:
            return ()
        role, side = got
        first, last = phrases.full(s, i)
        label = phrases.text(s, first, last)
        plural = s.tags[i] in {"NNS", "NNPS"}
        definite = s.block.kind in {"title", "bullet"} or any(
            s.lemmas[c].lower() in {"the", "this", "that", "both"} or s.deps[c] == "nmod:poss" for c in s.children[i]
        )
        if role.word in _COLLECTIVES and definite and not side and not plural:
            group = self._group_before(s, i)
            if group is not None:
                return (group,)
        if role.word in _NEWSROOMS:
            return (Actor(label, side, "media", role=role.word),) if side else ()
        exclusive = {state for state, _ in role.offices}
        if not side and len(exclusive) == 1 and "" not in exclusive:
            side = tuple(exclusive)
        if not side and role.serves == "state":
            side = self._here(s, i)
        if not side and role.kind == "legislator" and s.index:
            side = self._subject_before(s)
        if role.serves == "observer" or OBSERVER in side:
            old = (
                None if side and side != (OBSERVER,) else self._anaphor(s, i, role) if definite and not plural else None
            )
            return (old or Actor(label, (OBSERVER,), "role", role=role.word, plural=plural),)
        if (role.offices or role.word == "leader") and not plural and role.kind != "organ":
            parties = side or (self._near_party(s, i, role) if definite else ())
            definite = definite or s.tags[i] == "NNP"
            holder = None if side or self.home else self._anaphor(s, i, role) if definite else None
            holder = (
                holder
                or self._holder(s, role, parties)
                or (self._anaphor(s, i, role) if definite and self.home and not side else None)
            )
            if holder is not None:
                return (holder,)
            if parties:
                return (Actor(self._label(role, label, parties), parties, "office", role=role.word, known=bool(side)),)
        if definite and not side:
            old = self._anaphor(s, i, role)
            if old is not None:
                return (old,)
        if role.serves == "document":
            owner = self._owner(s, i) if role.word in _VOICELESS else None
            return (Actor(owner or label, side, "document", role=role.word),) if side else ()
        if not side and role.serves == "state" and self.home:
            side = (self.home,)
        if not side and role.serves == "state" and role.kind == "organ":
            side = self._near_party(s, i, role)
        return (
            Actor(
                self._label(role, label, side),
                side or (UNKNOWN,),
                "role",
                role=role.word,
                plural=plural,
                known=bool(side),
            ),
        )

    def _counterpart(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """``his American counterpart``: who holds the same office on the side that the adjective names."""
        side: tuple[str, ...] = ()
        owner: tuple[Actor, ...] = ()
        for m, how in phrases.modifiers(s, i):
            if how == "poss":
                owner = owner or self.resolve(s, m)
            elif not side:
                side = self._side(s, m, how)
        if not side:
            return ()
        if owner and self.date:
            for held in person(owner[0].name, self.date):
                office = getattr(held, "office", "")
                found = holders(office, side[0], self.date) if office in _SINGLE_OFFICES else ()
                if found:
                    return (Actor(found[0].name, side, "person", found[0].gender, office),)
                break
        return (Actor(phrases.text(s, *phrases.core(s, i)), side, "office", role="counterpart"),)

    def _both(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """``both governments``, ``the two leaders``: the two sides that the report has named last, before this."""
        found: dict[str, Actor] = {}
        people = s.lemmas[i].lower() in {"leader", "president", "man", "minister", "diplomat", "official", "woman"}
        if not people and s.lemmas[i].lower() not in {
            "government",
            "side",
            "country",
            "capital",
            "state",
            "nation",
            "power",
        }:
            return ()
        for row in range(s.index, max(-1, s.index - 8), -1):
            other = self.parsed.sentences[row]
            for m in reversed(self.mentions[row]):
                if row == s.index and m.first >= i:
                    continue
                e = self._best(m.entries)
                if people and e.kind in {"person", "surname"} and e.party not in found:
                    found[e.party] = Actor(e.name, (e.party,), "person", e.gender)
                elif (
                    not people
                    and e.kind in {"state", "person", "surname", "organ", "capital", "group"}
                    and e.party not in found
                    and other.deps[m.last] != "obl"
                ):
                    name = e.state or (e.name if e.kind in {"organ", "group"} else e.party)
                    found[e.party] = Actor(name, (e.party,), "state")
                if len(found) == 2:
                    return tuple(reversed(found.values()))
        return ()

    def _owner(self, s: Sentence, i: int) -> str | None:
        """``the White House statement``, ``its summary``: who speaks in it."""
        for m, _ in phrases.modifiers(s, i):
            actors = (
                self.resolve(s, m) if self.mention(s, m) is None or self.mention(s, m).entry.kind != "demonym" else ()
            )  # type: ignore[union-attr]
            if actors:
                return actors[0].name
        return None

    def _group_before(self, s: Sentence, i: int) -> Actor | None:
        """``the group``: the armed group or movement named last."""
        for row in range(s.index, max(-1, s.index - 5), -1):
            for m in reversed(self.mentions[row]):
                if m.entry.kind == "group" and (row < s.index or m.first < i):
                    return Actor(m.entry.name, (self._best(m.entries).party,), "group", plural=True)
        return None

    def _subject_before(self, s: Sentence) -> tuple[str, ...]:
        """The side of the subject of the sentence before."""
        other = self.parsed.sentences[s.index - 1]
        for k in range(len(other.words)):
            if other.deps[k].startswith("nsubj") and other.heads[k] == other.root:
                actors = self.resolve(other, k)
                return actors[0].party if len(actors) == 1 and actors[0].party not in {(OBSERVER,), (UNKNOWN,)} else ()
        return ()

    def _label(self, role: Role, label: str, side: tuple[str, ...]) -> str:
        """The phrase as it stands, or the organ's own name: ``the Foreign Ministry in Moscow``."""
        organ = national_organ(side[0], role.word) if len(side) == 1 and role.kind == "organ" else None
        return organ.organ if organ else label

    def names(self, words: str) -> tuple[Entry, ...]:
        """The readings of a name that stands alone, best first."""
        return self._gazetteer.lookup(words)

    def lookup(self, words: str) -> Actor | None:
        """A name that stands alone: a label, an outlet, a sender."""
        entries = self._gazetteer.lookup(words)
        if not entries:
            return None
        e = self._best(entries)
        kind = "person" if e.kind == "surname" else e.kind
        return Actor(e.name, (e.party,), kind, e.gender)

    def _named_apposition(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """``Putin’s spokesman, Dmitry Peskov``: the name explains the role."""
        if s.pos[i] not in {"NOUN", "PROPN", "ADJ"}:
            return ()
        for c in s.children[i]:
            if s.deps[c] in {"appos", "flat", "nmod:desc"} and s.pos[c] == "PROPN" and c > i:
                m = self.mention(s, c)
                if (
                    m is not None
                    and m.entry.kind in {"organ", "media", "body", "group"}
                    and s.deps[c] in {"appos", "flat", "nmod:desc"}
                ):
                    return (Actor(m.entry.name, (self._best(m.entries).party,), m.entry.kind),)
                if m is not None and m.entry.kind not in {"person", "surname"}:
                    continue
                person = self._person(s, c, m)
                if person is not None:
                    return (person,)
        for k in range(i + 1, min(i + 9, len(s.words) - 1)):
            if s.words[k] == ",":
                m = self.mention(s, k + 1)
                if m is not None and m.entry.kind == "person" and self._ends_phrase(s, m.last):
                    person = self._person(s, m.first, m)
                    return (person,) if person else ()
                break
        return ()

    def _ends_phrase(self, s: Sentence, last: int) -> bool:
        """Whether a comma or the verb follows: an apposition, not the next member of a list."""
        nxt = s.words[last + 1 : last + 2]
        return (
            not nxt
            or (nxt[0] in {",", ":"}
            and not any(w.lower() in {"and", "or"} for w in s.words[last + 2 : last + 4]))
        )

    def _role_at(self, s: Sentence, i: int) -> tuple[Role, tuple[str, ...]] | None:
        """The role that head i names and the side it serves by its modifiers."""
        role = self._role_word(s, i)
        if role is None:
            return None
        mods = phrases.modifiers(s, i)
        words = {s.lemmas[m].lower() for m, _ in mods}
        if role.serves == "observer":
            return role, (OBSERVER,)
        if role.former_observer and words & {"former", "retired", "ex", "one-time", "onetime", "erstwhile"}:
            return role, (OBSERVER,)
        for m, how in mods:
            if how in {"to", "with", "on", "about", "against", "at"} and role.serves == "state":
                continue
            if how in {"for", "to"} and role.kind == "envoy":
                continue
            found = self.mention(s, m)
            if role.kind == "document" and found is not None and found.entry.kind in {"capital", "place"}:
                continue
            side = self._side(s, m, how)
            if side:
                return role, side
        return role, ()

    def _role_word(self, s: Sentence, i: int) -> Role | None:
        """The longest role that ends at token i: ``foreign minister`` before ``minister``."""
        if s.pos[i] not in {"NOUN", "PROPN", "ADJ", "X"}:
            return None
        low = [w.lower() for w in s.words[max(0, i - 3) : i]]
        ends = [s.lemmas[i].lower(), s.words[i].lower()]
        for n in range(len(low), -1, -1):
            for end in ends:
                role = role_of(" ".join([*low[len(low) - n :], end]))
                if role:
                    return role
        after = " ".join(w.lower() for w in s.words[i : i + 3])
        return role_of(after) if s.words[i + 1 : i + 2] == ["of"] else None

    def _side_entry(self, s: Sentence, i: int) -> Mention | None:
        m = self.mention(s, i)
        return m if m is not None and m.entry.kind in _SIDE_KINDS else None

    def _side(self, s: Sentence, m: int, how: str) -> tuple[str, ...]:
        """The party that a modifier stands for."""
        found = self.mention(s, m)
        if (
            found is not None
            and how in {"of", "poss", "from", "for"}
            and any(s.deps[c] == "conj" for c in s.children[m])
        ):
            several = [self._side(s, k, "pre") for k in phrases.conjuncts(s, m)]
            return tuple(dict.fromkeys(p for side in several for p in side))
        if found is not None:
            entry = self._best(found.entries)
            if entry.kind in _SIDE_KINDS or (
                entry.kind == "place" and entry.party and how in {"in", "from", "of", "pre"}
            ):
                return (entry.party,)
            if entry.kind == "generic":
                theatre = self._in_theatre(found.entries)
                if theatre is not None:
                    return (theatre.party,)
            if entry.kind == "outlet":
                return ()
        if how in {"poss", "of", "for", "pre", "from", "by"}:
            actors = self.resolve(s, m)
            if actors and all(a.kind != "document" for a in actors):
                return tuple(dict.fromkeys(p for a in actors for p in a.party if p != UNKNOWN))
        return ()

    def _holder(self, s: Sentence, role: Role, side: tuple[str, ...]) -> Actor | None:
        """Who holds the office at the report's date."""
        office = role.office(side[0]) if len(side) == 1 else None
        if len(side) == 1 and role.word == "leader":
            office = leading_office(side[0])
        if office is None or office in {"special-envoy", "spokesperson", "vice-president"} or not self.date:
            return None
        found = holders(office, side[0], self.date)
        if len(found) != 1:
            return None
        return Actor(found[0].name, side, "person", found[0].gender, role.word)

    def _here(self, s: Sentence, i: int) -> tuple[str, ...]:
        """``In Stepanakert, lawmakers warned``: the place that opens the sentence tells whose they are."""
        for m in self.mentions[s.index]:
            if m.first < i and m.first <= 3 and any(s.words[k].lower() == "in" for k in range(m.first)):
                entry = self._best(m.entries)
                if entry.kind in {"capital", "place", "state"} and entry.party:
                    return (entry.party,)
        return ()

    def _near_party(self, s: Sentence, i: int, role: Role) -> tuple[str, ...]:
        """The state that an office without a country belongs to: the issuer's, else that named last."""
        if self.home:
            return (self.home,)
        limited = [state for state, _ in role.offices]
        if limited and "" not in limited:
            return tuple(
                sorted((st for st in limited if self._counts().get(st)), key=lambda st: -self._counts()[st])[:1]
            )
        if role.word == "government":
            torn = {g.country for g in generic_groups() if g.country}
            named = [c for c in self._counts() if c in torn]
            if named:
                return (max(named, key=lambda c: self._counts()[c]),)
        for row in range(s.index, max(-1, s.index - 3), -1):
            other = self.parsed.sentences[row]
            for m in reversed(self.mentions[row]):
                if row == s.index and m.first >= i:
                    continue
                entry = self._best(m.entries)
                if entry.kind in {"state", "demonym", "capital", "people"} and other.deps[m.last] != "obl":
                    return (entry.party,)
        return ()

    # --- what was said before ---

    def note(self, s: Sentence, at: int, actor: Actor) -> None:
        """Remember a speaker, for ``he added`` and ``the official said``."""
        self.speakers.append((s.index, at, actor))

    def _anaphor(self, s: Sentence, i: int, role: Role) -> Actor | None:
        """``the official added``: the last speaker, person or phrase with that role."""
        for row, _, actor in reversed(self.speakers):
            if s.index - row > 30:
                break
            if (actor.role and role.matches(actor.role)) or (
                actor.kind == "person" and self._holds(actor.name, actor.party, role)
            ):
                return actor
            person = self.people.get(surname(actor.name)) if actor.kind == "person" else None
            if person and any(role.matches(r) for r in person.roles):
                return actor
        for person in self.people.values():
            if role.kind in {"envoy", "head", "minister", "spokesperson", "military"} and (
                any(role.matches(r) for r in person.roles) or self._holds(person.name, person.party, role)
            ):
                return Actor(person.name, person.party or (UNKNOWN,), "person", person.gender, role.word)
        return self._same_word(s, i)

    def _holds(self, name: str, party: tuple[str, ...], role: Role) -> bool:
        """Whether a person holds at the report's date the office that the role names."""
        if len(party) != 1 or not self.date or role.kind not in {"head", "minister"}:
            return False
        office = leading_office(party[0]) if role.word == "leader" else role.office(party[0])
        key = (name, office or "")
        if key not in self._offices:
            self._offices[key] = bool(office) and any(
                h.name == name for h in holders(office or "", party[0], self.date)
            )
        return self._offices[key]

    def _same_word(self, s: Sentence, i: int) -> Actor | None:
        """``the co-chairs`` after ``the co-chairs of the Minsk Group``."""
        lemma = s.lemmas[i].lower()
        for row in range(s.index, max(-1, s.index - 15), -1):
            other = self.parsed.sentences[row]
            for k in range(len(other.words) if row < s.index else i):
                if other.lemmas[k].lower() == lemma and (row, k) not in self._busy:
                    found = self.resolve(other, k)
                    if len(found) == 1 and found[0].known and found[0].party and found[0].party != (UNKNOWN,):
                        return found[0]
        return None

    def _pronoun(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        word = s.words[i].lower()
        if s.tags[i] in {"WP", "WDT"} or word in {"who", "which", "that"}:
            return self._relative(s, i)
        if word in _SINGULAR:
            found = self._recent(s, i, _SINGULAR[word], plural=False, person=True)
        elif word in {"they", "them", "their", "both", "two", "these"}:
            found = self._recent(s, i, None, plural=True, person=False)
        elif word in {"it", "its"}:
            found = self._recent(s, i, None, plural=False, person=False)
        else:
            return ()
        return found

    def _relative(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        at = s.heads[i]
        while at >= 0:
            if s.deps[at] in {"acl:relcl", "advcl:relcl"}:
                head = s.heads[at]
                return self.resolve(s, head) if head >= 0 and s.pos[head] in {"NOUN", "PROPN", "PRON"} else ()
            at = s.heads[at]
        return ()

    def _recent(self, s: Sentence, i: int, gender: str | None, *, plural: bool, person: bool) -> tuple[Actor, ...]:
        """The best antecedent in this sentence and the three before: subjects and speakers first, then the nearest."""
        best: tuple[float, tuple[Actor, ...]] = (0.0, ())
        for row in range(s.index, max(-1, s.index - 4), -1):
            other = self.parsed.sentences[row]
            if (
                row < s.index
                and other.block.kind in {"title", "subhead", "caption", "bullet"}
                and s.block.kind == "paragraph"
            ):
                continue
            for head in self._candidates(other, i if row == s.index else len(other.words)):
                if row == s.index and head in s.subtree(i):
                    continue
                actors = self.resolve(other, head)
                if not _agrees(actors, gender, plural, person):
                    continue
                value = self._salience(other, head, s.index - row)
                if any(n == row and a in actors for n, _, a in self.speakers):
                    value += 1.0
                if value > best[0]:
                    best = (value, actors)
        return best[1]

    def _candidates(self, s: Sentence, before: int) -> list[int]:
        """Heads of nominals left of a token that could be antecedents."""
        want = {"nsubj", "obj", "obl", "nmod", "iobj", "appos", "root", "conj"}
        return [
            k
            for k in range(before)
            if s.pos[k] in {"NOUN", "PROPN"}
            and s.deps[k].partition(":")[0] in want
            and not s.deps[k].startswith("nmod:desc")
        ]

    def _salience(self, s: Sentence, head: int, distance: int) -> float:
        dep = s.deps[head].partition(":")[0]
        value = {"nsubj": 3.0, "obj": 1.5, "iobj": 1.5, "obl": 1.0, "root": 1.5, "appos": 1.2, "conj": 1.0}.get(
            dep, 0.7
        )
        if dep == "nsubj" and s.heads[head] >= 0 and s.deps[s.heads[head]] in {"root", "conj"}:
            value += 1.0
        if s.deps[head] == "nmod:poss":
            value = 1.4
        return value + 0.01 * head - 1.6 * distance


def _agrees(actors: tuple[Actor, ...], gender: str | None, plural: bool, person: bool) -> bool:
    if not actors:
        return False
    if person:
        one = actors[0]
        fits = one.kind in {"person", "office"} or (one.kind == "role" and not one.plural)
        return len(actors) == 1 and fits and (gender is None or one.gender in {None, gender})
    if plural:
        return len(actors) > 1 or actors[0].plural or actors[0].kind in {"group"}
    return (
        (len(actors) == 1
        and actors[0].kind in {"state", "organ", "body", "group", "document"})
        or (
            len(actors) == 1
            and actors[0].kind == "role"
            and actors[0].role in {"government", "ministry", "delegation", "administration"}
        )
    )
