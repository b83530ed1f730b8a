"""What stands above a predicate: the chain of operators that decides what is true of it.

The operators and the rule of their composition are data (``knowledge/operators``); this module finds them along the
parse, from the predicate outward, and tells factuality, polarity and who vouches. The clause of a relative, an
apposition or an adverbial of time is a chain of its own: what is told there is told as background."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from detente.knowledge.operators import Operator, Signature, compose
from detente.language.parsed import Sentence
from detente.reading.scope import beside, steps


class Above(NamedTuple):
    """One operator in its place: ``at`` its token, ``under`` the token of what it governs; ``purpose``: a clause that
    only tells what for (``met to discuss``)."""

    operator: Operator
    at: int
    under: int
    purpose: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """All operators over one predicate, innermost first, and what they make of it."""

    chain: tuple[Above, ...]
    signature: Signature

    @property
    def factuality(self) -> str:
        """That of the event; ``none`` where nothing is asserted of it."""
        return self.signature.factuality

    def without(self, i: int, kinds: frozenset[str], inner: str) -> "Scope":
        """The scope without the operators of these classes directly over token i, but for auxiliaries."""
        chain = tuple(
            a for a in self.chain if a.under != i or a.operator.kind not in kinds or "auxiliary" in a.operator.on
        )
        return self if len(chain) == len(self.chain) else _composed(chain, inner)


@lru_cache(maxsize=2_048)
def scope(s: Sentence, i: int, inner: str = "happened") -> Scope:
    """The operators over predicate i and their effect on an event that by itself would be ``inner``."""
    return _composed(above(s, i), inner)


def _composed(chain: tuple[Above, ...], inner: str) -> Scope:
    return Scope(chain, _effect(tuple([a.operator for a in chain]), inner))


@lru_cache(maxsize=2_048)  # the same few chains stand over most predicates
def _effect(chain: tuple[Operator, ...], inner: str) -> Signature:
    return compose([operator.signature for operator in reversed(chain)], inner)


@lru_cache(maxsize=2_048)
def above(s: Sentence, i: int) -> tuple[Above, ...]:
    """The operators over predicate i, innermost first."""
    out: list[Above] = []
    at, only_speech = i, False
    aside, passed = False, set[int]()
    for _ in range(40):
        found, step = directly(s, at)
        if aside:
            found = tuple(a for a in found if a.operator.kind != "negation")
        elif at != i:  # launched no strikes: the word that denies the noun denies the verb, but only once
            found = tuple(a for a in found if a.operator.kind != "negation" or a.at not in passed)
        passed.add(at)
        aside = step.subject
        if only_speech:
            found = tuple(a for a in found if a.operator.kind in {"reported", "factive", "hearsay"})
        out += found
        if step.to < 0:
            break
        only_speech = only_speech or step.background
        at = step.to
    return tuple(out)


def nearest(s: Sentence, i: int) -> tuple[Above, ...]:
    """The operators that govern predicate i itself, not what stands above it."""
    return directly(s, i)[0]


@lru_cache(maxsize=2_048)  # chains share their upper ends, and several readers ask for them
def directly(s: Sentence, i: int) -> tuple[tuple[Above, ...], steps.Step]:
    """The operators that govern token i itself, and the step to what stands above it."""
    step = steps.upward(s, i)
    found = tuple(Above(op, k, i) for op, k in beside.beside(s, i))
    if step.operator is not None:
        found += (Above(step.operator, step.at, i, step.purpose),)
    return found, step
