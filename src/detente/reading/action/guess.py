"""Who may have done what no argument names: guesses, from the clause around and from what the report told before.

Only where that is mostly right: whose troops are withdrawn, who imposed the sanctions, who keeps a cease-fire."""

from collections import Counter

from detente.knowledge.lexicon_entries import Sense
from detente.reading.action.parties import Codes, Parties
from detente.reading.context import Context
from detente.reading.frame.arguments import surface
from detente.reading.frame.frames import Frame

_OWN = frozenset({"RETREAT", "CONCEDE", "MOBILIZE", "AID"})
_SIDES = frozenset({"state", "demonym", "people", "capital", "organ", "group", "person", "surname", "generic"})
_NO_SIDE = frozenset({"UN", "EU", "OBSERVER", "UNKNOWN", "REPORTER"})


class Guesses:
    """Proposals for missing sources in one report."""

    def __init__(self, c: Context, parties: Parties) -> None:
        self.c, self.parties = c, parties
        self.before: dict[str, Codes] = {}
        counts: Counter[str] = Counter(
            m.entry.party for row in c.actors.mentions for m in row if m.entry.kind in _SIDES and m.entry.party
        )
        self.usual: Codes = tuple(p for p, _ in counts.most_common(6) if p not in _NO_SIDE)[:2]

    def note(self, root: str, source: Codes) -> None:
        """Remember who did a thing of this kind last."""
        self.before[root] = source

    def source(self, f: Frame, sense: Sense) -> tuple[Codes, str]:
        """A proposal and its kind; nothing and an empty string where there is none."""
        root = sense.root or ""
        if f.voice == "passive" and root in _OWN and (codes := self.parties.role(f, "owner")):
            return codes, "owner"
        if root == "SANCTION" and f.kind == "noun" and (codes := self.before.get(root, ()) or self._clause(f)):
            return codes, "clause"
        if sense.mode in {"reach", "cease-fire"} and f.kind == "verb" and len(self.usual) == 2:
            return self.usual, "usual"
        return (), ""

    def _clause(self, f: Frame) -> Codes:
        """The parties of the subject of the nearest verb above."""
        s, at = f.sentence, f.token
        for _ in range(12):
            at = s.heads[at]
            if at < 0:
                return ()
            if s.pos[at] in {"VERB", "ADJ"}:
                for head in surface(s, at):
                    if codes := self.parties.of(s, head) or self.parties.owned(s, head):
                        return codes
        return ()
