"""What the encoder sees of a word: its form in lower case, its character n-grams, its shape.

The same functions serve training and reading, so they use nothing but the standard library."""

import re
from functools import lru_cache
from zlib import crc32

NGRAM_ROWS = 32768
SHAPE_ROWS = 512
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "´": "'"})
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-"})
_DIGIT = re.compile(r"\d")


def normal(word: str) -> str:
    """The form that the tables are keyed by: lower case, digits as 0, straight quotes and plain dashes."""
    plain = word.translate(_QUOTES)
    if len(plain) <= 3:
        plain = plain.translate(_DASHES)
    if plain in {"''", "``"}:
        plain = '"'
    return _DIGIT.sub("0", plain.lower())


def shape(word: str) -> str:
    """Letters' case and digits with runs cut at three: ``Xxxx``, ``XX``, ``d.d``, punctuation as it is."""
    out: list[str] = []
    run, last = 0, ""
    for ch in word.translate(_QUOTES)[:40]:
        kind = "X" if ch.isupper() else "x" if ch.isalpha() else "d" if ch.isdigit() else ch
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 3:
            out.append(kind)
    return "".join(out)


def ngrams(word: str) -> list[str]:
    """Character n-grams of a normal form: prefixes of 1 to 3, suffixes of 1 to 4, all of 3 and 4."""
    w = f"<{word[:40]}>"
    grams = [w[: n + 1] for n in (1, 2, 3)] + [w[-n - 1 :] for n in (1, 2, 3, 4)]
    for n in (3, 4):
        grams.extend(w[i : i + n] for i in range(len(w) - n + 1))
    return grams


@lru_cache(maxsize=50_000)
def word_rows(word: str) -> tuple[str, tuple[int, ...], int]:
    """Normal form, rows of the n-gram table, row of the shape table."""
    form = normal(word)
    rows = tuple(sorted({crc32(g.encode()) % NGRAM_ROWS for g in ngrams(form)}))
    return form, rows, crc32(shape(word).encode()) % SHAPE_ROWS
