"""Lemmas: a table of (form, tag) learnt from the treebanks, then rules of English inflection."""

import json
from pathlib import Path

from detente.knowledge.irregular import only_past, pasts

_PLURALS = (
    ("ies", "y"),
    ("sses", "ss"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("uses", "us"),
    ("s", ""),
)
_VOWELS = frozenset("aeiou")
_KEEP = ("ss", "us", "is")


class Lemmatizer:
    """``exceptions`` maps ``form|TAG`` (lower-case form, Penn tag) to a lemma; ``verbs`` are known base forms."""

    def __init__(self, folder: Path | None) -> None:
        self.exceptions: dict[str, str] = {}
        self.verbs: set[str] = set()
        self._memory: dict[tuple[str, str], str] = {}
        if folder is not None:
            table = json.loads((folder / "lemmas.json").read_text(encoding="utf8"))
            self.exceptions, self.verbs = table["exceptions"], set(table["verbs"])

    def lemma(self, word: str, tag: str) -> str:
        """The lemma of a word with its Penn tag; proper nouns keep their form."""
        key = (word, tag)
        found = self._memory.get(key)
        if found is None:
            plain = word.replace("’", "'")
            low = plain.lower()
            found = _irregular(low, tag) or self.exceptions.get(f"{low}|{tag}") or self.by_rule(plain, tag)
            if len(self._memory) < 200_000:
                self._memory[key] = found
        return found

    def by_rule(self, word: str, tag: str) -> str:
        """The rules alone."""
        if tag in {"NNP", "CD", "FW", "ADD"}:
            return word
        low = word.lower()
        if tag == "NNPS":
            return word[: len(_plural(low))] if low.startswith(_plural(low)) else word
        if tag == "NNS":
            return _plural(low)
        if tag == "VBZ":
            return self._verb(low, "s")
        if tag in {"VBD", "VBN"} and low.endswith("ed"):
            return self._verb(low, "ed")
        if tag == "VBG" and low.endswith("ing"):
            return self._verb(low, "ing")
        if tag in {"JJR", "RBR"} and low.endswith("er"):
            return _graded(low[:-2])
        if tag in {"JJS", "RBS"} and low.endswith("est"):
            return _graded(low[:-3])
        return low

    def _verb(self, low: str, ending: str) -> str:
        if ending == "s":
            if low.endswith("ies") and len(low) > 4:
                return low[:-3] + "y"
            if (
                low.endswith("es")
                and low[:-1] not in self.verbs
                and low[:-2].endswith(("s", "x", "z", "ch", "sh", "o"))
            ):
                return low[:-2]
            return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
        stem = low[: -len(ending)]
        if ending == "ed" and stem.endswith("i"):
            return stem[:-1] + "y"
        options = [stem, stem + "e"]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            options.insert(0, stem[:-1])
        known = [o for o in (stem, *options) if o in self.verbs]
        return known[0] if known else _restored(stem)


def _irregular(low: str, tag: str) -> str | None:
    """The base form of an irregular past, also where the tag takes it for a present (``froze``)."""
    return pasts().get(low) if tag in {"VBD", "VBN"} else only_past().get(low) if tag in {"VB", "VBP"} else None


def _plural(low: str) -> str:
    if low.endswith(_KEEP) or not low.endswith("s") or len(low) < 3:
        return low
    for ending, base in _PLURALS:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            return low[: -len(ending)] + base
    return low


def _graded(stem: str) -> str:
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return stem


def _restored(stem: str) -> str:
    """Guess the base of an unknown verb: undouble, or add the silent e where English spelling wants one."""
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiouls":
        return stem[:-1]
    if stem.endswith(
        (
            "at",
            "iz",
            "is",
            "uc",
            "ag",
            "rg",
            "lv",
            "rv",
            "nc",
            "rc",
            "ut",
            "ac",
            "iv",
            "ov",
            "av",
            "dg",
            "bl",
            "pl",
            "tl",
        )
    ):
        return stem + "e"
    return stem
