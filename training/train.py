"""Train the language pipeline.

usage: python training/train.py DATA OUT [--minutes N] [--seed N] [--threads N]

DATA is the folder with ``treebanks`` and ``names``; OUT gets ``network.pt`` (the averaged weights and the tables of
labels) and ``log.txt``. The learning rate falls to zero over the given minutes."""

import argparse
import json
import math
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from augment import augmented
from detente.language.features import word_rows
from evaluate import evaluate
from network import Network
from newswire import attributed, headline, usable
from treebank import Sentence, add_names, read_conllu, read_iob

SIZES = {
    "word": 128,
    "ngram": 96,
    "shape": 32,
    "hidden": 200,
    "layers": 3,
    "arc": 200,
    "label": 80,
    "tag": 128,
    "name": 64,
}
NAMES = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
BATCH_TOKENS = 2600
PEAK_RATE = 2.0e-3
HEADLINES = 300


def load(data: Path) -> tuple[list[list[Sentence]], list[Sentence], list[Sentence]]:
    """Training documents, GUM's dev sentences, name-only sentences."""
    trees = data / "treebanks"
    gum = list(read_conllu(trees / "gum_open/train.conllu", entities=True))
    dev = list(read_conllu(trees / "gum_open/dev.conllu", entities=True))
    ewt: list[Sentence] = []
    rest: list[Sentence] = []
    for part in ("train", "dev", "test"):
        sents = list(read_conllu(trees / f"ewt/ewt-{part}.conllu"))
        if part != "train":
            rest += add_names(sents, list(read_iob(data / f"names/en_ewt-ud-{part}.iob2")))
        ewt += sents
    documents: dict[str, list[Sentence]] = {}
    for s in gum + ewt:
        documents.setdefault(s.document, []).append(s)
    named = rest + [split_hyphens(s) for s in read_iob(data / "names/wikigold.conll.txt")]
    return list(documents.values()), dev, named


def split_hyphens(s: Sentence) -> Sentence:
    """Words with inner hyphens as the treebanks write them: three tokens."""
    words, names = [], []
    for w, n in zip(s.words, s.names or [], strict=True):
        parts = [p for p in w.replace("-", " - ").split(" ") if p] if len(w) > 2 and "-" in w[1:-1] else [w]
        words += parts
        names += [n] + [("I" + n[1:]) if n not in {"O", "?"} else n] * (len(parts) - 1)
    return Sentence(words, [True] * len(words), names=names)


