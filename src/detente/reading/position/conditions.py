"""What is put as a condition: whoever makes an offer hang on it wants it, whoever threatens if it fails wants it too.

``will not sign unless the guards leave``, ``will lift the fees once they are gone``, ``will act if they do not leave``:
the leaving is wanted. In ``will answer if they attack`` nobody says what he wants of the attack by the condition."""

from dataclasses import dataclass

from detente.language.parsed import Sentence
from detente.reading.frame.arguments import base
from detente.reading.position.climb import Link

_REQUIRED = frozenset(
    {
        "unless", "only if", "until", "provided", "providing", "as long as", "so long as", "as soon as",
        "on condition that", "on condition of", "subject to", "pending",
    }
)  # fmt: skip
_AWAITED = frozenset({"when", "once", "until", "after"})
_OPEN = frozenset({"if", "should", "in case", "assuming"})
_OFFERS = frozenset({"modal", "agreement", "permission", "promise", "support"})
_FAILING = frozenset({"negation", "implicative-negative"})


@dataclass(frozen=True, slots=True)
class Condition:
    """``at``: the number of the link that opens the condition; ``sign``: whether the word in it is wanted, 0 for
    untold."""

    at: int
    sign: int


def condition(s: Sentence, path: tuple[Link, ...]) -> Condition | None:
    """The condition in which the word at the foot of a path stands; None where it stands in none."""
    for n, link in enumerate(path):
        if link.kind != "conditional" or not _inside(s, link):
            continue
        inner = path[n - 1].sign if n else 1
        if link.lemma in _REQUIRED or _awaited(s, link.under):
            return Condition(n, inner)
        if link.lemma not in _OPEN:
            return None
        if any(k.kind in _FAILING for k in path[:n]):
            return Condition(n, -inner)
        offered = any(k.kind in _OFFERS and k.sign > 0 for k in path[n + 1 :])
        return Condition(n, inner if offered else 0)
    return None


def _inside(s: Sentence, link: Link) -> bool:
    """Whether the link is the word that opens the clause, and not the clause that is put to another."""
    return base(s, link.at) in {"mark", "aux", "advmod", "case"} or link.at == link.under


def _awaited(s: Sentence, at: int) -> bool:
    return any(s.words[c].lower() in _AWAITED and base(s, c) in {"mark", "advmod"} for c in s.children[at])
