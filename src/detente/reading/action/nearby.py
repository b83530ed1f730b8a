"""Who may have done what no argument names: the parties told around a predicate, each with how it stands to it.

Whose troops are withdrawn, who imposed the sanctions, who keeps a cease-fire: a reader knows from the clause above, the
sentence before, what the report told of the like. Nothing is decided here; :mod:`detente.reading.action.judge` does."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice

from detente.knowledge.lexicon import lexicon
from detente.knowledge.lexicon_entries import Sense
from detente.language.actor import UNKNOWN
from detente.language.parsed import Sentence
from detente.language.scene import names_text
from detente.language.sides import by_descent
from detente.reading.action.implied import teller
from detente.reading.action.parties import Codes, Parties
from detente.reading.context import Context
from detente.reading.frame.arguments import surface
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Scope

_SIDES = frozenset({"state", "demonym", "people", "capital", "organ", "group", "person", "surname", "generic"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
_ROLES = ("obj", "poss", "mod", "prep:of", "prep:by", "prep:from", "prep:with", "prep:between", "prep:among", "subj")
_TOP = 4

Ways = dict[Codes, set[str]]


class Nearby:
    """Proposals for missing sources in one report; ``usual``: the parties it names most, most frequent first;
    ``counts``: how often each is named, ``mentioned``: how often any is."""

    def __init__(self, c: Context, parties: Parties) -> None:
        self.c, self.parties = c, parties
        self._last: dict[str, tuple[Codes, Codes]] = {}
        self._foes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._named: dict[int, list[tuple[int, Codes]]] = {}
        counts: Counter[str] = Counter(
            party
            for s, row in zip(c.parsed.sentences, c.actors.mentions, strict=True)
            for m in row
            if m.entry.kind in _SIDES and not by_descent(s, m) and not names_text(s, m) and (party := c.actors.party(m))
        )
        self.usual: Codes = tuple(p for p, _ in counts.most_common(_TOP))
        self.mentioned = sum(counts.values()) or 1
        self.counts = counts

    def note(self, root: str, source: Codes, target: Codes) -> None:
        """Remember who did a thing of this kind last, and who stands against whom."""
        self._last[root] = source, target
        for a in source:
            for b in target:
                if a != b:
                    self._foes[b][a] += 1
                    self._foes[a][b] += 1

    def candidates(self, f: Frame, sense: Sense, over: Scope, target: Codes) -> Ways:
        """Every party that may be the source, with the ways in which it is near."""
        out: defaultdict[Codes, set[str]] = defaultdict(set)
        if sense.root == "CONSULT" and not sense.reciprocal:
            return {}  # who travelled and met is the contacts' business
        for way, codes in self._around(f, over, struck=sense.root == "ASSAULT"):
            for code in codes:
                out[(code,)].add(way)
        for way, codes in self._told(sense, target):
            for code in codes:
                out[(code,)].add(way)
        for rank, code in enumerate(self.usual):
            out[(code,)].add(f"usual{rank}")
        if sense.root == "ASSAULT":
            here = self.named(f.sentence)
            scenes = {code for at, codes in here if _is_scene(f.sentence, at) for code in codes}
            for code in scenes - {code for at, codes in here if not _is_scene(f.sentence, at) for code in codes}:
                if all(way.startswith("usual") for way in out[(code,)]):
                    del out[(code,)]
        if sense.reciprocal:
            self._pairs(f, sense, out)
        if sense.root == "ASSAULT" and target:
            out[(UNKNOWN,)].add("unknown")
        return {codes: ways for codes, ways in out.items() if not set(codes) & set(target) or len(codes) > 1}

    def _pairs(self, f: Frame, sense: Sense, out: defaultdict[Codes, set[str]]) -> None:
        if len(self.usual) > 1:
            out[self.usual[:2]].add("usual-pair")
        source, target = self._last.get(sense.root or "", ((), ()))
        both = tuple(dict.fromkeys((*source, *target)))
        if len(both) > 1:
            out[both].add("last-pair")
        here = tuple(dict.fromkeys(code for _, codes in self.named(f.sentence) for code in codes))
        if len(here) == 2:
            out[here].add("sentence-pair")

    def _around(self, f: Frame, over: Scope, *, struck: bool) -> Iterator[tuple[str, Codes]]:
        """What the sentence and the one before it name; where somebody was ``struck``, not the place of it."""
        s, parties = f.sentence, self.parties
        yield "teller", teller(parties, f, over)
        yield "speaker", parties.speaker(s)
        for role in _ROLES:
            for head in f.heads(role):
                yield f"in {role}", parties.of(s, head) or parties.owned(s, head)
        yield "owner", parties.role(f, "owner")
        yield from self._above(f)
        named = [(at, codes) for at, codes in self.named(s) if not (struck and _is_scene(s, at))]
        before = [codes for at, codes in named if at < f.token]
        after = [codes for at, codes in named if at > f.token]
        if before:
            yield "before", before[-1]
            yield "first", before[0]
        if after:
            yield "after", after[0]
        for codes in (codes for _, codes in named):
            yield "same sentence", codes
        for back in islice(self.c.actors.back(s, 2), 1, None):
            heads = surface(back, back.root)
            for head in heads:
                yield "subject before", parties.of(back, head) or parties.owned(back, head)
            earlier = self.named(back)
            if earlier:
                yield "last before", earlier[-1][1]

    def _above(self, f: Frame) -> Iterator[tuple[str, Codes]]:
        """The subjects of the verbs above, and what else these name."""
        s, at, level = f.sentence, f.token, 0
        for _ in range(12):
            at = s.heads[at]
            if at < 0 or level == 3:
                return
            if s.pos[at] in {"VERB", "ADJ"} or (s.pos[at] == "NOUN" and s.rels[at] in {"root", "ccomp", "conj"}):
                level += 1
                deed = _deed(s, at)
                for head in surface(s, at):
                    codes = self.parties.of(s, head) or self.parties.owned(s, head)
                    yield f"subject above {level}", codes
                    yield f"subject above {deed}", codes
                for k in s.children[at]:
                    if s.rels[k] in {"obj", "obl"}:
                        yield f"beside {level}", self.parties.of(s, k)

    def _told(self, sense: Sense, target: Codes) -> Iterator[tuple[str, Codes]]:
        """What the report told before: of the like, and of the foes of the target."""
        source, other = self._last.get(sense.root or "", ((), ()))
        yield "last of its kind", source
        yield "target of its kind", other
        for code in target:
            foes = self._foes.get(code)
            if foes:
                yield "foe", (foes.most_common(1)[0][0],)

    def named(self, s: Sentence) -> list[tuple[int, Codes]]:
        """The nominals of a sentence that name parties, in order."""
        if s.index not in self._named:
            heads = [i for i in range(len(s.words)) if s.pos[i] in _NOMINAL]
            found = [(i, self.parties.of(s, i)) for i in heads]
            self._named[s.index] = [(i, codes) for i, codes in found if codes]
        return self._named[s.index]


def _deed(s: Sentence, i: int) -> str:
    """What a verb may mean: the one root that the lexicon has for it, else ``several`` or ``none``."""
    roots = {sense.root for sense in lexicon().find(s.bases[i], "verb") if sense.root}
    return next(iter(roots)) if len(roots) == 1 else "several" if roots else "none"


def _is_scene(s: Sentence, i: int) -> bool:
    """``in Mali``: where it happened."""
    return bool({"in", "at", "near"} & set(s.cases[i]))
