"""text → parsed text: the trained pipeline that the package ships.

One shared encoder gives tags, sentence starts, names and the tree; the lemma follows from form and tag. Works
offline; nothing is downloaded."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from detente.language import tree
from detente.language.blocks import blocks
from detente.language.budget import Budget, unbounded
from detente.language.draft_tree import Tree
from detente.language.encoder import Encoded, Encoder
from detente.language.lemmas import Lemmatizer
from detente.language.parsed import Block, Parsed, Sentence
from detente.language.repair import repaired
from detente.language.tokenizer import tokenizer, tokens
from detente.records import Report

MODEL = Path(__file__).parent / "model"
LONGEST_SEQUENCE = 400  # tokens; a longer block is cut, so that time and memory stay linear
LONGEST_SENTENCE = 250
BATCH_TOKENS = 6000
SURE = 9.0  # score of a start of which there is no doubt
_ENDING, _OPENING = frozenset(".?!"), frozenset({"“", "«"})
BARE_END, BARE_NAME = 2.0, 6.0
"""How much higher (in log odds) a sentence start must score after a bare word, and after one with a capital letter;
measured on gum_open dev and pud."""

Token = tuple[str, int]
Piece = tuple[Block, list[Token]]


class Pipeline:
    """Parses reports. Make one with :func:`load` and keep it: it remembers words it has seen."""

    def __init__(self, folder: Path = MODEL) -> None:
        self.encoder = Encoder(folder)
        self.lemmatizer = Lemmatizer(folder)
        self.tokenizer = tokenizer()
        pairs = [t.rpartition("_") for t in self.encoder.tags]
        self._tags, self._pos = [p[0] for p in pairs], [p[2] for p in pairs]
        # the matrices are small: more threads than one cost ten times the processor time and save none
        self._threads = ThreadpoolController()

    def parse(self, report: Report) -> Parsed:
        """Parse one report."""
        return next(self.pipe([report]))

    def pipe(self, reports: Iterable[Report], budget: Budget = unbounded) -> Iterator[Parsed]:
        """Parse many reports, several at a time, in order. A report whose ``budget`` ends is parsed up to there."""
        waiting: list[tuple[Report, list[Block], list[Piece]]] = []
        size = 0
        for report in reports:
            layout = blocks(report.text)
            pieces = [p for b in layout for p in self._pieces(b, report.text)]
            waiting.append((report, layout, pieces))
            size += sum(len(p[1]) for p in pieces)
            if size >= BATCH_TOKENS:
                yield from self._flush(waiting, budget)
                waiting, size = [], 0
        yield from self._flush(waiting, budget)

    def words(self, sequences: list[list[str]]) -> list[list[Sentence]]:
        """Parse sequences of given tokens (for evaluation); offsets are those of the words joined by spaces."""
        out = []
        for words, encoded in zip(sequences, self.encoder.encode(sequences), strict=True):
            starts = [0]
            for w in words[:-1]:
                starts.append(starts[-1] + len(w) + 1)
            block = Block(0, 0, starts[-1] + len(words[-1]), "paragraph", 0)
            out.append(self._sentences(block, list(zip(words, starts, strict=True)), encoded, 0))
        return out

    def _pieces(self, block: Block, text: str) -> list[Piece]:
        """The block's tokens in sequences of bounded length."""
        found = [(w, i + block.body) for w, i in tokens(self.tokenizer, text[block.body : block.end])]
        return [(block, found[i : i + LONGEST_SEQUENCE]) for i in range(0, len(found), LONGEST_SEQUENCE)]

    def _flush(self, waiting: list[tuple[Report, list[Block], list[Piece]]], budget: Budget) -> Iterator[Parsed]:
        done = []
        with self._threads.limit(limits=1, user_api="blas"):
            encoded = self._encoded([piece for _, _, own in waiting for piece in own])
            for report, layout, own in waiting:
                done.append(self._parsed(report, layout, own, islice(encoded, len(own)), budget))
        yield from done

    def _encoded(self, pieces: list[Piece]) -> Iterator[Encoded]:
        """The pieces encoded in order, as many at a time as are fast together and fit into memory."""
        batch: list[list[str]] = []
        size = 0
        for _, toks in pieces:
            batch.append([w for w, _ in toks])
            size += len(toks)
            if size >= BATCH_TOKENS:
                yield from self.encoder.encode(batch)
                batch, size = [], 0
        yield from self.encoder.encode(batch)

    def _parsed(
        self, report: Report, layout: list[Block], own: list[Piece], encoded: Iterator[Encoded], budget: Budget
    ) -> Parsed:
        """One report out of its pieces, as far as its time reaches. What is left of ``encoded`` is passed over only
        where it was computed already: only the last report of a batch is longer than one."""
        spent = budget()
        sentences: list[Sentence] = []
        for n, (block, toks) in enumerate(own):
            if spent() >= 1:
                end = toks[0][1] if toks else block.start
                if sum(len(t) for _, t in own[n:]) < BATCH_TOKENS:
                    list(encoded)
                return Parsed(report, [b for b in layout if b.start < end], sentences, end)
            sentences += self._sentences(block, toks, next(encoded), len(sentences))
        return Parsed(report, layout, sentences)

    def _sentences(self, block: Block, toks: list[Token], encoded: Encoded, first: int) -> list[Sentence]:
        """The sentences of one sequence, numbered from ``first``."""
        if not toks:
            return []
        best = encoded.tags().argmax(1)
        names = encoded.names()
        cuts = _before_quotes(_boundaries(_sure(encoded.starts, toks)), toks)
        heads: list[list[int]] = []
        flat = np.empty(len(toks), np.int64)
        for a, b in pairwise(cuts):
            up = tree.heads(encoded.arcs(a, b))
            heads.append(up)
            flat[a:b] = [h + a if h else 0 for h in up]
        deps = [self.encoder.deps[d] for d in encoded.relations(flat)]
        tags = [self._tags[t] for t in best]
        pos = [self._pos[t] for t in best]
        out = []
        for n, (a, b) in enumerate(pairwise(cuts)):
            words = [w for w, _ in toks[a:b]]
            starts = [i for _, i in toks[a:b]]
            up = [h - 1 for h in heads[n]]
            own = ["root" if h < 0 else "dep" if d == "root" else d for h, d in zip(up, deps[a:b], strict=True)]
            t = repaired(Tree(words, tags[a:b], pos[a:b], up, own))
            lemma = self.lemmatizer.lemma
            out.append(
                Sentence(
                    index=first + n,
                    block=block,
                    words=words,
                    lemmas=[lemma(w, tag) for w, tag in zip(words, t.tags, strict=True)],
                    tags=t.tags,
                    pos=t.pos,
                    heads=t.heads,
                    deps=t.deps,
                    starts=starts,
                    ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
                    names=_names(self.encoder.names, names[a:b]),
                )
            )
        return out


