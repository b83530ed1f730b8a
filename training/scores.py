"""Scores of the shipped pipeline on test treebanks, with its own decoder.

usage: python training/scores.py DATA [--json FILE]

LAS and UAS: gold tokens and gold sentences, punctuation left out, labels with subtypes. Sentence F1: gold tokens,
whole documents; also from raw text. Lemma and tag accuracy: gold tokens. Speed: words a CPU-second on raw text."""

import argparse
import json
import time
from pathlib import Path

from detente.language.pipeline import Pipeline
from detente.records import Report
from treebank import Sentence, read_conllu


def attachment(pipe: Pipeline, gold: list[Sentence]) -> dict[str, float]:
    good = right = total = tagged = upos = lemma = tokens = 0
    for i in range(0, len(gold), 100):
        part = gold[i : i + 100]
        whole = [one_sentence(pipe, s.words) for s in part]
        for s, got in zip(part, whole, strict=True):
            for k, (head, dep) in enumerate(zip(s.heads or [], s.deps or [], strict=True)):
                tokens += 1
                xpos, _, pos = (s.tags or [])[k].rpartition("_")
                tagged += xpos == got.tags[k]
                upos += pos == got.pos[k]
                lemma += (s.lemmas or [])[k] == got.lemmas[k]
                if dep == "punct":
                    continue
                total += 1
                if got.heads[k] + 1 == head:
                    right += 1
                    good += got.deps[k] == dep
    return {
        "las": 100 * good / total,
        "uas": 100 * right / total,
        "xpos": 100 * tagged / tokens,
        "upos": 100 * upos / tokens,
        "lemma": 100 * lemma / tokens,
    }


def one_sentence(pipe: Pipeline, words: list[str]):  # type: ignore[no-untyped-def]
    """Parse the words as one sentence, whatever the sentence head thinks."""
    encoded = pipe.encoder.encode([words])[0]
    encoded.starts[:] = -1
    starts = [0]
    for w in words[:-1]:
        starts.append(starts[-1] + len(w) + 1)
    from detente.language.parsed import Block

    block = Block(0, 0, 0, "paragraph", 0)
    return pipe._sentences(block, list(zip(words, starts, strict=True)), encoded, 0)[0]


def paragraphs(gold: list[Sentence]) -> list[list[Sentence]]:
    out: list[list[Sentence]] = []
    document = None
    for s in gold:
        if s.starts_paragraph or s.document != document or sum(len(x.words) for x in out[-1]) > 300:
            out.append([])
        document = s.document
        out[-1].append(s)
    return out


def sentence_f1(pipe: Pipeline, gold: list[Sentence], per_document: bool) -> float:
    groups: list[list[Sentence]] = paragraphs(gold)
    if per_document:
        documents: dict[str, list[Sentence]] = {}
        for s in gold:
            documents.setdefault(s.document, []).append(s)
        groups = list(documents.values())
    hit = n_gold = n_got = 0
    for g in groups:
        words = [w for s in g for w in s.words]
        truth, at = set(), 0
        for s in g:
            truth.add((at, at + len(s.words)))
            at += len(s.words)
        got, at = set(), 0
        for sentence in pipe.words([words])[0]:
            got.add((at, at + len(sentence.words)))
            at += len(sentence.words)
        hit, n_gold, n_got = hit + len(truth & got), n_gold + len(truth), n_got + len(got)
    return 200 * hit / (n_gold + n_got)


def raw_text(group: list[Sentence]) -> str:
    return "".join(w + (" " if sp else "") for s in group for w, sp in zip(s.words, s.spaces, strict=True))


def speed(pipe: Pipeline, gold: list[Sentence]) -> float:
    texts = [raw_text(p) for p in paragraphs(gold)]
    reports = [Report(path=str(i), text="\n".join(texts[i : i + 15]), format="text") for i in range(0, len(texts), 15)]
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        words = sum(len(s.words) for p in pipe.pipe(reports) for s in p.sentences)
        best = max(best, words / (time.process_time() - began))
    return best


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", type=Path)
    ap.add_argument("--json", type=Path)
    a = ap.parse_args()
    pipe = Pipeline()
    trees = a.data / "treebanks"
    result: dict[str, dict[str, float]] = {}
    for name, file in (("gum_open test", "gum_open/test"), ("gum_open dev", "gum_open/dev"), ("pud", "pud/test")):
        gold = list(read_conllu(trees / f"{file}.conllu"))
        row = attachment(pipe, gold)
        row["sentence F1"] = sentence_f1(pipe, gold, per_document=False)
        row["sentence F1, whole documents"] = sentence_f1(pipe, gold, per_document=True)
        row["words a CPU-second"] = speed(pipe, gold)
        result[name] = {k: round(v, 2) for k, v in row.items()}
        print(name, result[name])
    if a.json:
        a.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
