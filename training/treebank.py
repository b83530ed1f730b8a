"""CoNLL-U and IOB files → training sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ENTITY_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass(slots=True)
class Sentence:
    """One annotated sentence; all lists have one entry a token. ``heads`` are 1-based, 0 is the root.

    Lists that the source does not annotate are None."""

    words: list[str]
    spaces: list[bool]
    tags: list[str] | None = None  # XPOS_UPOS
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    deps: list[str] | None = None
    names: list[str] | None = None  # BIO over PER, ORG, LOC; "?" where unknown
    document: str = ""
    starts_paragraph: bool = False
    extra: dict[str, str] = field(default_factory=dict)


def read_conllu(path: Path, *, entities: bool = False) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; with ``entities`` GUM's Entity= spans become names."""
    document, para = "", False
    for block in path.read_text(encoding="utf8").split("\n\n"):
        rows: list[list[str]] = []
        ranges: dict[int, str] = {}
        inside: set[int] = set()
        for line in block.splitlines():
            if line.startswith("# newdoc"):
                document, para = line.partition("=")[2].strip(), True
            elif line.startswith("# newpar"):
                para = True
            elif line and not line.startswith("#"):
                cols = line.split("\t")
                if "-" in cols[0]:
                    a, b = map(int, cols[0].split("-"))
                    ranges[b] = cols[9]
                    inside.update(range(a, b))
                elif "." not in cols[0]:
                    rows.append(cols)
        if not rows:
            continue
        spaces = []
        for cols in rows:
            i = int(cols[0])
            misc = ranges.get(i, cols[9])
            spaces.append(i not in inside and "SpaceAfter=No" not in misc)
        sent = Sentence(
            words=[original(c[1]) for c in rows],
            spaces=spaces,
            tags=[f"{c[4]}_{c[3]}" for c in rows],
            lemmas=[c[2] for c in rows],
            heads=[int(c[6]) for c in rows],
            deps=[c[7] for c in rows],
            document=document,
            starts_paragraph=para,
        )
        if entities:
            sent.names = gum_names(rows)
        para = False
        yield sent


def original(word: str) -> str:
    return word.replace(" ", " ")


def gum_names(rows: list[list[str]]) -> list[str]:
    """BIO names of one GUM sentence: proper-noun heads of person, organization and place spans."""
    open_spans: list[tuple[str, str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for i, cols in enumerate(rows):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", cols[9])
        if not m:
            continue
        for piece in re.findall(r"\([^()]+\)?|[^()]+\)", m.group(1)):
            if piece.startswith("("):
                ident, _, rest = piece.strip("()").partition("-")
                open_spans.append((ident, rest.split("-")[0], i))
                if piece.endswith(")"):
                    _, kind, start = open_spans.pop()
                    spans.append((start, i, kind))
            else:
                ident = piece.rstrip(")")
                for k in range(len(open_spans) - 1, -1, -1):
                    if open_spans[k][0] == ident:
                        _, kind, start = open_spans.pop(k)
                        spans.append((start, i, kind))
                        break
    out = ["O"] * len(rows)
    upos, heads = [c[3] for c in rows], [int(c[6]) - 1 for c in rows]
    for start, end, kind in sorted(spans, key=lambda s: s[1] - s[0]):
        label = ENTITY_TYPES.get(kind)
        head = next((i for i in range(start, end + 1) if not start <= heads[i] <= end), None)
        if label is None or head is None or upos[head] != "PROPN":
            continue
        a = b = head
        while a > start and (
            upos[a - 1] == "PROPN" or (rows[a - 1][1] == "-" and a - 1 > start and upos[a - 2] == "PROPN")
        ):
            a -= 1
        while b < end and (
            upos[b + 1] == "PROPN" or (rows[b + 1][1] in {"-", "of"} and b + 1 < end and upos[b + 2] == "PROPN")
        ):
            b += 1
        if all(t == "O" for t in out[a : b + 1]):
            out[a] = f"B-{label}"
            out[a + 1 : b + 1] = [f"I-{label}"] * (b - a)
    return out


def read_iob(path: Path) -> Iterator[Sentence]:
    """Sentences of wikigold (word label) or Universal NER (index word label …)."""
    words: list[str] = []
    names: list[str] = []
    previous = "O"
    for line in [*path.read_text(encoding="utf8").splitlines(), ""]:
        if line.startswith("# ") or line.startswith("-DOCSTART-"):
            continue
        if not line.strip():
            if words:
                yield Sentence(words, [True] * len(words), names=names)
            words, names, previous = [], [], "O"
            continue
        cols = line.split("\t") if "\t" in line else line.split()
        word, label = (cols[1], cols[2]) if "\t" in line else (cols[0], cols[-1])
        kind = label[2:]
        if label == "O" or kind in {"OTH"}:
            names.append("O")
        elif kind not in {"PER", "ORG", "LOC"}:
            names.append("?")
        else:
            begins = label[0] == "B" or previous[2:] != kind
            names.append(("B-" if begins else "I-") + kind)
        previous = label
        words.append(original(word))
    if words:
        yield Sentence(words, [True] * len(words), names=names)


def add_names(sentences: list[Sentence], named: list[Sentence]) -> list[Sentence]:
    """Put the names of ``named`` on the sentences with the same words; returns those that found no partner."""
    by_words = {tuple(s.words): s for s in named}
    used = set()
    for s in sentences:
        other = by_words.get(tuple(s.words))
        if other is not None:
            s.names = other.names
            used.add(tuple(s.words))
    return [s for s in named if tuple(s.words) not in used]
