"""The network in NumPy: words in, tags, sentence starts, names and the scores of the tree out.

Encoder: embeddings of word, character n-grams and shape, then stacked bidirectional LSTMs, shared by all heads. Tree:
deep biaffine attention (Dozat and Manning 2017, "Deep biaffine attention for neural dependency parsing"). The
weights are made by ``training/`` and kept as 16-bit floats; all computing is in 32 bits."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from detente.errors import ModelError
from detente.language.features import word_rows

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
_CACHE_LIMIT = 200_000


@dataclass(slots=True)
class Layer:
    """One bidirectional layer: ``inside`` (2, E, 4h), ``across`` (2, h, 4h), ``bias`` (2, 1, 4h); gates i, f, o, g."""

    inside: Floats
    across: Floats
    bias: Floats


class Encoder:
    """The shared network. ``tags``, ``deps`` and ``names`` are the tables of labels."""

    def __init__(self, folder: Path) -> None:
        try:
            with np.load(folder / "weights.npz") as stored:
                self._w: dict[str, Floats] = {k: stored[k].astype(np.float32) for k in stored.files}
            tables = json.loads((folder / "tables.json").read_text(encoding="utf8"))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(
                f"The language pipeline in {folder} cannot be read ({error}); install the package again."
            ) from error
        self.tags: list[str] = tables["tags"]
        self.deps: list[str] = tables["deps"]
        self.names: list[str] = tables["names"]
        self._words = {w: i for i, w in enumerate(tables["words"])}
        self._layers = [self._layer(n) for n in range(tables["sizes"]["layers"])]
        self._hidden: int = tables["sizes"]["hidden"]
        self._rows: dict[str, int] = {}
        self._vectors: Floats = np.empty(
            (1024, self._w["word"].shape[1] + self._w["ngram"].shape[1] + self._w["shape"].shape[1]), np.float32
        )
        w = self._w
        self._top = np.concatenate(
            [w["tag_mlp"], w["name_mlp"], w["arc_dep"], w["arc_head"], w["label_dep"], w["label_head"]], axis=1
        )
        self._top_bias = np.concatenate(
            [w[f"{k}_bias"] for k in ("tag_mlp", "name_mlp", "arc_dep", "arc_head", "label_dep", "label_head")]
        )
        self._cuts = np.cumsum(
            [w[k].shape[1] for k in ("tag_mlp", "name_mlp", "arc_dep", "arc_head", "label_dep")]
        ).tolist()
        self._rooted = _leaky(w["root"] @ self._top + self._top_bias)

    def _layer(self, n: int) -> Layer:
        w = self._w
        return Layer(w[f"inside{n}"], w[f"across{n}"], w[f"bias{n}"][:, None, :])

    def _row(self, word: str) -> int:
        """Row of the word's vector in the table of vectors, computed on first sight."""
        row = len(self._rows)
        form, grams, shape = word_rows(word)
        w = self._w
        if row == len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.empty_like(self._vectors)])
        self._vectors[row] = np.concatenate(
            [w["word"][self._words.get(form, 0)], w["ngram"][list(grams)].mean(0), w["shape"][shape]]
        )
        self._rows[word] = row
        return row

    def _embed(self, words: Sequence[str]) -> Floats:
        if len(self._rows) > _CACHE_LIMIT:
            self._rows.clear()
        known = self._rows
        rows = [known[w] if w in known else self._row(w) for w in words]
        return self._vectors[rows]

    def encode(self, sequences: Sequence[Sequence[str]]) -> list["Encoded"]:
        """One result for each sequence of words, computed together: longest first, so that each step of the
        recurrence works on the sequences that are still running."""
        order = sorted((i for i in range(len(sequences)) if sequences[i]), key=lambda i: -len(sequences[i]))
        out = [Encoded(self, np.empty((0, self._top.shape[1]), np.float32), np.empty(0, np.float32)) for _ in sequences]
        if not order:
            return out
        lengths = np.array([len(sequences[i]) for i in order])
        flat = self._embed([w for i in order for w in sequences[i]])
        plan = _plan(lengths)
        for layer in self._layers:
            flat = self._run(layer, flat, plan)
        heads = _leaky(flat @ self._top + self._top_bias)
        starts = (flat @ self._w["start"])[:, 0] + self._w["start_bias"][0]
        ends = np.cumsum(lengths)
        for i, a, b in zip(order, ends - lengths, ends, strict=True):
            out[i] = Encoded(self, heads[a:b], starts[a:b])
        return out

    def _run(self, layer: Layer, flat: Floats, plan: "Plan") -> Floats:
        """One bidirectional layer over packed tokens (N, E) → (N, 2h)."""
        h = self._hidden
        gates = np.empty((2, len(flat), 4 * h), np.float32)
        np.matmul(flat[plan.forward], layer.inside[0], out=gates[0])
        np.matmul(flat[plan.backward], layer.inside[1], out=gates[1])
        gates += layer.bias
        states = np.empty((2, len(flat), h), np.float32)
        memory = np.zeros((2, plan.sizes[0], h), np.float32)
        previous = memory
        at = 0
        for size in plan.sizes:
            g = gates[:, at : at + size]
            if at:
                g += np.matmul(previous[:, :size], layer.across)
            np.tanh(g, out=g)
            sig = g[..., : 3 * h]
            sig *= 0.5
            sig += 0.5
            memory = memory[:, :size]
            memory *= g[..., h : 2 * h]
            memory += g[..., :h] * g[..., 3 * h :]
            previous = states[:, at : at + size]
            np.multiply(np.tanh(memory), g[..., 2 * h : 3 * h], out=previous)
            at += size
        result = np.empty((len(flat), 2 * h), np.float32)
        result[plan.forward, :h] = states[0]
        result[plan.backward, h:] = states[1]
        return result


