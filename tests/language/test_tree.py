"""From scores of heads to a tree with one root and no cycle."""

import numpy as np
import pytest

from detente.language.tree import heads


def is_tree(up: list[int]) -> bool:
    if up.count(0) != 1:
        return False
    for start in range(1, len(up) + 1):
        at, steps = start, 0
        while at and steps <= len(up):
            at, steps = up[at - 1], steps + 1
        if at:
            return False
    return True


def test_a_greedy_tree_is_kept() -> None:
    scores = np.full((3, 4), -5.0, np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 5.0
    assert heads(scores) == [2, 0, 2]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.full((3, 4), -9.0, np.float32)
    scores[0, 2], scores[0, 3] = 9.0, 8.0  # the first word wants the second, or nearly as much the third
    scores[1, 1], scores[2, 0] = 9.0, 5.0  # the second wants the first: a cycle
    assert heads(scores) == [3, 1, 0]


def test_of_two_roots_the_better_one_stays() -> None:
    scores = np.full((2, 3), -1.0, np.float32)
    scores[0, 0], scores[1, 0], scores[0, 2], scores[1, 1] = 5.0, 4.0, 3.0, 3.9
    assert heads(scores) == [0, 1]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 20, 60])
def test_any_scores_give_a_tree(size: int) -> None:
    random = np.random.default_rng(size)
    for _ in range(20):
        assert is_tree(heads(random.normal(size=(size, size + 1)).astype(np.float32)))


def test_no_word_is_its_own_head() -> None:
    scores = np.eye(4, 5, 1, dtype=np.float32) * 100
    assert all(up != i + 1 for i, up in enumerate(heads(scores)))
