"""One cue of speech: what it is, and the words by which it is quoted in the record."""

from dataclasses import dataclass
from typing import Literal

from detente.knowledge.cues import Cues
from detente.language.parsed import Sentence

Construction = Literal["clause", "quote", "object", "infinitive", "as", "complement", "preposition", "light", "nominal"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Token ``at`` attributes ``content`` (heads of it) to the nominals ``subjects``.

    ``hearsay``: "is said to", with no speaker named. ``governed``: the content is the clause above the cue."""

    at: int
    construction: Construction
    subjects: tuple[int, ...]
    content: tuple[int, ...]
    text: str
    hearsay: bool = False
    governed: bool = False


def verb_text(words: Cues, s: Sentence, i: int) -> str:
    """A verb as it stands, with its particle, or with the preposition that makes it speech: ``called for``."""
    out = {i, *(k for k in s.children[i] if s.deps[k] == "compound:prt")}
    behind = i + 1
    fitting = words.preposition.get(s.lemmas[i], frozenset())
    if any(m == behind and s.deps[m] == "case" for k in s.children[i] for m in s.children[k]):
        out |= {behind} if s.words[behind].lower() in fitting else set()
    return " ".join(s.words[k] for k in sorted(out))
