"""Who is source and target of an action: the parties that the arguments of a frame name."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from detente.knowledge.contact_words import contact_words
from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.knowledge.stance_words import stance_words
from detente.language import phrases
from detente.language.actors import UNKNOWN
from detente.language.parsed import Sentence
from detente.language.scene import names_text
from detente.language.sides import by_descent
from detente.reading.action.senses import measures, owners
from detente.reading.context import Context
from detente.reading.frame.arguments import surface
from detente.reading.frame.frames import Frame
from detente.reading.statement.issuer import issuer
from detente.reading.statements import statements

Codes = tuple[str, ...]
_UNNAMED = "MILITANTS"
_BELOW = frozenset({"obj", "iobj", "ccomp", "xcomp", "obl", "advcl", "acl"})
_LOCATIVE = frozenset(
    {"in", "at", "near", "inside", "outside", "since", "during", "by", "before", "after", "until", "despite"}
)
_OF_DOERS = frozenset({"RETREAT", "MOBILIZE", "CONSULT", "PROTEST"})  # withdrawal of Russian troops
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"})
_WITH_AIMS = frozenset({"PROTEST", "THREATEN"})
_OF_LAW = frozenset({"arrest", "investigate"})
_PLACES = frozenset({"state", "capital", "place"})
_NOBODY = frozenset({UNKNOWN, "REPORTER", "OBSERVER"})


@lru_cache(maxsize=2)  # three readers ask for them, report by report
def parties_of(c: Context) -> "Parties":
    """The parties of a report, made once."""
    return Parties(c)


class Parties:
    """Resolves arguments to party codes in one report; knows whose voice each sentence is. Made by
    :func:`parties_of`, when all statements are read: what a nominal names does not change from then on."""

    def __init__(self, c: Context) -> None:
        self.c = c
        self._of: list[dict[int, Codes]] = [{} for _ in c.parsed.sentences]
        self._owned: list[dict[int, Codes]] = [{} for _ in c.parsed.sentences]
        said = statements(c)
        found = sorted(
            (span.start, span.end, _codes(st.party)) for st in said if st.mode != "indirect" for span in st.content
        )
        self._speakers: dict[int, set[Codes]] = {}
        for st in said:
            for span in st.evidence:
                self._speakers.setdefault(span.start, set()).add(_plain(_codes(st.party)))
        self._voices = found
        groups = Counter(
            m.entry.party
            for row in c.actors.mentions
            for m in row
            if m.entry.kind == "group" and m.entry.party != _UNNAMED
        )
        self.group = groups.most_common(1)[0][0] if groups else _UNNAMED  # whom "these terrorists" means
        self._starts = [start for start, _, _ in found]
        document = issuer(c)
        self.issuer: Codes = document.actor.party if document else ()

    def voice(self, s: Sentence, i: int) -> Codes:
        """Whose words token i is among: the quoted speaker's, else the issuer's; empty for a reporter's."""
        offset = s.starts[i]
        last = bisect_right(self._starts, offset) - 1
        for k in range(last, max(-1, last - 5), -1):
            start, end, codes = self._voices[k]
            if start <= offset < end:
                return codes
        return self.issuer

    def speaker(self, s: Sentence) -> Codes:
        """The one side that speaks in a sentence, else the issuer of the document; empty where nobody or several do."""
        found = self._speakers.get(s.start, set())
        return next(iter(found)) if len(found) == 1 else () if found else self.issuer

    def quoted(self, s: Sentence, i: int) -> Codes:
        """The speaker of the quotation that holds token i; empty outside quotations."""
        return self.voice(s, i) if self.c.quoted(s, i) else ()

    def of(self, s: Sentence, head: int) -> Codes:
        """The parties that a nominal names by itself."""
        known = self._of[s.index]
        if head not in known:
            known[head] = self._named(s, head)
        return known[head]

    def _named(self, s: Sentence, head: int) -> Codes:
        if phrases.first_person(s.words[head]):
            return self.voice(s, head)
        mention = self.c.actors.mention(s, head)
        if mention is not None and names_text(s, mention):
            return ()
        codes = [p for a in self.c.actors.resolve(s, head) for p in a.party]
        if not codes and mention is not None and not by_descent(s, mention):
            joined = (self.c.actors.mention(s, k) for k in phrases.conjuncts(s, head))  # French and Egyptian warships
            codes = [party for m in joined if m is not None and (party := self.c.actors.party(m))]
        if not codes:
            return ()
        return _plain(self.group if code == _UNNAMED and _terror(s, head) else code for code in codes)

    def owned(self, s: Sentence, head: int) -> Codes:
        """The parties that own what a nominal names, else those it names."""
        known = self._owned[s.index]
        if head not in known:
            known[head] = self._owners(s, head)
        return known[head]

    def _owners(self, s: Sentence, head: int) -> Codes:
        found = owners(s, head)
        for k in found:
            if codes := self.of(s, k):
                return codes
        if measures(s, head):  # one of its boats, a series of American strikes
            return next((codes for k in found if k > head and (codes := self.owned(s, k))), ())
        return ()

    def role(self, f: Frame, role: str) -> Codes:
        """The parties in one role of a frame."""
        s = f.sentence
        if role == "speaker":
            return self.voice(s, f.token)
        if role == "owner":
            heads = f.heads("obj") or (f.heads("head") or f.heads("subj") if f.kind == "adj" else ())
            return self._all(s, heads, own=True)
        heads = f.heads(role)
        if role == "mod":
            return self._mods(s, heads)
        if role == "subj" and f.voice == "passive":  # killed, by U.N. figures
            heads = tuple(h for h in heads if s.bases[h] not in stance_words().tallies)
        return self._all(s, heads, own=role in {"subj", "head", "poss", "holder"} or role.startswith("prep:"))

    def _mods(self, s: Sentence, heads: tuple[int, ...]) -> Codes:
        out: list[str] = []
        for h in heads:
            mention = self.c.actors.mention(s, h)
            if mention is None or s.bases[h] in {"terror", "terrorist"} or names_text(s, mention):
                continue  # terrorist attacks are nobody's in particular, the Minsk agreements not of Minsk
            if party := self.c.actors.party(mention):
                out += self.of(s, h) or (party,)
        return _plain(self.group if code == _UNNAMED else code for code in out)

    def _all(self, s: Sentence, heads: tuple[int, ...], *, own: bool) -> Codes:
        out: list[str] = []
        for h in heads:
            out += self.of(s, h) or (self.owned(s, h) if own else ())
        return tuple(dict.fromkeys(out))

    def source(self, f: Frame, sense: Sense) -> tuple[Codes, str]:
        """The source of an action by the roles of its sense, for nouns also by their light verb; and which role it was,
        empty where none names a party."""
        named = any(f.sentence.tags[h] != "PRP$" for h in f.heads("poss"))  # granted Syria's request
        if f.light and f.light in sense.verbs and not named and (codes := self.role(f, "subj")):
            return codes, "light"
        roles = [r for r in sense.source if not (f.light in sense.undergo and f.light and r == "subj")]
        if f.heads("holder"):  # before what the deed is of, where that is who suffers it
            of = next((k for k, r in enumerate(roles) if r == "prep:of"), len(roles))
            roles.insert(len(roles) if sense.root in _OF_DOERS else of, "holder")
        for role in roles:
            if codes := self.role(f, role):
                return codes, role
        if (sense.root == "PROTEST" or (sense.mode in _OF_LAW and f.voice == "passive")) and (codes := self._where(f)):
            return codes, "subj"
        if sense.root in _SPOKEN and f.kind == "verb" and f.voice == "active" and self._voiceless(f):
            codes = self.speaker(f.sentence)
            return codes, "voiceless" if codes else ""
        return (), ""

    def _where(self, f: Frame) -> Codes:
        """``was arrested in Lebanon``, ``prisoners rioted in Lebanon``: the state whose law or people is there."""
        s = f.sentence
        for h in (h for role in ("prep:in", "prep:at", "prep:across", "prep:throughout") for h in f.heads(role)):
            for k in (h, *owners(s, h)):
                m = self.c.actors.mention(s, k)
                if m is not None and m.entry.kind in _PLACES and m.entry.party:
                    return _plain((m.entry.party,))
        return ()

    def bystander(self, f: Frame) -> bool:
        """``a professor denounced``: who does it is known and speaks for no side."""
        heads = f.heads("subj") if f.kind == "verb" else f.heads("poss")
        named = [p for h in heads for a in self.c.actors.resolve(f.sentence, h) for p in a.party]
        return bool(named) and set(named) <= {"OBSERVER"}

    def stranger(self, f: Frame) -> bool:
        """``Lord Halden asked for a new text``: somebody by name of whom nothing tells whom he serves. Whoever else is
        near did not do it."""
        if f.kind != "verb" or f.voice != "active":
            return False
        s = f.sentence
        return any(
            s.pos[h] == "PROPN" and any(kind == "PER" and a <= h < b for a, b, kind in s.names) for h in f.heads("subj")
        )

    def commands_own(self, f: Frame, sense: Sense, source: Codes) -> bool:
        """``ordered the air force to attack``: an order to one's own forces asks nothing of another."""
        if sense.root != "REQUEST" or f.kind != "verb" or f.lemma not in stance_words().commanding:
            return False
        heads, s = (f.heads("obj") or f.heads("iobj")), f.sentence
        codes = self._all(s, heads, own=True)
        forces = any("forces" in lexicon().classes_of(s.bases[h]) for h in heads)
        return set(codes) <= set(source) if codes and source else not codes and forces

    def _voiceless(self, f: Frame) -> bool:
        """No subject at all, or a document: ``…, calling on Iran to``; ``the statement condemned``."""
        return all(f.sentence.bases[h] in stance_words().papers for h in f.heads("subj"))

    def target(self, f: Frame, sense: Sense, source: Codes) -> Codes:
        """The target by the roles of its sense, none of the sources."""
        roles = list(sense.target)
        if f.light and f.light in sense.undergo:
            roles.insert(0, "subj")
        if sense.root == "ASSAULT" and _strikes_a_place(f):  # bombed a market in the Syrian town of Homs
            roles.append("prep:in")
        for role in roles:
            codes = tuple(p for p in self.role(f, role) if p not in source)
            if codes:
                return codes
        home = sense.reciprocal or self.reaches(f, sense, source)  # urged the White House to hold China to it
        return () if home else self._below(f, source, aims=sense.root in _WITH_AIMS)

    def reaches(self, f: Frame, sense: Sense, source: Codes) -> bool:
        """Whether what is done is done to others of the source itself: ``the king dismissed parliament's demand``; not
        to what is its own, ``sent its troops``."""
        s = f.sentence
        heads = [h for role in sense.target for h in f.heads("obj" if role == "owner" else role)]
        if sense.root == "REQUEST":  # warned that it would act: who acts is no target
            heads += [h for k in s.children[f.token] if s.rels[k] in {"xcomp", "ccomp"} for h in surface(s, k)]
        return any(
            h not in f.heads("subj")
            and not any(_own_thing(s, k) for k in (h, *owners(s, h)))
            and set(self.of(s, h) or self.owned(s, h)) == set(source)
            for h in heads
        )

    def _below(self, f: Frame, source: Codes, *, aims: bool) -> Codes:
        """The first other party told under the predicate: ``demanded that Sudan end``, ``threatened to bomb Iran``;
        not one that is only a place; of a protest also in what it is for, ``marched to denounce Iran``, of a threat in
        what it hangs on, ``unless Iran leaves``."""
        s = f.sentence
        todo = [k for k in s.children[f.token] if s.rels[k] in _BELOW or (f.kind == "noun" and s.rels[k] == "nmod")]
        while todo:
            at = todo.pop(0)
            relative = s.deps[at].endswith("relcl") and not (f.kind == "noun" and _is_content(s, at))
            by = s.cases[at] == ["by"]
            agent = by and (s.rels[at] == "nmod" or s.deps[at] == "obl:agent")  # violations by Iran
            if (set(s.cases[at]) & _LOCATIVE and not agent) or relative or (s.rels[at] == "advcl" and not aims):
                continue
            if s.pos[at] in {"NOUN", "PROPN", "PRON", "ADJ"}:
                codes = tuple(p for p in (self.of(s, at) or self.owned(s, at)) if p not in source)
                if codes:
                    return codes
            todo = [*s.children[at], *todo]
        return ()


