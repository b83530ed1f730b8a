"""Whom a demand, refusal or concession is addressed to where no argument says so: the other side.

In a report on two sides most of what one does is done to the other, and a reader takes it so. It is taken so here only
where the report itself shows it: at least half of what else it tells of a party is with one other, and the sentence
names no third."""

from collections import Counter, defaultdict

from detente.reading.action.drafts import Draft
from detente.reading.action.nearby import Nearby

_ADDRESSED = frozenset({"REQUEST", "REJECT", "SANCTION", "CONCEDE", "SUPPORT", "THREATEN", "AGREE"})
_SHARE = 0.5
_ENOUGH = 3  # dealings of a party, before anything is concluded from them


def address(near: Nearby, drafts: list[Draft]) -> list[Draft]:
    """The drafts, with the other side as target of those that name none."""
    dealings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for d in drafts:
        for a in d.source:
            for b in d.target:
                if a != b:
                    dealings[a][b] += 1
                    dealings[b][a] += 1
    found = [(d, _other_side(near, d, dealings)) for d in drafts if not d.target and d.type in _ADDRESSED]
    for d, party in found:
        d.target = (party,) if party else ()
    return drafts


def _other_side(near: Nearby, d: Draft, dealings: defaultdict[str, Counter[str]]) -> str:
    others: Counter[str] = Counter()
    for a in d.source:
        others.update({b: n for b, n in dealings[a].items() if b not in d.source})
    total = sum(others.values())
    if total < _ENOUGH:
        return ""
    party, most = others.most_common(1)[0]
    here = {code for _, codes in near.named(near.c.parsed.sentences[d.at[0]]) for code in codes} - set(d.source)
    return party if most >= _SHARE * total and (not here or party in here) else ""
