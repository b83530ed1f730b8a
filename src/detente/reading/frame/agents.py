"""Who a passive tells as the doer: its own agent, one hung on another word, or one that two participles share."""

from detente.language.dates_words import MONTHS, WEEKDAYS
from detente.language.parsed import Sentence

Heads = tuple[int, ...]
_TIMES = frozenset({
    "end", "start", "beginning", "year", "month", "week", "day", "noon", "midnight", "percent", "date", "deadline",
    "spring", "summer", "autumn", "winter", "midday", "evening", "quarter", "half",
})  # fmt: skip


def agent_of(s: Sentence, i: int) -> Heads:
    """The agent that hangs on verb i itself."""
    return tuple(c for c in s.children[i] if s.deps[c] == "obl:agent")


def shared_agent(s: Sentence, i: int) -> Heads:
    """``was struck and killed by a jet``: the agent behind both of two participles, on whichever it hangs."""
    joined = [s.heads[i]] if s.rels[i] == "conj" else []
    joined += [c for c in s.children[i] if s.rels[c] == "conj"]
    agents = (agent_of(s, k) for k in joined if s.tags[k] == "VBN" and s.tags[i] == "VBN")
    return next((found for found in agents if found and found[0] > max(i, *joined)), ())


def far_agent(s: Sentence, i: int) -> Heads:
    """``were shelled for a night by jets``, ``killed at the hands of``: an agent hung on the phrase before it."""
    hands = [c for c in s.children[i] if s.bases[c] == "hand" and s.cases[c] == ["at"]]
    if hands:
        return tuple(k for k in s.children[hands[0]] if s.cases[k] == ["of"])
    return tuple(
        k
        for c in s.children[i]
        if c > i and s.rels[c] == "obl"
        for k in s.children[c]
        if k > c and s.cases[k] == ["by"]
    ) or tuple(  # were allowed to cross by Kinshasa
        k
        for c in s.children[i]
        if s.deps[c] == "xcomp" and s.tags[c] == "VB"
        for k in s.children[c]
        if s.cases[k] == ["by"] and s.tags[k] == "NNP"
    )


def is_time(s: Sentence, k: int) -> bool:
    """``to be returned by 15 April``, ``cut by half``: a date or a measure does nothing."""
    if s.tags[k] == "CD":
        return not any(s.deps[c] == "det" for c in s.children[k])
    dated = s.tags[k] == "NNP" and any(s.tags[c] == "CD" for c in s.children[k])
    return s.bases[k] in _TIMES or s.words[k] in WEEKDAYS or (s.words[k] in MONTHS and (dated or s.words[k] != "May"))
