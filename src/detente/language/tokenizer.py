"""spaCy's English tokenizer with the treebanks' habits: hyphens and slashes inside words stand alone."""

import re
from collections.abc import Iterator
from typing import Any

from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from detente.knowledge.phrase_words import phrase_words

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿĀ-žА-яЀ-ӿ0-9"
_INFIXES = (
    rf"(?<=[{_LETTER}.’'%])[-–‑](?=[{_LETTER}“\"‘'$])",
    rf"(?<=[{_LETTER}.”\")’'])(?:--+|—|―)(?=[{_LETTER}“\"‘'(])",
    rf"(?<=[{_LETTER}])/(?=[{_LETTER}])",
    r"(?<=[A-Za-z])[,;:](?=[A-Za-z])",
    r"(?<=[a-z])\.(?=[A-Z][a-z])",
    r"\.\.+|…",
    r"(?<=[A-Za-z0-9”\"’')])\[|\](?=[A-Za-z0-9])",
    r"(?<=[a-z])\((?=[a-z])",
)
_LONGEST = 200  # characters between two spaces; what is longer is no word and is taken in pieces
_MONSTER = re.compile(rf"\S{{{_LONGEST + 1},}}")
_KEEP_APART = ("“", "”", "‘", "«", "»", "--", "—", "–", "•", "▪", "·")
_WHOLE = (
    "e-mail",
    "E-mail",
    "U.S",
    "U.N",
    "U.K",
    "Lt",
    "Maj",
    "Brig",
    "Sgt",
    "Rep",
    "Reps",
    "Sens",
    "Dr.",
    "Ms.",
    "Adm",
    "Cmdr",
    "Capt",
    "Col",
    "Gen",
    "Sen",
    "Gov",
    "Amb",
    "Pres",
)


def tokenizer() -> Tokenizer:
    """A tokenizer over a fresh English vocabulary; it keeps every character (whitespace aside) of the text."""
    nlp = English()
    defaults: Any = nlp.Defaults
    prefixes = [*defaults.prefixes, *(_escape(s) for s in _KEEP_APART)]
    suffixes = [*defaults.suffixes, *(_escape(s) for s in _KEEP_APART), r"(?<=[A-Za-z0-9])[-–—]"]
    made: Tokenizer = nlp.tokenizer
    made.prefix_search = compile_prefix_regex(prefixes).search
    made.suffix_search = compile_suffix_regex(suffixes).search
    made.infix_finditer = compile_infix_regex(_INFIXES).finditer
    for word in _WHOLE:
        text = word if word.endswith(".") or "-" in word else word + "."
        if "-" not in text:
            made.add_special_case(text, [{"ORTH": text}])
    for text in _joined():
        made.add_special_case(text, [{"ORTH": text}])
    return made


def _joined() -> Iterator[str]:
    """``cease-fire``, ``Pull-outs``, ``co-operating``: words that a hyphen does not part, as they may be written."""
    for word in sorted(phrase_words().hyphenated):
        stem = word.removesuffix("e")
        for form in (word, f"{word}s", f"{stem}ed", f"{stem}ing"):
            yield from {form, form.capitalize(), "-".join(part.capitalize() for part in form.split("-")), form.upper()}


def _escape(text: str) -> str:
    return "".join("\\" + c if c in ".-·" else c for c in text)


def tokens(made: Any, text: str) -> list[tuple[str, int]]:
    """Words and their offsets, without whitespace tokens."""
    return [(t.text, at + t.idx) for at, piece in _pieces(text) for t in made(piece) if not t.is_space]


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text, cut within whatever has no space for long: the tokenizer takes brackets, quotation marks and the like
    off a word one at a time, and each time it looks at the whole word."""
    begin = 0
    for monster in _MONSTER.finditer(text):
        for cut in range(monster.start() + _LONGEST, monster.end(), _LONGEST):
            yield begin, text[begin:cut]
            begin = cut
    yield begin, text[begin:]
