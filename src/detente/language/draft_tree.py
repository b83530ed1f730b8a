"""The tree of one sentence while it may still be changed."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tree:
    """One sentence in the making: parallel lists, heads -1 for the root."""

    words: list[str]
    tags: list[str]
    pos: list[str]
    heads: list[int]
    deps: list[str]

    def children(self, i: int) -> list[int]:
        """The tokens that hang on i."""
        return [k for k, h in enumerate(self.heads) if h == i]

    def child(self, i: int, *deps: str) -> int:
        """The first child in one of the relations, -1 for none."""
        return next((k for k in self.children(i) if self.deps[k].partition(":")[0] in deps), -1)

    def hang(self, i: int, head: int, dep: str) -> None:
        """Hang token i on a head."""
        self.heads[i], self.deps[i] = head, dep
