"""The forms of real reports that treebanks lack: headlines, curly quotes, bullets, datelines, speaker labels.

Every function takes a sentence and returns one with the same annotation for the same words."""

import random
from dataclasses import replace

from treebank import Sentence

SMALL = {"a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "but", "at", "by", "as", "with", "from", "over"}
CITIES = ["MOSCOW", "WASHINGTON", "GENEVA", "BEIRUT", "Vienna", "London", "KIEV", "Tehran", "SEOUL", "BRUSSELS"]
AGENCIES = ["Reuters", "AP", "AFP", "Xinhua", "TASS"]
LABELS = ["QUESTION", "SECRETARY KERRY", "MR. TONER", "FOREIGN MINISTER LAVROV", "THE PRESIDENT", "SPOKESPERSON", "Q"]


def curly(s: Sentence) -> Sentence:
    """Typographic quotes and apostrophes."""
    words, opened = [], False
    for w in s.words:
        if w == '"':
            w = "”" if opened else "“"
            opened = not opened
        elif w in {"``", "''"}:
            w = "“" if w == "``" else "”"
        else:
            w = w.replace("'", "’")
        words.append(w)
    return replace(s, words=words)


def without_stop(s: Sentence) -> Sentence:
    """A headline has no full stop."""
    if len(s.words) < 3 or s.words[-1] != "." or not s.heads or len(s.words) in s.heads:
        return s
    cut = replace(s, words=s.words[:-1], spaces=s.spaces[:-1])
    for name in ("tags", "lemmas", "heads", "deps", "names"):
        values = getattr(s, name)
        if values is not None:
            setattr(cut, name, values[:-1])
    return cut


def title_case(s: Sentence) -> Sentence:
    words = [w if w.lower() in SMALL and i else w[:1].upper() + w[1:] for i, w in enumerate(s.words)]
    return replace(s, words=words)


def upper_case(s: Sentence) -> Sentence:
    return replace(s, words=[w.upper() for w in s.words])


def prefixed(s: Sentence, words: list[str], tags: list[str], deps: list[str]) -> Sentence:
    """Put words before the sentence; the first hangs on the root, the others on the first."""
    if s.heads is None or s.tags is None or s.deps is None or s.lemmas is None:
        return s
    n = len(words)
    root = s.heads.index(0) + 1 + n
    heads = [root, *[1] * (n - 1)]
    if n == 1:
        heads = [root]
    return replace(
        s,
        words=words + s.words,
        spaces=[True] * n + s.spaces,
        tags=tags + s.tags,
        lemmas=words + s.lemmas,
        heads=heads + [h + n if h else 0 for h in s.heads],
        deps=deps + s.deps,
        names=None if s.names is None else ["?"] * n + s.names,
    )


def bullet(s: Sentence, rng: random.Random) -> Sentence:
    return prefixed(s, [rng.choice(["•", "-", "–", "*", "—"])], ["NFP_PUNCT"], ["punct"])


def dateline(s: Sentence, rng: random.Random) -> Sentence:
    words = [rng.choice(CITIES), "(", rng.choice(AGENCIES), ")", rng.choice(["-", "—", "–"])]
    if rng.random() < 0.3:
        words = [words[0], words[-1]]
        return prefixed(s, words, ["NNP_PROPN", ":_PUNCT"], ["parataxis", "punct"])
    tags = ["NNP_PROPN", "-LRB-_PUNCT", "NNP_PROPN", "-RRB-_PUNCT", ":_PUNCT"]
    return prefixed(s, words, tags, ["parataxis", "punct", "parataxis", "punct", "punct"])


def label(s: Sentence, rng: random.Random) -> Sentence:
    words = [*rng.choice(LABELS).split(), ":"]
    tags = ["NNP_PROPN"] * (len(words) - 1) + [":_PUNCT"]
    return prefixed(s, words, tags, ["parataxis"] + ["flat"] * (len(words) - 2) + ["punct"])


def augmented(s: Sentence, rng: random.Random) -> Sentence:
    """One random choice of the above, most often none."""
    x = rng.random()
    if x < 0.06:
        s = title_case(without_stop(s))
    elif x < 0.09:
        s = without_stop(s)
    elif x < 0.10:
        s = upper_case(s)
    elif x < 0.115:
        s = bullet(s, rng)
    elif x < 0.13:
        s = dateline(s, rng)
    elif x < 0.14:
        s = label(s, rng)
    return curly(s) if rng.random() < 0.4 else s
