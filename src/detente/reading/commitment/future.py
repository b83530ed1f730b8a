"""Deeds in the future: what somebody will do, would do on a condition or under a plan, or must do by a date."""

from detente.knowledge.commitment_words import Status, commitment_words
from detente.language.parsed import Sentence
from detente.reading.commitment.doers import Doers
from detente.reading.frame.frames import Frame
from detente.reading.scope.scope import Above

NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor", "no"})
_UNSURE = frozenset({"doubt", "counterfactual", "intention", "warning", "threat", "denial", "implicative-negative"})
_ASKING = frozenset({"WP", "WRB", "WDT"})
_RETURN = frozenset({"return", "exchange"})
Basis = tuple[Status, int, str]


def future(doers: Doers, f: Frame, chain: tuple[Above, ...]) -> Basis | None:
    """``will``: a pledge in one's own words, and what a side is told to do later; ``could`` on a condition; ``must``
    with a date, or where the report tells what was agreed."""
    s, i, words = f.sentence, f.token, commitment_words()
    if s.words[-1] == "?" or s.bases[i] in words.states or _asked(s, i):
        return None
    shared = conjoined(s, i)
    if any(a.operator.kind in _UNSURE or (a.operator.kind == "negation" and a.under not in shared) for a in chain):
        return None
    own = [a for a in chain if a.under in shared and (s.rels[a.at] == "aux" or a.operator.lemma in words.future)]
    negative = any(s.low[k] in NOT for k in s.children[i])
    if (negative and s.bases[i] in words.refusals) or doers.watched(s, i):
        return None
    will = next((a.at for a in own if a.operator.lemma in words.future), -1)
    if will >= 0:
        return ("pledged" if doers.speaker(s) else "pending"), will, "future"
    may = next((a.at for a in own if s.low[a.at] in words.offering), -1)
    if may >= 0 and (_conditional(chain, shared) or _provided(s, i) or _planned(s, i)):
        told: Status = "pledged" if s.low[may] == "would" and not _planned(s, i) else "proposed"
        return told, may, "future"
    must = next((a.at for a in own if s.low[a.at] in words.duty), -1)
    if must >= 0 and (_bound(doers, s, i) or (doers.agreed(s) and not doers.speaker(s))):
        return "pending", must, "set"
    return None


def conjoined(s: Sentence, i: int) -> set[int]:
    """The deed and those before it with which it is coordinated."""
    out = {i}
    while s.rels[i] == "conj" and s.heads[i] >= 0:
        i = s.heads[i]
        out.add(i)
    return out


def _asked(s: Sentence, i: int) -> bool:
    """``what it would receive``, ``how they will leave``, ``the role that it will play``: asked or described."""
    return not _ASKING.isdisjoint(s.tags) and any(
        s.tags[k] in _ASKING and s.rels[k] != "nsubj" and s.low[k] != "when"
        for c in (i, *s.children[i])
        for k in ((c,) if c != i else ()) + tuple(s.children[c] if s.rels[c] in {"obj", "advmod"} else ())
    )


def _conditional(chain: tuple[Above, ...], shared: set[int]) -> bool:
    return any(a.operator.kind == "conditional" and a.under in shared and a.operator.lemma != "whether" for a in chain)


def _provided(s: Sentence, i: int) -> bool:
    """``, provided that …``: a participle that stands for a mark."""
    return any(s.rels[k] == "advcl" and s.low[k] in commitment_words().marks for k in s.children[i])


def _planned(s: Sentence, i: int) -> bool:
    """``Under the plan, Iran would stop``; ``in return it would receive``."""
    words = commitment_words()
    for k in s.children[i]:
        if s.rels[k] != "obl":
            continue
        if s.bases[k] in words.plans | words.agreements and "under" in s.cases[k]:
            return True
        if s.bases[k] in _RETURN and "in" in s.cases[k]:
            return True
    return False


def _bound(doers: Doers, s: Sentence, i: int) -> bool:
    """``must … within a week``, ``must … under the accord``: a duty with a date, or by an agreement."""
    near = set(s.subtree(i))
    if any(k > i and d.kind in {"within", "until"} for k, d in doers.c.dates_in(s)):
        return True
    words = commitment_words()
    return any(s.bases[k] in words.agreements and {"under", "with"} & set(s.cases[k]) for k in near)
