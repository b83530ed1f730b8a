"""Write the model card from the scores.

usage: python training/card.py SCORES.json NETWORK.pt MODEL_FOLDER"""

import hashlib
import json
import sys
from pathlib import Path

import torch

HEAD = """# The language pipeline of Détente

One network with a shared encoder that gives tags, sentence starts, names and a dependency tree in Universal
Dependencies; lemmas follow from form and tag by a table and rules. It runs in NumPy, offline, and is made by the
scripts in `training/`.

- **Input**: English text, tokenised by spaCy's English tokenizer with the treebanks' habits for hyphens and slashes.
- **Encoder**: embeddings of word, character n-grams and shape; {layers} bidirectional LSTM layers of {hidden} units a
  direction. Tree: deep biaffine attention (Dozat and Manning 2017), decoded greedily where that gives a tree with one
  root, else as the maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967).
- **Parameters**: {parameters:,}, stored as 16-bit floats.
- **Weights**: SHA-256 `{digest}`

## Trained on

| data | used | licence |
|---|---|---|
| UD English EWT (train, dev, test) | tags, trees, sentence starts | CC BY-SA 4.0 |
| UD English GUM, its openly licensed genres (train) | tags, trees, sentence starts, names | CC BY 4.0, texts' own |
| Universal NER over EWT (dev, test) | names | CC BY-SA 4.0 |
| wikigold | names | CC BY 4.0 |

PUD and the test part of GUM were never trained on; GUM's dev part was used to watch the training only. The training
text was varied with forms that treebanks lack: typographic quotation marks, headlines without a full stop or in title
case, bullets, datelines, speaker labels, and attributions as news writes them, put around treebank sentences by
`training/newswire.py`. Seed 1; the learning rate falls with the clock, so that two runs of the same length on
different machines differ a little.

The weights may be redistributed under CC BY-SA 4.0 with attribution to the treebanks' authors.

## Scores

LAS and UAS: gold tokens and gold sentences, punctuation left out, relations with subtypes. Sentence F1: gold tokens,
paragraph by paragraph as reports have them, and over whole documents with all paragraph breaks taken away. Speed:
words a CPU-second on one core, raw text in, parsed sentences out.

"""

TAIL = """
## Limits

Names are weak outside the training domains; the program uses its tables of actors first. Headlines, lists and tables
parse worse than running text. Sentences of more than 250 tokens are cut.
"""


def main() -> None:
    scores = json.loads(Path(sys.argv[1]).read_text(encoding="utf8"))
    state = torch.load(sys.argv[2], weights_only=True)
    folder = Path(sys.argv[3])
    columns = list(next(iter(scores.values())))
    rows = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    rows += [f"| {name} | " + " | ".join(f"{row[c]:,.1f}" for c in columns) + " |" for name, row in scores.items()]
    head = HEAD.format(
        layers=state["sizes"]["layers"],
        hidden=state["sizes"]["hidden"],
        parameters=sum(w.numel() for w in state["weights"].values()),
        digest=hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest(),
    )
    (folder / "MODEL_CARD.md").write_text(head + "\n".join(rows) + "\n" + TAIL, encoding="utf8")


if __name__ == "__main__":
    main()