def _strikes_a_place(f: Frame) -> bool:
    """``bombed a market``, ``fired at targets``: what stands somewhere, and is hit where it stands."""
    struck = (f.sentence.bases[h] for role in ("obj", "prep:at") for h in f.heads(role))
    return f.kind == "verb" and any(lexicon().classes_of(word) & {"buildings", "territory"} for word in struck)


def _own_thing(s: Sentence, h: int) -> bool:
    """``it``, ``its council``, ``troops``: what stands for the source, belongs to it or is its tool."""
    tool = lexicon().classes_of(s.bases[h]) & {"forces", "weapons"}
    return s.pos[h] == "PRON" or bool(tool) or any(s.tags[k] == "PRP$" for k in s.children[h])


def _is_content(s: Sentence, at: int) -> bool:
    """``its demand that Israel ease the rules``: a clause with a subject of its own, which a parse may take for a
    relative."""
    marked = any(s.rels[k] == "mark" and s.low[k] == "that" for k in s.children[at])
    return marked and any(s.rels[k] == "nsubj" and s.tags[k] not in {"WDT", "WP"} for k in s.children[at])


def _terror(s: Sentence, head: int) -> bool:
    """``this terrorist organisation``, ``the militants``: an armed group by description."""
    around = [head, *s.children[head]]
    return any(s.bases[k] in stance_words().militant for k in around)


def _plain(codes: Iterable[str]) -> Codes:
    """Each party once, formats told by their members, without those that are no side."""
    members = contact_words().members
    return tuple(dict.fromkeys(p for code in codes for p in members.get(code, (code,)) if p not in _NOBODY))


def _codes(party: str | list[str] | None) -> Codes:
    return tuple(p for p in (party if isinstance(party, list) else (party,)) if p and p != UNKNOWN)