@dataclass(slots=True)
class Plan:
    """How packed steps map to flat tokens: ``forward[k]`` and ``backward[k]`` are the flat token of step entry k;
    ``sizes[t]`` sequences are running at step t."""

    forward: Ints
    backward: Ints
    sizes: list[int]


def _plan(lengths: Ints) -> Plan:
    """lengths: falling. The steps of all sequences, time first."""
    offsets = np.cumsum(lengths) - lengths
    steps = np.arange(int(lengths[0]))
    sizes = (lengths[None, :] > steps[:, None]).sum(1)
    which = np.concatenate([np.arange(s) for s in sizes])
    time = np.repeat(steps, sizes)
    return Plan(offsets[which] + time, offsets[which] + lengths[which] - 1 - time, sizes.tolist())


def _leaky(x: Floats) -> Floats:
    y: Floats = np.maximum(x, 0.1 * x)
    return y


class Encoded:
    """What the network says of one sequence of words. ``starts`` (T,) is the score that a sentence starts there."""

    __slots__ = ("_heads", "_net", "starts")

    def __init__(self, net: Encoder, heads: Floats, starts: Floats) -> None:
        self._net, self._heads, self.starts = net, heads, starts

    def tags(self) -> Floats:
        """(T, tags) scores."""
        w = self._net._w
        scores: Floats = self._heads[:, : self._net._cuts[0]] @ w["tag"] + w["tag_bias"]
        return scores

    def names(self) -> Floats:
        """(T, names) scores of BIO labels."""
        w, c = self._net._w, self._net._cuts
        scores: Floats = self._heads[:, c[0] : c[1]] @ w["name"] + w["name_bias"]
        return scores

    def arcs(self, a: int, b: int) -> Floats:
        """(n, n + 1) scores of the heads of tokens a…b, taken as one sentence; column 0 is the root."""
        w, c = self._net._w, self._net._cuts
        dep = self._heads[a:b, c[1] : c[2]]
        head = np.concatenate([self._net._rooted[None, c[2] : c[3]], self._heads[a:b, c[2] : c[3]]])
        scores: Floats = (dep @ w["arc_matrix"][:-1] + w["arc_matrix"][-1]) @ head.T
        return scores

    def relations(self, heads: Ints) -> Ints:
        """heads: (T,) flat index + 1 of each token's head in the sequence, 0 the root. → (T,) indices of ``deps``."""
        w, c = self._net._w, self._net._cuts
        n = len(heads)
        dep = np.ones((n, c[4] - c[3] + 1), np.float32)
        dep[:, :-1] = self._heads[:, c[3] : c[4]]
        tops = np.ones((n + 1, c[4] - c[3] + 1), np.float32)
        tops[0, :-1] = self._net._rooted[c[4] :]
        tops[1:, :-1] = self._heads[:, c[4] :]
        left = (dep @ w["label_cube"]).reshape(n, len(self._net.deps), -1)
        scores = np.matmul(left, tops[heads][:, :, None])[:, :, 0]
        best: Ints = scores.argmax(1)
        return best
