"""Words that stand above an event or a wish and decide what is true of it, from ``data/operators.toml``.

The head of that file states the rule of composition with examples. The classes of verbs follow work on implicatives
(Karttunen 1971) and on the factuality of events (Saurí and Pustejovsky 2009); the entries and values are our own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast, get_args

from detente.knowledge.table_files import fault, toml

Factuality = Literal[
    "happened",
    "ongoing",
    "planned",
    "threatened",
    "conditional",
    "alleged",
    "denied",
    "none",
    "same",
]
Polarity = Literal[-1, 0, 1]
Vouches = Literal["subject", "reporter", "same"]
Status = Literal[
    "pledged",
    "agreed",
    "proposed",
    "pending",
    "in-doubt",
    "slipped",
    "kept",
    "broken",
    "none",
]
Doer = Literal["subject", "object", "own"]
Construction = Literal[
    "verb+xcomp",
    "verb+obj+xcomp",
    "verb+ccomp",
    "ccomp-own",
    "ccomp-base",
    "verb+obj",
    "verb+prep",
    "subject",
    "light",
    "noun+to",
    "noun+of",
    "noun+that",
    "adj+xcomp",
    "adjective",
    "adverb",
    "determiner",
    "auxiliary",
    "preposition",
    "mark",
]
Class = Literal[
    "negation",
    "implicative-positive",
    "implicative-negative",
    "denial",
    "conditional",
    "modal",
    "intention",
    "plan",
    "demand",
    "request",
    "threat",
    "warning",
    "promise",
    "agreement",
    "permission",
    "attempt",
    "ending",
    "beginning",
    "continuing",
    "reported",
    "factive",
    "hearsay",
    "doubt",
    "counterfactual",
    "completion",
    "prevention",
    "support",
    "opposition",
    "topic",
]

CLASSES: tuple[str, ...] = get_args(Class)
CONSTRUCTIONS: tuple[str, ...] = get_args(Construction)
_FILE = "operators.toml"
_ALLOWED: dict[str, tuple[Any, ...]] = {
    "factuality": get_args(Factuality),
    "unrealised": (*get_args(Factuality), ""),
    "polarity": get_args(Polarity),
    "vouches": get_args(Vouches),
    "status": get_args(Status),
    "negates": (True, False),
}
_FIELDS = frozenset({*_ALLOWED, "firmness"})
_ENTRY = _FIELDS | {"lemma", "on", "doer", "negated"}
# From what stands most to what stands least; the later of two is the weaker.
_STRENGTH = ("happened", "ongoing", "planned", "alleged", "threatened", "conditional", "denied", "none")
_UNREALISED = frozenset({"planned", "threatened", "conditional"})
_INNER = frozenset({*_STRENGTH})


@dataclass(frozen=True, slots=True)
class Signature:
    """What an operator, or a chain of them, does to what stands below.

    ``factuality``: what an event directly below becomes; ``unrealised``: what one that is not done yet becomes ("" for
    the weaker of the two). ``polarity``: the factor on the sign of a position. ``vouches``: who answers for it.
    ``status``: that of a commitment. ``firmness``: 0 to 1, the factor on the strength of a position. ``negates``: it
    turns the operator directly below into that one's ``negated``."""

    factuality: Factuality = "same"
    polarity: Polarity = 1
    vouches: Vouches = "same"
    status: Status = "none"
    firmness: float = 1.0
    negates: bool = False
    unrealised: Factuality | Literal[""] = ""
    negated: "Signature | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Operator:
    """One entry of the table, equal only to itself. ``lemma`` is a base form or several; ``on`` its constructions;
    ``doer`` says who does the deed below: the operator's subject, its object, or whoever the event itself names
    (``own``)."""

    lemma: str
    kind: Class
    on: tuple[Construction, ...]
    doer: Doer
    signature: Signature


@cache
def operators() -> tuple[Operator, ...]:
    """The shipped table, in the order of the file. Raises DetenteError where an entry is wrong."""
    table = toml(_FILE)
    classes, entries = table.get("classes", {}), table.get("operators", {})
    for name in (*classes, *entries):
        if name not in CLASSES or name not in classes:
            raise fault(_FILE, str(name), "an unknown class, or one without defaults")
    found = tuple(_operator(kind, classes[kind], raw) for kind, listed in entries.items() for raw in listed)
    seen: set[tuple[str, str]] = set()
    for entry in found:
        for construction in entry.on:
            if (entry.lemma, construction) in seen:
                raise fault(_FILE, entry.lemma, f"a second entry for {construction}")
            seen.add((entry.lemma, construction))
    return found


@cache
def _index() -> dict[tuple[str, str], Operator]:
    return {(entry.lemma, construction): entry for entry in operators() for construction in entry.on}


