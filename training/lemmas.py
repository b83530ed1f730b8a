"""Make the lemma table from the treebanks: only what the rules do not give.

usage: python training/lemmas.py DATA MODEL_FOLDER"""

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from detente.knowledge.cues import cues
from detente.knowledge.lexicon import lexicon
from detente.language.lemmas import Lemmatizer
from treebank import read_conllu


def main() -> None:
    trees, folder = Path(sys.argv[1]) / "treebanks", Path(sys.argv[2])
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    verbs: Counter[str] = Counter()
    for name in ("gum_open/train", "ewt/ewt-train", "ewt/ewt-dev", "ewt/ewt-test"):
        for s in read_conllu(trees / f"{name}.conllu"):
            for word, joint, lemma in zip(s.words, s.tags or [], s.lemmas or [], strict=True):
                tag = joint.rpartition("_")[0]
                if lemma == "_":
                    continue
                counts[word.replace("’", "'").lower(), tag][lemma] += 1
                if tag.startswith("VB"):
                    verbs[lemma] += 1
    bare = Lemmatizer(None)
    known = {s.lemma for s in lexicon().senses if s.pos == "verb"} | cues().verbs
    bare.verbs = {v for v in {*verbs, *known} if v.isalpha()}
    exceptions = {}
    for (form, tag), lemmas in sorted(counts.items()):
        best, n = lemmas.most_common(1)[0]
        if tag in {"NNP", "NNPS"} or (n == 1 and tag in {"NN", "JJ", "CD"}):
            continue
        if bare.by_rule(form, tag) != best:
            exceptions[f"{form}|{tag}"] = best
    table = {"exceptions": exceptions, "verbs": sorted(bare.verbs)}
    (folder / "lemmas.json").write_text(
        json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8"
    )
    print(len(exceptions), "exceptions", len(bare.verbs), "verbs")


if __name__ == "__main__":
    main()
