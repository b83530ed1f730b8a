"""Who is bound by an undertaking: the doer of the deed, the speaker, or the sides that negotiate."""

from collections.abc import Collection

from detente.knowledge.commitment_words import commitment_words
from detente.language import phrases
from detente.language.mentions import Mention
from detente.language.parsed import Sentence
from detente.reading.action.parties import parties_of
from detente.reading.commitment.draft import Codes
from detente.reading.context import Context
from detente.reading.frame.frames import Frame, frame
from detente.reading.main_sides import main_sides
from detente.reading.statements import statements

NO_SIDE = frozenset({"UN", "EU", "OBSERVER", "UNKNOWN", "REPORTER", "OSCE"})
_SIDES = frozenset({"state", "demonym", "people", "capital", "organ", "group", "person", "surname"})
_LOCATIVE = frozenset({"in", "at", "near", "outside", "from"})
_SEVERAL = frozenset({"they", "both", "two", "sides", "leaders", "parties"})
_ONE = frozenset({"he", "she", "it"})
_OBSERVERS = frozenset({"OBSERVER", "UNKNOWN", "REPORTER"})


class Doers:
    """Resolves who is bound in one report. ``sides``: the two parties of whom it mostly speaks, those bound by an
    agreement that names nobody."""

    def __init__(self, c: Context) -> None:
        self.c = c
        self.parties = parties_of(c)
        self._names: dict[int, str] = {}
        self._agreed: dict[int, bool] = {}
        self._watched: list[tuple[int, int]] = []
        for st in statements(c):
            party = st.party if isinstance(st.party, list) else [st.party]
            for span in st.evidence:
                self._names.setdefault(span.start, st.speaker)
            if set(party) & _OBSERVERS or st.forecast:
                self._watched += [(span.start, span.end) for span in st.content or st.evidence]
        self.sides: Codes = main_sides(c)

    def speaker(self, s: Sentence) -> Codes:
        """The side that speaks in a sentence, empty for a reporter's words and where several speak."""
        return self.parties.speaker(s)

    def speaker_name(self, s: Sentence) -> str | None:
        """The name of the first who speaks in a sentence."""
        return self._names.get(s.start)

    def agreed(self, s: Sentence) -> bool:
        """Whether the sentence, or one of the two before it, tells of a text that was agreed on."""
        words = commitment_words()
        known = self._agreed.get(s.index)
        if known is None:
            before = self.c.parsed.sentences[max(0, s.index - 2) : s.index + 1]
            known = any(not words.texts.isdisjoint(told.bases) for told in before)
            self._agreed[s.index] = known
        return known

    def watched(self, s: Sentence, i: int) -> bool:
        """Whether what token i tells of the future is a forecast: an independent or unknown voice speaks, or one
        predicts."""
        return any(first <= s.starts[i] < last for first, last in self._watched)

    def of(self, f: Frame, over: int) -> Codes:
        """Who does the deed of a frame: its subject, else the subject of the word ``over`` it."""
        s = f.sentence
        codes = self._nominals(s, f.heads("subj"))
        if codes:
            return codes
        if f.heads("subj") and f.voice == "active":
            return self._over(s, over) if self._vague(s, f.heads("subj")) else ()
        return self._over(s, over) or self._nominals(s, f.heads("obj"), strict=True)

    def recipients(self, f: Frame) -> Codes:
        """To whom something is given by a deed in the passive: they are not bound by it."""
        s = f.sentence
        return self.named(s, tuple(k for k in s.children[f.token] if s.rels[k] == "obl" and "to" in s.cases[k]))

    def named(self, s: Sentence, heads: tuple[int, ...]) -> Codes:
        """The parties that nominals name by themselves or by their possessors."""
        return self._nominals(s, heads)

    def within(self, s: Sentence, tokens: Collection[int]) -> Codes:
        """The sides named among the tokens; a place where something was done is none."""
        here, row = set(tokens), self.c.actors.mentions[s.index]
        found = (m.entry.party for m in row if m.first in here and m.entry.kind in _SIDES and not _place(s, m))
        return tuple(dict.fromkeys(p for p in found if p))

    def near(self, s: Sentence) -> Codes:
        """The sides of what names nobody: those told in the sentence or just before it, else those of the report."""
        for back in range(3):
            if s.index < back:
                break
            row = self.c.actors.mentions[s.index - back]
            told = self.c.parsed.sentences[s.index - back]
            found = [m.entry.party for m in row if m.entry.kind in _SIDES and m.entry.party and not _place(told, m)]
            local = tuple(dict.fromkeys(p for p in found if p not in NO_SIDE))
            if len(local) >= 2:
                return self.sides if len(self.sides) == 2 and set(self.sides) <= set(local) else local
        return self.sides

    def pronoun(self, f: Frame, over: int) -> Codes:
        """Whom an unresolved subject means: ``they``, ``the two leaders`` the sides, ``he``, ``it`` the speaker."""
        s = f.sentence
        heads = f.heads("subj")
        if not heads and over >= 0 and (above := frame(s, over)) is not None:
            heads = above.heads("subj")
        for h in heads:
            words = {s.low[k] for k in (h, *s.children[h])}
            if words & _SEVERAL:
                return self.sides
            if words & _ONE and len(self.speaker(s)) == 1:
                return self.speaker(s)
        return ()

    def _vague(self, s: Sentence, heads: tuple[int, ...]) -> bool:
        return all(s.pos[h] == "PRON" and s.tags[h] == "PRP" for h in heads)

    def _nominals(self, s: Sentence, heads: tuple[int, ...], *, strict: bool = False) -> Codes:
        out: list[str] = []
        for h in heads:
            ours = (k for k in s.children[h] if phrases.first_person(s.words[k]) and s.deps[k] == "nmod:poss")
            first = next(ours, -1)
            if first >= 0:
                out += self.parties.of(s, first)
            elif codes := () if strict else self.parties.of(s, h):
                out += codes
            else:
                out += self._owned(s, h)
        return tuple(dict.fromkeys(out))

    def _owned(self, s: Sentence, h: int) -> Codes:
        """``its destroyers``, ``American troops``: by possessor or attribute, and of those that can act."""
        for k in s.children[h]:
            if s.rels[k] in {"nmod", "amod", "compound"} and k < h and (codes := self.parties.of(s, k)):
                return codes
        if s.bases[h] in commitment_words().people:
            return self.parties.owned(s, h)
        return ()

    def _over(self, s: Sentence, over: int) -> Codes:
        """The subject of the word that makes it an undertaking; of a noun its owner, or the subject further up."""
        if over < 0:
            return ()
        f = frame(s, over)
        if f is None:
            return ()
        codes = self._nominals(s, f.heads("subj"))
        if codes or f.kind == "verb":
            return codes
        if codes := self._nominals(s, f.heads("poss")) or self.parties.owned(s, over):
            return codes
        return self.above(s, over)

    def above(self, s: Sentence, at: int) -> Codes:
        """The subject of the clause around a noun, or what that clause describes: ``elected on a pledge to``."""
        for _ in range(6):
            at = s.heads[at]
            if at < 0:
                return ()
            if s.pos[at] == "VERB":
                f = frame(s, at)
                heads = (f.heads("obj") if f.voice == "passive" else f.heads("subj")) if f else ()
                if codes := self._nominals(s, heads):
                    return codes
                if s.rels[at] == "acl" and s.heads[at] >= 0 and (codes := self.parties.of(s, s.heads[at])):
                    return codes
        return ()


def _place(s: Sentence, m: Mention) -> bool:
    """``in Minsk, Belarus``: told as a place, or within one."""
    heads = {k: s.heads[k] for k in range(m.first, m.last + 1)}
    top = next((k for k, h in heads.items() if h not in heads), m.first)
    return any(at >= 0 and set(s.cases[at]) & _LOCATIVE and s.pos[at] == "PROPN" for at in (top, s.heads[top]))