def operator(lemma: str, construction: str) -> Operator | None:
    """The entry for a lemma (or multiword) in a construction; None where there is none."""
    return _index().get((lemma, construction))


@cache
def by_head() -> dict[str, tuple[Operator, ...]]:
    """First word of the lemma (``be`` left out) → entries, the longer first: where a matcher on a sentence starts."""
    out: dict[str, list[Operator]] = {}
    for entry in operators():
        words = entry.lemma.split()
        out.setdefault(words[1] if words[0] == "be" and len(words) > 1 else words[0], []).append(entry)
    return {word: tuple(sorted(found, key=lambda o: -len(o.lemma.split()))) for word, found in out.items()}


def compose(signatures: Sequence[Signature], inner: str) -> Signature:
    """What a chain of operators, outermost first, makes of an event that by itself would be ``inner``.

    ``inner`` is a factuality other than ``same``; any other word raises ValueError. The result has no ``negated``."""
    if inner not in _INNER:
        raise ValueError(f"The factuality of an event is one of {', '.join(_STRENGTH)}, not {inner!r}.")
    state = Signature(factuality=cast("Factuality", inner))
    below: Signature | None = None  # the operator directly below, not yet applied: a negator may still turn it
    for outer in reversed(signatures):
        if below is not None and outer.negates and below.negated is not None:
            below = _turned(below, outer)
            continue
        state = _applied(below, state) if below is not None else state
        below = outer
    return _applied(below, state) if below is not None else state


def _turned(below: Signature, negator: Signature) -> Signature:
    """The operator below a negator: its ``negated``, vouched for and weakened by the negator; turned again, itself."""
    turned = below.negated or below
    return replace(
        turned,
        vouches=_voucher(negator, turned),
        firmness=turned.firmness * negator.firmness,
        negated=replace(below, negated=None),
    )


def _applied(outer: Signature, state: Signature) -> Signature:
    return Signature(
        factuality=_factuality(outer, state.factuality),
        polarity=cast("Polarity", outer.polarity * state.polarity),
        vouches=_voucher(outer, state),
        status=_status(outer, state.status),
        firmness=outer.firmness * state.firmness,
    )


def _voucher(outer: Signature, inner: Signature) -> Vouches:
    return outer.vouches if inner.vouches == "same" else inner.vouches


def _factuality(outer: Signature, current: Factuality) -> Factuality:
    own = outer.factuality
    if current == "none":
        return "happened" if outer.unrealised == "happened" else "none"
    if current in _UNREALISED and outer.unrealised:
        return current if outer.unrealised == "same" else outer.unrealised
    if own == "same":
        return current
    if current == "denied":
        # A condition or a modal reopens it; a second denial that turned no operator leaves nothing asserted.
        return own if own == "conditional" else "none" if own in ("denied", "none") else "denied"
    if current in ("happened", "ongoing"):
        return own
    return max(own, current, key=_STRENGTH.index)


def _status(outer: Signature, current: Status) -> Status:
    if outer.status != "none":
        return outer.status
    return "none" if outer.factuality in ("denied", "none") else current


def _operator(kind: str, defaults: dict[str, Any], raw: dict[str, Any]) -> Operator:
    lemma = raw.get("lemma")
    if not isinstance(lemma, str) or not lemma or lemma != " ".join(lemma.split()):
        raise fault(_FILE, f"{kind}, entry {raw}", "lemma must be words with single blanks between them")
    if unknown := set(raw) - _ENTRY:
        raise fault(_FILE, lemma, f"unknown key {sorted(unknown)[0]}")
    on = tuple(str(raw.get("on", "")).split())
    if not on or not set(on) <= set(CONSTRUCTIONS):
        raise fault(_FILE, lemma, f"on must name constructions among {', '.join(CONSTRUCTIONS)}")
    doer = raw.get("doer", defaults.get("doer", "subject"))
    if doer not in get_args(Doer):
        raise fault(_FILE, lemma, f"doer must be one of {', '.join(get_args(Doer))}")
    negated = _signature(lemma, raw.get("negated", defaults.get("negated", {})))
    merged = {key: value for key, value in {**defaults, **raw}.items() if key in _FIELDS}
    return Operator(
        lemma,
        cast("Class", kind),
        cast("tuple[Construction, ...]", on),
        doer,
        replace(_signature(lemma, merged), negated=negated),
    )


def _signature(lemma: str, raw: dict[str, Any]) -> Signature:
    for key, value in raw.items():
        if key not in _FIELDS or (key in _ALLOWED and value not in _ALLOWED[key]):
            raise fault(_FILE, lemma, f"{key} = {value!r} is not allowed")
    firmness = raw.get("firmness", 1.0)
    if not isinstance(firmness, int | float) or not 0 <= firmness <= 1:
        raise fault(_FILE, lemma, "firmness must be a number from 0 to 1")
    return Signature(**{**raw, "firmness": float(firmness)})
