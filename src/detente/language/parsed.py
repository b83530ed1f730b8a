"""What parsing makes of a report: blocks, sentences, tokens. Plain lists, since all readers go over them."""

from dataclasses import dataclass, field
from functools import cache, lru_cache
from sys import intern
from typing import Any, Literal

from detente.records import Report

BlockKind = Literal["title", "subhead", "bullet", "paragraph", "caption", "byline", "dateline", "boilerplate"]


@dataclass(slots=True)
class Block:
    """A piece of the report’s layout. ``body`` is where the sentences begin: after a bullet, the time of an entry, a
    dateline, a label."""

    index: int
    start: int
    end: int
    kind: BlockKind
    body: int
    label: tuple[int, int] | None = None  # span of a speaker label: SECRETARY KERRY
    dateline: tuple[int, int] | None = None


@dataclass(slots=True, eq=False)
class Sentence:
    """One parsed sentence, equal only to itself, so that what follows from it and a token can be remembered.

    All lists are parallel over its tokens; ``heads`` are indices in the sentence, -1 the root. ``starts`` and ``ends``
    are offsets in the report's text; ``names`` are (first, last + 1, PER|ORG|LOC). What all readers ask of each token
    again and again is told once: ``low`` are the words and ``bases`` the lemmas in lower case, ``rels`` the relations
    without their subtypes, ``under`` those of a token's children, ``cases`` the prepositions of a nominal or of a
    gerund, in lower case, with their fixed parts. Nobody changes anything in them."""

    index: int
    block: Block
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    heads: list[int]
    deps: list[str]
    starts: list[int]
    ends: list[int]
    names: list[tuple[int, int, str]]
    children: list[list[int]] = field(default_factory=list)
    low: list[str] = field(init=False, repr=False)
    bases: list[str] = field(init=False, repr=False)
    rels: list[str] = field(init=False, repr=False)
    under: list[frozenset[str]] = field(init=False, repr=False)
    cases: list[list[str]] = field(init=False, repr=False)
    _trees: dict[int, tuple[int, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if not self.children:
            self.children = [_NONE] * len(self.words)
            for i, h in enumerate(self.heads):
                if h >= 0:
                    self.children[h] = [*self.children[h], i]
        self._tell()

    def __setstate__(self, state: tuple[None, dict[str, Any]]) -> None:
        for name, value in state[1].items():
            setattr(self, name, value)
        self._tell()

    def _tell(self) -> None:
        """What follows from the other lists."""
        self._trees = {}
        self.low = [intern(word.lower()) for word in self.words]
        self.bases = [intern(lemma.lower()) for lemma in self.lemmas]
        self.rels = [_without_subtype(dep) for dep in self.deps]
        self.under = [_set(tuple([self.rels[c] for c in below])) if below else _EMPTY for below in self.children]
        self.cases = [_NO_CASES] * len(self.words)
        for i, h in enumerate(self.heads):
            if h >= 0 and (self.deps[i] == "case" or (self.deps[i] == "mark" and self.tags[i] == "IN")):
                fixed = [self.low[k] for k in self.children[i] if self.deps[k] == "fixed"]
                self.cases[h] = [*self.cases[h], " ".join([self.low[i], *fixed])]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.ends[-1]

    @property
    def root(self) -> int:
        """Index of the root token."""
        return self.heads.index(-1)

    def subtree(self, i: int) -> tuple[int, ...]:
        """Indices of token i and all below it, in order."""
        if not self.children[i]:
            return (i,)
        if i not in self._trees:
            out, todo = [], [i]
            while todo:
                at = todo.pop()
                out.append(at)
                todo.extend(self.children[at])
            self._trees[i] = tuple(sorted(out))
        return self._trees[i]

    def child(self, i: int, *deps: str) -> int | None:
        """First child of i with one of the relations (a subtype counts: ``nsubj`` finds ``nsubj:pass``)."""
        for c in self.children[i]:
            if self.deps[c] in deps or self.rels[c] in deps:
                return c
        return None


_EMPTY: frozenset[str] = frozenset()
_NO_CASES: list[str] = []
_NONE: list[int] = []
"""Most tokens have none: what is the same for all of them is held once."""


@lru_cache(maxsize=8_192)
def _set(rels: tuple[str, ...]) -> frozenset[str]:
    """One for all tokens with these relations below: a report has thousands of tokens."""
    return frozenset(rels)


@cache
def _without_subtype(dep: str) -> str:
    return dep.partition(":")[0]


@dataclass(slots=True)
class Parsed:
    """A report with its blocks and sentences in the order of the text.

    ``end`` is the offset up to which it was parsed, None where that is the end of its text."""

    report: Report
    blocks: list[Block]
    sentences: list[Sentence]
    end: int | None = None
