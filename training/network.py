"""The network in PyTorch: one shared encoder, heads for tags, sentence starts, names and the tree.

Encoder: embeddings of word, character n-grams and shape; stacked bidirectional LSTM.
Tree: deep biaffine attention (Dozat and Manning 2017, "Deep biaffine attention for neural dependency parsing").
``src/detente/language/encoder.py`` computes the same in NumPy."""

import torch
from torch import Tensor, nn

from detente.language.features import NGRAM_ROWS, SHAPE_ROWS


class Network(nn.Module):
    """Shapes: B sequences, T tokens, H = 2 * hidden."""

    def __init__(self, sizes: dict[str, int], words: int, tags: int, deps: int, names: int) -> None:
        super().__init__()
        hidden, layers = sizes["hidden"], sizes["layers"]
        self.word = nn.Embedding(words, sizes["word"])
        self.ngram = nn.EmbeddingBag(NGRAM_ROWS, sizes["ngram"], mode="mean")
        self.shape = nn.Embedding(SHAPE_ROWS, sizes["shape"])
        for table, scale in ((self.word, 0.3), (self.ngram, 0.6), (self.shape, 0.3)):
            nn.init.normal_(table.weight, std=scale)
        width = sizes["word"] + sizes["ngram"] + sizes["shape"]
        self.forward_lstm = nn.ModuleList()
        self.backward_lstm = nn.ModuleList()
        for n in range(layers):
            size = width if n == 0 else 2 * hidden
            self.forward_lstm.append(nn.LSTM(size, hidden, batch_first=True))
            self.backward_lstm.append(nn.LSTM(size, hidden, batch_first=True))
        for lstm in [*self.forward_lstm, *self.backward_lstm]:
            nn.init.orthogonal_(lstm.weight_hh_l0)
            nn.init.xavier_uniform_(lstm.weight_ih_l0)
            nn.init.zeros_(lstm.bias_ih_l0)
            nn.init.zeros_(lstm.bias_hh_l0)
            with torch.no_grad():
                lstm.bias_ih_l0[hidden : 2 * hidden] = 1.0
        top = 2 * hidden
        arc, label = sizes["arc"], sizes["label"]
        self.tag_mlp = nn.Linear(top, sizes["tag"])
        self.tag = nn.Linear(sizes["tag"], tags)
        self.start = nn.Linear(top, 1)
        self.name_mlp = nn.Linear(top, sizes["name"])
        self.name = nn.Linear(sizes["name"], names)
        self.arc_dep = nn.Linear(top, arc)
        self.arc_head = nn.Linear(top, arc)
        self.label_dep = nn.Linear(top, label)
        self.label_head = nn.Linear(top, label)
        self.root = nn.Parameter(torch.zeros(top))
        self.arc_matrix = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label_cube = nn.Parameter(torch.zeros(deps, label + 1, label + 1))
        nn.init.normal_(self.arc_matrix, std=0.05)
        self.drop = 0.33

    def embed(self, word: Tensor, bag: Tensor, offsets: Tensor, unique: Tensor, shape: Tensor) -> Tensor:
        """word, unique, shape: (B, T); bag, offsets: n-gram rows of the distinct words, to which ``unique`` points."""
        grams = self.ngram(bag, offsets)[unique]
        x = torch.cat([self.word(word), grams, self.shape(shape)], dim=-1)
        return self.token_dropout(x, 0.25)

    def token_dropout(self, x: Tensor, p: float) -> Tensor:
        return nn.functional.dropout(x, p, self.training)

    def shared_dropout(self, x: Tensor) -> Tensor:
        """The same units of a sequence are dropped at all its tokens (variational dropout)."""
        if not self.training:
            return x
        keep = torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(1 - self.drop) / (1 - self.drop)
        return x * keep

    def encode(self, x: Tensor, flip: Tensor) -> Tensor:
        """x: (B, T, E); flip: (B, T) index that reverses each sequence within its length. → (B, T, H)"""
        for lf, lb in zip(self.forward_lstm, self.backward_lstm, strict=True):
            x = self.shared_dropout(x)
            back = torch.gather(x, 1, flip[..., None].expand_as(x))
            a, b = lf(x)[0], lb(back)[0]
            b = torch.gather(b, 1, flip[..., None].expand_as(b))
            x = torch.cat([a, b], dim=-1)
        return self.shared_dropout(x)

    def mlp(self, layer: nn.Linear, x: Tensor) -> Tensor:
        y = nn.functional.leaky_relu(layer(x), 0.1)
        return self.shared_dropout(y)

    def arcs(self, h: Tensor) -> Tensor:
        """Scores (B, T, T + 1) of each token's head; column 0 is the root."""
        b = h.shape[0]
        rooted = torch.cat([self.root.expand(b, 1, -1), h], dim=1)
        dep, head = self.mlp(self.arc_dep, h), self.mlp(self.arc_head, rooted)
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], dim=-1)
        return (dep @ self.arc_matrix) @ head.transpose(1, 2)

    def labels(self, h: Tensor, heads: Tensor) -> Tensor:
        """Scores (B, T, L) of the relation to the given heads (0 is the root)."""
        b = h.shape[0]
        rooted = torch.cat([self.root.expand(b, 1, -1), h], dim=1)
        dep, head = self.mlp(self.label_dep, h), self.mlp(self.label_head, rooted)
        head = torch.gather(head, 1, heads[..., None].expand(-1, -1, head.shape[-1]))
        dep = torch.cat([dep, torch.ones_like(dep[..., :1])], dim=-1)
        head = torch.cat([head, torch.ones_like(head[..., :1])], dim=-1)
        n, k = dep.shape[0] * dep.shape[1], dep.shape[2]
        left = dep.reshape(n, k) @ self.label_cube.permute(1, 0, 2).reshape(k, -1)
        scores = (left.view(n, -1, k) @ head.reshape(n, k, 1)).squeeze(-1)
        return scores.view(dep.shape[0], dep.shape[1], -1)

    def tags(self, h: Tensor) -> Tensor:
        return self.tag(self.mlp(self.tag_mlp, h))

    def names_(self, h: Tensor) -> Tensor:
        return self.name(self.mlp(self.name_mlp, h))

    def starts(self, h: Tensor) -> Tensor:
        return self.start(h).squeeze(-1)
