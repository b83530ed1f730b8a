"""What the question of an issue is about, and which answer to it each end is.

``Should Kosovo drop its tariffs?`` – ``keeps them until it is recognised``: the ends have a pronoun, or nothing, for
what the question names. ``How far should the fighting stop?`` asks for a degree: it stops most at the high end."""

from collections.abc import Mapping
from typing import Literal

from detente.language.parsed import Sentence
from detente.reading.frame.arguments import base, passive
from detente.reading.position.concepts import concept

Role = Literal["does", "undergoes"]
_PRONOUNS = frozenset({"it", "they", "them", "both", "he", "she", "him"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_DEGREES = frozenset({"ADJ", "ADV"})
_MANNER = frozenset({"how", "however"})
_POLAR = frozenset({
    "should", "may", "must", "can", "could", "will", "would", "shall", "do", "does", "is", "are", "has", "have",
})  # fmt: skip
_NO = frozenset({"no", "not", "none", "nothing", "never", "against", "nobody", "neither"})


def theme(s: Sentence) -> Mapping[Role, tuple[int, ...]]:
    """The nouns of a question that the ends may leave out: who does what it asks, and what it is done to."""
    top = next((i for i, h in enumerate(s.heads) if h < 0), 0)
    verbs = [top, *(c for c in s.children[top] if base(s, c) in {"xcomp", "conj"} and s.pos[c] == "VERB")]
    subjects = [c for v in verbs for c in s.children[v] if base(s, c) == "nsubj"]
    things = [c for v in verbs for c in s.children[v] if base(s, c) == "obj"]
    things += [c for c in subjects if s.deps[c] == "nsubj:pass" or passive(s, s.heads[c])]
    goes = concept(s.lemmas[top].lower()) == concept("leave")
    if goes or not things:
        things = [c for c in subjects if not s.tags[c].startswith("W")]
    things = things or [c for c in s.children[top] if base(s, c) == "obl"]
    return {"does": _names(s, subjects), "undergoes": _names(s, things)}


def _names(s: Sentence, heads: list[int]) -> tuple[int, ...]:
    found = (k for h in heads for k in (h, *(c for c in s.children[h] if base(s, c) == "conj")))
    return tuple(k for k in found if s.pos[k] in {"NOUN", "PROPN"})


def stands_for(s: Sentence, i: int) -> Role | None:
    """As what a pronoun of an end stands for something of the question; None for other words."""
    if s.words[i].lower() not in _PRONOUNS or s.pos[i] not in _NOMINAL | {"DET"}:
        return None
    above = s.heads[i]
    if any(s.deps[k].startswith("acl") for k in (above, s.heads[above] if above >= 0 else -1) if k >= 0):
        return None  # the revenue they collect: of somebody in the end itself
    if base(s, i) == "nsubj" and above >= 0 and not passive(s, above):
        return "does"
    return "undergoes"


def degree(s: Sentence) -> bool:
    """``How far …``, ``how completely …``, ``how many …``: whether the question asks how much of something."""
    how = next((i for i, word in enumerate(s.words[:3]) if word.lower() in _MANNER), -1)
    return how >= 0 and how + 1 < len(s.words) and s.pos[how + 1] in _DEGREES


def polar(s: Sentence) -> bool:
    """Whether the question wants a yes or a no."""
    return s.words[0].lower() in _POLAR


def denies(text: str) -> bool:
    """Whether an end begins as a no."""
    return bool(_NO & set(text.lower().split()[:1]))