def _boundaries(scores: NDArray[np.float32]) -> list[int]:
    """Token indices at which sentences start, and the end; none is longer than the limit."""
    cuts = [0, *(np.flatnonzero(scores[1:] > 0) + 1).tolist(), len(scores)]
    out = [0]
    for cut in cuts[1:]:
        while cut - out[-1] > LONGEST_SENTENCE:
            window = scores[out[-1] + 1 : out[-1] + LONGEST_SENTENCE + 1]
            out.append(out[-1] + 1 + int(window.argmax()))
        if cut > out[-1]:
            out.append(cut)
    return out


def _before_quotes(cuts: list[int], toks: list[Token]) -> list[int]:
    """A sentence begins with the quotation mark that opens it, not after it."""
    out = [cuts[0]]
    for cut in cuts[1:]:
        if cut < len(toks) and cut - 1 > out[-1]:
            word, start = toks[cut - 1]
            opens = word in {"“", "‘", "«", "("} or (
                word == '"' and start + 1 == toks[cut][1] and toks[cut - 2][1] + len(toks[cut - 2][0]) < start
            )
            cut -= opens
        out.append(cut)
    return out


def _sure(scores: NDArray[np.float32], toks: list[Token]) -> NDArray[np.float32]:
    """The scores of sentence starts, those after a bare word lowered: only a heading or a caption ends so, and the
    scores are high there. Elsewhere it is a capital letter taken for a beginning (*Russian Deputy | Foreign
    Minister*), above all within a name (*Wang | Yi*). A quotation that opens behind a full stop begins a sentence."""
    bare = [0.0 if not word[-1].isalnum() else BARE_NAME if word[0].isupper() else BARE_END for word, _ in toks[:-1]]
    out = scores - np.array([0.0, *bare], np.float32)
    for i in range(1, len(toks) - 1):
        if toks[i - 1][0] in _ENDING and toks[i + 1][0][0].isupper() and _opens(toks, i):
            out[i : i + 2] = SURE, -SURE
    return out


def _opens(toks: list[Token], i: int) -> bool:
    """Whether token i opens a quotation; of a straight mark the blanks around it tell."""
    word, start = toks[i]
    if word != '"':
        return word in _OPENING
    return start + 1 == toks[i + 1][1] and toks[i - 1][1] + len(toks[i - 1][0]) < start


def _names(labels: list[str], scores: NDArray[np.float32]) -> list[tuple[int, int, str]]:
    """Spans of BIO labels; an I without its B begins a name."""
    out: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for i, k in enumerate([*scores.argmax(1).tolist(), 0]):
        label = labels[k]
        if start >= 0 and label != f"I-{kind}":
            out.append((start, i, kind))
            start = -1
        if start < 0 and label != "O":
            start, kind = i, label[2:]
    return out


@cache
def load() -> Pipeline:
    """The shipped pipeline, loaded once a process."""
    return Pipeline()
