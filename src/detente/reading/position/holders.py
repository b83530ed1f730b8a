"""Who holds a position: the subject of the word that says so, its owner, or whoever speaks."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from detente.language.actors import UNKNOWN
from detente.language.parsed import Sentence
from detente.reading.action.parties import Codes, parties_of
from detente.reading.commitments import commitments
from detente.reading.context import Context
from detente.reading.frame.arguments import base, cases, passive, surface
from detente.reading.frame.frames import frame
from detente.reading.statements import statements
from detente.records import Commitment, Statement

_NOBODY = frozenset({UNKNOWN, "REPORTER", "OBSERVER"})


@dataclass(frozen=True, slots=True)
class Account:
    """Who tells of a position: the holder himself, another or the reporter; the speaker where it is the holder, and
    when it was told."""

    by: Literal["self", "other", "reporter"]
    speaker: str | None
    date: str | None


class Holders:
    """Resolves holders in one report; knows which statement covers a character."""

    def __init__(self, c: Context) -> None:
        self.c = c
        self.parties = parties_of(c)
        spans = sorted((span.start, span.end, n) for n, st in enumerate(statements(c)) for span in st.content)
        self._spans = spans
        self._starts = [a for a, _, _ in spans]
        self._said = statements(c)
        self._evidence = [(e.start, e.end, n) for n, st in enumerate(self._said) for e in st.evidence]
        self._holding: dict[int, Statement | None] = {}
        self._carried: dict[int, list[Statement]] = {}
        commitments(c)
        self._bound: dict[int, list[tuple[int, Codes]]] = {}
        for record, s, i in c.deeds:
            if isinstance(record, Commitment):
                self._bound.setdefault(s.index, []).append((i, _sides(_list(record.obligor))))

    def statement(self, s: Sentence, i: int) -> Statement | None:
        """The narrowest statement in whose content token i stands."""
        offset = s.starts[i]
        if offset not in self._holding:
            last = bisect_right(self._starts, offset) - 1
            held = [(b - a, n) for a, b, n in self._spans[max(0, last - 8) : last + 1] if a <= offset < b]
            self._holding[offset] = self._said[min(held, key=itemgetter(0))[1]] if held else None
        return self._holding[offset]

    def by_sentence(self, s: Sentence) -> list[Statement]:
        """The statements that the sentence carries."""
        if s.index not in self._carried:
            a, b = s.start, s.end
            carried = [n for start, end, n in self._evidence if start < b and a < end]
            self._carried[s.index] = [self._said[n] for n in dict.fromkeys(carried)]
        return self._carried[s.index]

    def of(self, s: Sentence, at: int) -> Codes:
        """Who wants, says or does what the word at token ``at`` tells; empty where nobody is named."""
        if s.pos[at] in {"NOUN", "PROPN"}:
            return _sides(self.owner(s, at))
        if s.pos[at] == "VERB" and passive(s, at):
            heads = tuple(c for c in s.children[at] if s.deps[c] == "obl:agent" or cases(s, c) == ["by"])
        else:
            heads = surface(s, at)
        return _sides(p for h in heads for p in self.named(s, h))

    def named(self, s: Sentence, head: int) -> Codes:
        """The parties of a nominal: those it names, else those that own it; an armed group that it does not name is
        the only one of the report."""
        codes = self.parties.of(s, head) or self._including(s, head)
        codes = codes or self.parties.owned(s, head)
        return tuple(self.parties.group if code == "MILITANTS" else code for code in codes)

    def _including(self, s: Sentence, head: int) -> Codes:
        """``some countries, including France and Italy``."""
        named = (c for c in s.children[head] if set(cases(s, c)) & {"including", "such as", "like", "among them"})
        return tuple(p for c in named for k in (c, *s.children[c]) if k == c or base(s, k) == "conj"
                     for p in self.parties.of(s, k))  # fmt: skip

    def name(self, s: Sentence, at: int, party: str) -> str | None:
        """The name of the holder of that party at a word, as canonical as the text allows; of whoever speaks where the
        word itself is not his."""
        heads = () if at < 0 else (*surface(s, at), *s.children[at])
        for head in heads:
            for k in (head, *s.children[head]):
                for actor in self.c.actors.resolve(s, k) if s.pos[k] in {"NOUN", "PROPN", "PRON", "ADJ"} else ():
                    if party in actor.party and (actor.kind != "state" or k == head):
                        return actor.name
        return None

    def account(self, s: Sentence, i: int, at: int, party: str) -> "Account":
        """Whose account a stand is that the word ``at`` tells of token i."""
        told = self.statement(s, at if at >= 0 else i) or self.statement(s, i)
        if told is None:
            told = next((st for st in self.by_sentence(s) if party in _list(st.party)), None)
            if told is None:
                return Account("reporter", None, None)
        mine = party in _list(told.party)
        return Account("self" if mine else "other", told.speaker if mine else None, told.date)

    def owner(self, s: Sentence, at: int) -> Codes:
        """``Iran's demand``, ``demands by the allies``, ``issued a demand``."""
        f = frame(s, at)
        if f is None:
            return ()
        if any(s.tags[p] == "PRP$" for p in f.heads("poss")) and (codes := self._of_clause(s, at)):
            return codes
        for role in ("poss", "prep:by", "prep:from", "mod"):
            heads = f.heads(role)
            if codes := tuple(p for h in heads for p in self.parties.of(s, h)):
                return codes
        if any(s.deps[c] == "cop" for c in s.children[at]):
            return tuple(p for h in surface(s, at) for p in self.named(s, h))
        if f.light and (codes := tuple(p for h in f.heads("subj") for p in self.named(s, h))):
            return codes
        return self._of_clause(s, at)

    def _of_clause(self, s: Sentence, at: int) -> Codes:
        """``urged Iran to drop its demand``: whoever does what is told of the noun."""
        h = s.heads[at]
        if h < 0 or s.pos[h] != "VERB" or base(s, at) != "obj":
            return ()
        return tuple(p for k in surface(s, h) for p in self.named(s, k))

    def speaker(self, s: Sentence, i: int) -> Codes:
        """Whose words token i is among: a statement's speaker, else the voice of the document."""
        st = self.statement(s, i)
        if st is not None:
            return _sides(_list(st.party))
        return self._viewed(s, i) or _sides(self.parties.voice(s, i)) or self._only(s, i)

    def jointly(self, s: Sentence, i: int) -> bool:
        """Whether several who speak token i do so in one text; where it is only reported, each said so himself."""
        st = self.statement(s, i)
        return st is None or st.cue is None

    def _viewed(self, s: Sentence, i: int) -> Codes:
        """``For the president, any such deal is …``: in whose view a clause is told that begins so."""
        at = i
        for _ in range(len(s.words)):
            before = (c for c in s.children[at] if c < at and base(s, c) in {"obl", "nmod", "advcl"})
            found = next((c for c in before if cases(s, c) == ["for"]), -1)
            first = min((k for k in s.children[at] if base(s, k) in {"nsubj", "csubj"}), default=-1)
            if 0 <= found < first and (codes := _sides(self.named(s, found))):
                return codes
            if s.heads[at] < 0:
                return ()
            at = s.heads[at]
        return ()

    def _only(self, s: Sentence, i: int) -> Codes:
        """The only speaker of a sentence, for what its parse has not put among what was said."""
        said = self.by_sentence(s)
        if len(said) != 1 or not said[0].content:
            return ()
        spoken = {k for k in range(len(s.words)) if said[0].cue and s.words[k] == said[0].cue.split()[0]}
        subjects = {k for cue in spoken for head in surface(s, cue) for k in s.subtree(head)}
        return () if i in subjects else _sides(_list(said[0].party))

    def obligors(self, s: Sentence, i: int) -> list[Codes]:
        """Who undertakes what token i is part of."""
        return [codes for at, codes in self._bound.get(s.index, []) if i in s.subtree(at)]


def _sides(codes: Iterable[str]) -> Codes:
    return tuple(dict.fromkeys(p for p in codes if p not in _NOBODY))


def _list(party: str | list[str] | None) -> list[str]:
    return party if isinstance(party, list) else [party] if party else []
