"""Which language a report is in: only English is read."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from detente.errors import WrongLanguage

SAMPLE = 1_500
"""Characters that are looked at."""
MIN_LETTERS = 40
"""With fewer letters, names outweigh words and the guess is worth nothing: such a text is taken for English."""
MIN_ENGLISH = 0.05
"""Least probability of English. A report full of foreign names still has much more; another language has less
than 0.001, so that the bound stands far from both."""
_OFTENEST = ("the", "of", "and")
_PLAIN_SHARE = 0.09
"""Where these are a larger share of all words, the text is English: no other language has them, and a report of which
half is in one has fewer."""
_LIKE_ENGLISH = ("en", "pcm", "zxx")
"""English; Nigerian Pidgin, which English headlines are taken for; and 'no language' (tables, lists of names)."""


def check_english(text: str, name: str) -> None:
    """Raise WrongLanguage, naming the language in words, where ``text`` is not English."""
    sample = text[:SAMPLE]
    if sum(char.isalpha() for char in sample) < MIN_LETTERS:
        return
    words = sample.lower().split()
    if sum(map(words.count, _OFTENEST)) > _PLAIN_SHARE * len(words):
        return  # as most reports, which need no closer look
    ranked = _identifier().rank(sample)
    english = sum(share for code, share in ranked if code in _LIKE_ENGLISH)
    if english < MIN_ENGLISH:
        raise wrong_language(name, ranked[0][0])


def wrong_language(name: str, code: str) -> WrongLanguage:
    """The error for a report in the language of ISO 639 ``code``."""
    return WrongLanguage(f"{name}: this report is in {language_name(code)}; only English is read, translate it first.")


def language_name(code: str) -> str:
    """The English name of a language by its ISO 639 code; the code in words where there is none."""
    return _names().get(code.lower().split("-")[0], f"the language “{code}”")


@cache
def _names() -> dict[str, str]:
    return dict(tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))["names"])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
