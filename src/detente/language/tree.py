"""From scores of heads to a tree: greedy where that is one, else the maximum spanning arborescence.

Method: Chu and Liu 1965, Edmonds 1967, with exactly one root as Universal Dependencies want it."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_NEVER = -1e6
_LONG = 60  # tokens


def heads(scores: Floats) -> list[int]:
    """scores: (n, n + 1), row d the scores of token d's head, column 0 the root. → n heads, 0 the root."""
    n = len(scores)
    if n == 1:
        return [0]
    scores = scores.copy()
    scores[np.arange(n), np.arange(n) + 1] = _NEVER
    best = scores.argmax(1)
    roots = np.flatnonzero(best == 0)
    if len(roots) == 1 and _acyclic(best):
        return [int(h) for h in best]
    if len(roots) == 0:
        roots = scores[:, 0].argsort()[-2:]
    # each candidate costs a search of its own: a long sentence tries only the likeliest two
    likeliest = sorted((int(r) for r in roots), key=lambda r: -float(scores[r, 0]))
    found = [_with_root(scores, r) for r in likeliest[: 8 if n <= _LONG else 2]]
    return max(found, key=lambda f: f[0])[1]


def _acyclic(best: NDArray[np.int64]) -> bool:
    up: list[int] = best.tolist()
    state = [0] * len(up)
    for start in range(len(up)):
        at, path = start, []
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = up[at] - 1
        if at >= 0 and state[at] == 1:
            return False
        for p in path:
            state[p] = 2
    return True


def _with_root(scores: Floats, root: int) -> tuple[float, list[int]]:
    """The best tree in which ``root`` alone hangs on the root, and its score."""
    s = scores.astype(np.float64)
    s[:, 0] = _NEVER
    s[root, :] = _NEVER
    s[root, 0] = scores[root, 0]
    full = np.full((len(s) + 1, len(s) + 1), _NEVER * 4)
    full[1:, :] = s
    up = _arborescence(full)
    return float(sum(s[d, up[d + 1]] for d in range(len(s)))), [int(up[d + 1]) for d in range(len(s))]


def _arborescence(s: NDArray[np.float64]) -> list[int]:
    """s: (m, m), row the dependant, column the head, node 0 the root. → head of each node (entry 0 unused)."""
    m = len(s)
    best = s.argmax(1)
    best[0] = -1
    cycle = _cycle(best.tolist())
    if not cycle:
        return [int(h) for h in best]
    inside = np.array(cycle)
    outside = np.array([v for v in range(m) if v not in set(cycle)])
    gain = s[inside, best[inside]]
    k = len(outside)
    small = np.full((k + 1, k + 1), _NEVER * 4)
    small[:k, :k] = s[np.ix_(outside, outside)]
    entering = s[np.ix_(inside, outside)] - gain[:, None]
    enter_at = entering.argmax(0)
    small[k, :k] = entering.max(0)
    leaving = s[np.ix_(outside, inside)]
    leave_from = leaving.argmax(1)
    small[:k, k] = leaving.max(1)
    small[k, k] = _NEVER * 4
    up = _arborescence(small)
    result = [int(h) for h in best]
    for i, v in enumerate(outside):
        if i:
            result[int(v)] = int(inside[leave_from[i]]) if up[i] == k else int(outside[up[i]])
    entry = int(inside[enter_at[up[k]]])
    result[entry] = int(outside[up[k]])
    return result


def _cycle(up: list[int]) -> list[int]:
    """Nodes of one cycle, empty where there is none."""
    state = [0] * len(up)
    for start in range(1, len(up)):
        at, path = start, []
        while at > 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = up[at]
        if at > 0 and state[at] == 1:
            return path[path.index(at) :]
        for p in path:
            state[p] = 2
    return []