def chunks(documents: list[list[Sentence]], named: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """Runs of one to five neighbouring sentences with at most 90 tokens, augmented, new in each epoch."""
    out: list[list[Sentence]] = []
    for doc in documents:
        i = 0
        while i < len(doc):
            n = rng.choice([1, 1, 2, 3, 4, 5])
            run = [attributed(doc[i], rng) if rng.random() < 0.2 and usable(doc[i]) else augmented(doc[i], rng)]
            size = len(run[0].words)
            i += 1
            while len(run) < n and i < len(doc) and size + len(doc[i].words) <= 90:
                run.append(augmented(doc[i], rng))
                size += len(run[-1].words)
                i += 1
            out.append(run)
    return out + [[s] for s in named] + [[headline(rng)] for _ in range(HEADLINES)]


class Tables:
    """Label and word indices."""

    def __init__(self, documents: list[list[Sentence]], named: list[Sentence]) -> None:
        count = Counter(word_rows(w)[0] for doc in [*documents, named] for s in doc for w in s.words)
        self.count = count
        self.words = ["<unk>", "<pad>", *sorted(w for w, n in count.items() if n >= 2)]
        tags = Counter(t for doc in documents for s in doc for t in s.tags or [])
        self.tags = sorted(t for t, n in tags.items() if n >= 3)
        self.deps = sorted({d for doc in documents for s in doc for d in s.deps or []})
        self.word_index = {w: i for i, w in enumerate(self.words)}
        self.tag_index = {t: i for i, t in enumerate(self.tags)}
        self.dep_index = {d: i for i, d in enumerate(self.deps)}
        self.name_index = {n: i for i, n in enumerate(NAMES)}


IGNORE = -100
LABELS = {"tags", "heads", "deps", "names", "starts"}


def labels(s: Sentence, tables: "Tables", base: int, number: int, rows: dict[str, list[int]]) -> None:
    """Append the labels of one sentence whose first token stands at ``base``."""
    n = len(s.words)
    unknown = [IGNORE] * n
    rows["sentence"] += [number + 1] * n
    rows["tags"] += unknown if s.tags is None else [tables.tag_index.get(x, IGNORE) for x in s.tags]
    rows["starts"] += unknown if s.tags is None else [1] + [0] * (n - 1)
    rows["heads"] += unknown if s.heads is None else [base + h if h else 0 for h in s.heads]
    rows["deps"] += unknown if s.deps is None else [tables.dep_index.get(d, IGNORE) for d in s.deps]
    rows["names"] += unknown if s.names is None else [tables.name_index.get(x, IGNORE) for x in s.names]


def batch(runs: list[list[Sentence]], tables: Tables, rng: random.Random | None) -> dict[str, Tensor]:
    """Padded tensors of some runs; words are dropped to <unk> at random where ``rng`` is given."""
    size, longest = len(runs), max(sum(len(s.words) for s in run) for run in runs)
    keys = ("word", "unique", "shape", "sentence", "flip", "tags", "heads", "deps", "names", "starts")
    a = {k: np.full((size, longest), IGNORE if k in LABELS else 1 if k == "word" else 0, dtype=np.int64) for k in keys}
    seen: dict[str, int] = {}
    bag: list[int] = []
    offsets: list[int] = []
    for b, run in enumerate(runs):
        rows: dict[str, list[int]] = {k: [] for k in keys}
        for n, s in enumerate(run):
            base = len(rows["word"])
            for w in s.words:
                form, grams, shape = word_rows(w)
                if form not in seen:
                    seen[form] = len(offsets)
                    offsets.append(len(bag))
                    bag.extend(grams)
                word = tables.word_index.get(form, 0)
                if rng and rng.random() < 0.25 / (0.25 + tables.count[form]) + 0.04:
                    word = 0
                rows["word"].append(word)
                rows["unique"].append(seen[form])
                rows["shape"].append(shape)
            labels(s, tables, base, n, rows)
        length = len(rows["word"])
        rows["flip"] = [*range(length - 1, -1, -1), *range(length, longest)]
        for k, values in rows.items():
            a[k][b, : len(values)] = values
    t = {k: torch.from_numpy(v) for k, v in a.items()}
    t["bag"], t["offsets"] = torch.tensor(bag), torch.tensor(offsets)
    return t


def arc_mask(t: dict[str, Tensor]) -> Tensor:
    """(B, T, T + 1): True where a head may be: the root, or a token of the same sentence."""
    same = t["sentence"][:, :, None] == t["sentence"][:, None, :]
    return torch.cat([torch.ones_like(same[..., :1]), same], dim=-1)


def loss(net: Network, t: dict[str, Tensor]) -> Tensor:
    h = net.encode(net.embed(t["word"], t["bag"], t["offsets"], t["unique"], t["shape"]), t["flip"])
    ce = nn.functional.cross_entropy
    total = torch.zeros(())
    treed = t["heads"] != IGNORE
    if treed.any():
        arcs = net.arcs(h).masked_fill(~arc_mask(t), -1e4)
        total = total + ce(arcs[treed], t["heads"][treed])
        deps = net.labels(h, t["heads"].clamp(min=0))
        total = total + ce(deps[treed], t["deps"][treed], ignore_index=IGNORE)
        total = total + 0.7 * ce(net.tags(h)[treed], t["tags"][treed], ignore_index=IGNORE)
        starts = net.starts(h)[treed]
        total = total + 0.4 * nn.functional.binary_cross_entropy_with_logits(starts, t["starts"][treed].float())
    named = t["names"] != IGNORE
    if named.any():
        total = total + 0.5 * ce(net.names_(h)[named], t["names"][named])
    return total


def batches(runs: list[list[Sentence]], rng: random.Random) -> list[list[list[Sentence]]]:
    """Runs of like length together, batches in random order."""
    runs = sorted(runs, key=lambda r: sum(len(s.words) for s in r) + rng.random() * 6)
    out: list[list[list[Sentence]]] = [[]]
    for run in runs:
        longest = sum(len(s.words) for s in run)
        if out[-1] and longest * (len(out[-1]) + 1) > BATCH_TOKENS:
            out.append([])
        out[-1].append(run)
    rng.shuffle(out)
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--minutes", type=float, default=90)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--rate", type=float, default=PEAK_RATE)
    ap.add_argument("--resume", type=Path, help="a network.pt to go on from")
    ap.add_argument("--hidden", type=int, default=SIZES["hidden"])
    a = ap.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    rng = random.Random(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    documents, dev, named = load(a.data)
    tables = Tables(documents, named)
    sizes = SIZES | {"hidden": a.hidden}
    net = Network(sizes, len(tables.words), len(tables.tags), len(tables.deps), len(NAMES))
    if a.resume:
        net.load_state_dict(torch.load(a.resume, weights_only=True)["weights"])
    print("parameters", sum(p.numel() for p in net.parameters()), "words", len(tables.words), flush=True)
    decay = [p for n, p in net.named_parameters() if n not in {"word.weight", "ngram.weight", "shape.weight"}]
    tables_ = [net.word.weight, net.ngram.weight, net.shape.weight]
    opt = torch.optim.AdamW(
        [{"params": decay, "weight_decay": 3e-3}, {"params": tables_, "weight_decay": 0.0}],
        lr=PEAK_RATE,
        betas=(0.9, 0.95),
        eps=1e-8,
    )
    average = {k: v.detach().clone() for k, v in net.state_dict().items()}
    began, step, epoch, last_report = time.time(), 0, 0, 0.0
    while (time.time() - began) / 60 < a.minutes:
        epoch += 1
        net.train()
        lost, count = 0.0, 0
        for runs in batches(chunks(documents, named, rng), rng):
            done = min(1.0, (time.time() - began) / 60 / a.minutes)
            if done >= 1:
                break
            rate = a.rate * min(1.0, (step + 1) / 300) * (0.5 + 0.5 * math.cos(math.pi * done)) + 2e-6
            for group in opt.param_groups:
                group["lr"] = rate
            value = loss(net, batch(runs, tables, rng))
            opt.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            opt.step()
            step += 1
            keep = min(0.999, (1 + step) / (10 + step))
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    average[k].lerp_(v, 1 - keep)
            lost, count = lost + float(value.detach()), count + 1
        line = f"epoch {epoch} step {step} minutes {(time.time() - began) / 60:.1f} loss {lost / max(1, count):.4f}"
        if time.time() - last_report > 240 or (time.time() - began) / 60 >= a.minutes:
            save(a.out, average, tables, sizes)
            live = {k: v.clone() for k, v in net.state_dict().items()}
            net.load_state_dict(average)
            line += " " + json.dumps(evaluate(net, dev, tables))
            net.load_state_dict(live)
            last_report = time.time()
        print(line, flush=True)
    save(a.out, average, tables, sizes)


def save(out: Path, weights: dict[str, Tensor], tables: Tables, sizes: dict[str, int]) -> None:
    state = {
        "weights": weights,
        "sizes": sizes,
        "words": tables.words,
        "tags": tables.tags,
        "deps": tables.deps,
        "names": NAMES,
    }
    torch.save(state, out / "network.tmp")
    (out / "network.tmp").replace(out / "network.pt")


if __name__ == "__main__":
    main()
