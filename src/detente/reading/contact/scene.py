"""Helpers of the contacts reader over one parse: clauses, subjects, who a phrase names, where it says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.knowledge.contact_words import contact_words
from detente.knowledge.tables import state
from detente.language import phrases
from detente.language.actor import OBSERVER, UNKNOWN
from detente.language.actors import Actor
from detente.language.parsed import Sentence
from detente.reading.context import Context

CLAUSES = frozenset({"VERB", "AUX"})
_NO_SIDE = frozenset({OBSERVER, UNKNOWN, "REPORTER", ""})
_OFTEN = 3
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the name as it stands, the state it lies in ("" where that is not known), whether it is that state."""

    name: str
    country: str
    whole: bool

    @property
    def host(self) -> Actor:
        """The state in which it lies, which receives those who come."""
        found = state(self.country)
        return Actor(found.name if found else self.name, (self.country,), "state")


@dataclass(frozen=True, slots=True)
class View:
    """What the helpers look at: the context, who "we" are in a document with an issuer, and the two parties of
    whom the report mostly speaks (``usual``, empty where it has no such pair)."""

    c: Context
    issuer: Actor | None
    usual: tuple[Actor, ...] = ()

    def actors(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """The actors of a nominal that take part in contacts: with a side, no reporters."""
        if phrases.first_person(s.words[i]):
            if self.issuer is not None and not self.c.quoted(s, i):
                return (self.issuer,)
            return ()
        if s.lemmas[i].lower() in contact_words().listeners:
            return ()
        owner = next((c for c in s.children[i] if s.deps[c] == "nmod:poss" and s.words[c].lower() == "our"), None)
        if owner is not None and self.issuer is not None and not self.c.quoted(s, i):
            return (self.issuer,)
        whose = next((c for c in s.children[i] if s.words[c].lower() == "whose"), None)
        if whose is not None and (holder := antecedent(s, i)) is not None:
            return self.actors(s, holder)
        if _number(s, i) is None:
            found = self.c.actors.resolve(s, i)
        else:
            found = self._counted(s, i)
        return tuple(
            a
            for a in found
            if a.kind != "document"
            and (a.kind not in {"role", "office"} or self._told(s, i, a))
            and (a.known or a.kind == "person")
            and ((a.kind == "person" and a.party == (UNKNOWN,)) or set(a.party) - _NO_SIDE)
        )

    def _told(self, s: Sentence, i: int, a: Actor) -> bool:
        """Whether a description's side is named in it, or is one of which the report speaks anyway; ``their foreign
        ministers`` are of those named before."""
        if any(s.tags[c] == "PRP$" for c in s.children[i]) and UNKNOWN not in a.party:
            return True
        named = {m.entry.party for k in s.subtree(i) if (m := self.c.actors.mention(s, k)) is not None}
        often = self.c.actors.countries
        return any(p in named or p == self.c.actors.home or often[p] >= _OFTEN for p in a.party)

    def _counted(self, s: Sentence, i: int) -> tuple[Actor, ...]:
        """``the four leaders``: those meant, where their number is right."""
        found = self.c.actors.resolve(s, i)
        if _number(s, i) == len(self.usual) and all(a.party == (UNKNOWN,) for a in found):
            return self.usual  # "the two commissioners, A and B"
        several = [a for a in found for _ in a.party]
        if len(several) == _number(s, i) or any(a.plural and a.known for a in found):
            return found
        return self.usual if _number(s, i) == len(self.usual) else ()

    def place(self, s: Sentence, i: int) -> Place | None:
        """The place that token i names."""
        m = self.c.actors.mention(s, i)
        if low(s, i) in contact_words().towns:
            return self._town(s, i)
        if m is None:
            if any(a <= i < b and kind == "LOC" for a, b, kind in s.names):
                a, b = next((a, b) for a, b, kind in s.names if a <= i < b)
                return Place(self.c.parsed.report.text[s.starts[a] : s.ends[b - 1]], "", False)
            return None
        e = next((e for e in m.entries if e.kind in {"state", "capital", "place"}), None)
        if e is None:
            return None
        elsewhere = m.text in contact_words().neutral and e.party not in self.c.actors.named_states
        return Place(e.name if e.kind == "state" else m.text, "" if elsewhere else e.party, e.kind == "state")

    def _town(self, s: Sentence, i: int) -> Place | None:
        """``the resort of Sochi``, ``the Kazakh capital``."""
        for c in s.children[i]:
            if s.deps[c] == "nmod" and "of" in cases(s, c) and (named := self.place(s, c)) is not None:
                return named
        for c in s.children[i]:
            m = self.c.actors.mention(s, c)
            if c < i and m is not None and m.entry.kind == "demonym":
                return Place(f"{m.text} {s.words[i]}", m.entry.party, low(s, i) != "capital")
        return None

    def places(self, s: Sentence, v: int, *prepositions: str) -> list[Place]:
        """The places that hang on a token by one of the prepositions, or on its time (``yesterday in Sochi``)."""
        found: list[Place] = []
        for c in s.children[v]:
            if s.deps[c].partition(":")[0] not in {"obl", "nmod"}:
                continue
            for k in (c, *(g for g in s.children[c] if s.deps[g] == "nmod")):
                place = self.place(s, k) if cases(s, k) & set(prepositions) else None
                if place is not None and (k == c or not cases(s, c) - set(prepositions) - {"on", "during"}):
                    found.append(place)
        return found


def _number(s: Sentence, i: int) -> int | None:
    """How many ``the two leaders`` or ``the four`` are; None where no number stands with the article."""
    here = [s.words[c].lower() for c in s.children[i]]
    if "the" not in here and "both" not in here:
        return None
    return next((_NUMBERS[w] for w in (*here, s.words[i].lower()) if w in _NUMBERS), None)


def key(s: Sentence, i: int) -> tuple[str, ...]:
    """The base forms under which a verb or noun may stand in a table, the longest first: particle, compound."""
    lemma = s.lemmas[i].lower()
    out: list[str] = []
    for c in s.children[i]:
        word = s.words[c].lower()
        if word == "together":
            out.append(f"{lemma} together")
        elif c > i and (s.deps[c] == "compound:prt" or (c == i + 1 and s.deps[c] in {"advmod", "case"})):
            out.append(f"{lemma} {word}")
        elif c < i and s.deps[c].startswith("compound"):
            out.append(f"{s.lemmas[c].lower()} {lemma}")
    if i + 1 < len(s.words) and s.tags[i + 1] in {"RP", "IN", "RB"}:
        out.append(f"{lemma} {s.words[i + 1].lower()}")
    if any(s.deps[c] == "compound:prt" for c in s.children[i]):
        return tuple(out)
    return (*out, lemma, f"{lemma}e")


def member(s: Sentence, i: int, words: Iterable[str]) -> bool:
    """Whether the token, with its particle, is one of the words."""
    return any(k in words for k in key(s, i))


def cases(s: Sentence, i: int) -> set[str]:
    """The prepositions of a nominal, in lower case, and what is marked before a participle."""
    return {s.words[c].lower() for c in s.children[i] if s.deps[c] in {"case", "mark"}}


def low(s: Sentence, i: int) -> str:
    """The base form of a token in lower case."""
    return s.lemmas[i].lower()


def above(s: Sentence, i: int) -> Iterator[int]:
    """The heads of a token, the nearest first."""
    at = s.heads[i]
    while at >= 0:
        yield at
        at = s.heads[at]


def subject(s: Sentence, v: int, depth: int = 0) -> int | None:
    """The head of who does verb v: its own subject, else by control, coordination or as a participle."""
    own = next((c for c in s.children[v] if s.deps[c] in {"nsubj", "nsubj:outer", "nsubj:pass"}), None)
    if own is not None:
        return own
    head, dep = s.heads[v], s.deps[v]
    if head < 0 or depth > 6:
        return None
    if dep == "xcomp":
        controlled = s.child(head, "obj", "iobj")
        return controlled if controlled is not None and controlled < v else subject(s, head, depth + 1)
    if dep in {"conj", "advcl", "ccomp", "parataxis"} and s.pos[head] in {*CLAUSES, "ADJ", "NOUN"}:
        return subject(s, head, depth + 1)
    if dep.startswith("acl"):
        if any(s.words[c].lower() == "to" for c in s.children[v]) and s.tags[v] == "VB":
            return _owner(s, head, depth)
        return head
    return None


def _owner(s: Sentence, noun: int, depth: int) -> int | None:
    """``an agreement to meet``: whose it is, or the subject of the verb that governs it."""
    owner = s.child(noun, "nmod:poss")
    if owner is not None and s.deps[owner] == "nmod:poss":
        return owner
    head = s.heads[noun]
    return subject(s, head, depth + 1) if head >= 0 and s.pos[head] in CLAUSES else None


def antecedent(s: Sentence, i: int) -> int | None:
    """The noun that the relative clause around token i describes."""
    return next((s.heads[k] for k in (i, *above(s, i)) if s.deps[k].startswith("acl")), None)


def agent(s: Sentence, v: int) -> int | None:
    """The ``by`` phrase of a passive."""
    return next((c for c in s.children[v] if s.deps[c].startswith("obl") and "by" in cases(s, c)), None)


def is_passive(s: Sentence, v: int) -> bool:
    """Whether a verb stands in the passive, full or reduced."""
    if any(s.deps[c] in {"nsubj:pass", "aux:pass"} for c in s.children[v]):
        return True
    return s.tags[v] == "VBN" and s.deps[v] == "acl"


def oblique(s: Sentence, i: int, *prepositions: str) -> list[int]:
    """The nominals that hang on token i by one of the prepositions."""
    want = set(prepositions)
    return [c for c in s.children[i] if s.deps[c].partition(":")[0] in {"obl", "nmod"} and cases(s, c) & want]


def partners_of(view: View, s: Sentence, v: int, *prepositions: str) -> tuple[Actor, ...]:
    """Those who hang on a token by one of the prepositions."""
    out: list[Actor] = []
    for c in oblique(s, v, *prepositions):
        out += [a for a in view.actors(s, c) if a not in out]
    return tuple(out)


def takes_place_at(s: Sentence, v: int) -> bool:
    """``the summit at which they were to meet``: a verb that only tells who took part in the contact it describes."""
    if s.deps[v] != "acl:relcl" or low(s, v) not in contact_words().verb_heads:
        return False
    noun = low(s, s.heads[v])
    if noun not in contact_words().noun_heads and noun != "talk":
        return False
    return any(s.tags[k] in {"WDT", "WRB"} and s.deps[k] not in {"nsubj", "obj"} for k in s.children[v])


def several(actors: tuple[Actor, ...]) -> bool:
    """More than one side, or a plural that stands for several."""
    return len({p for a in actors for p in a.party} - {"UNKNOWN"}) > 1


def object_of(s: Sentence, v: int) -> int | None:
    """The object of a verb, the person before the thing."""
    person = s.child(v, "iobj")
    return s.child(v, "obj") if person is None else person
