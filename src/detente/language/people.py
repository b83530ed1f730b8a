"""The persons of a report: every full name with who he is, so that surnames later on find him.

The party comes from the table of offices at the report's date, else from the description beside the name."""

from dataclasses import dataclass, field

from detente.language.mentions import Mention
from detente.language.parsed import Sentence

_PARTICLES = frozenset(
    {
        "al",
        "el",
        "de",
        "bin",
        "ibn",
        "van",
        "von",
        "abu",
        "ould",
        "da",
        "di",
        "du",
        "le",
        "la",
        "der",
        "ul",
        "ben",
        "del",
        "st.",
    }
)
TITLES = frozenset(
    ["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "dame", "president", "premier", "minister", "secretary", "chancellor", "king", "queen", "prince", "princess", "emir", "sheikh", "general", "gen", "gen.", "lt", "lt.", "col", "col.", "maj", "maj.", "capt", "capt.", "adm", "adm.", "sgt", "brig", "cmdr", "sen", "sen.", "rep", "rep.", "senator", "representative", "senators", "ambassador", "envoy", "chief", "chairman", "chairwoman", "spokesman", "spokeswoman", "commander", "ayatollah", "pope", "prof", "prof.", "professor", "judge", "justice", "navy", "army", "marine", "foreign", "prime", "deputy", "vice", "special", "defence", "defense", "state", "crown", "leader", "director", "marshal", "governor", "mayor", "congressman", "congresswoman", "administrator", "commissioner", "speaker", "republicans", "democrats", "democrat", "republican"]
)


@dataclass(slots=True)
class Person:
    """``surname`` in lower case, last word of the name; ``roles`` are head words of descriptions, in lower case."""

    name: str
    party: tuple[str, ...]
    gender: str | None = None
    known: bool = False
    roles: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)


def name_span(s: Sentence, i: int, mention: Mention | None) -> tuple[int, int]:
    """First and last token of the personal name of which token i is a part, titles left out."""
    first = last = i
    while first > 0 and _joins(s, first - 1, first):
        first -= 1
    while last + 1 < len(s.words) and _joins(s, last + 1, last):
        last += 1
    while first < last and s.words[first].lower() in TITLES:
        first += 1
    if mention is not None and mention.entry.kind in {"person", "surname"}:
        first, last = min(first, mention.first), max(last, mention.last)
        if mention.entry.kind == "person":
            first, last = mention.first, mention.last
    while first < last and s.words[first] in "-.,’'":
        first += 1
    while last > first and s.words[last] in "-,’'":
        last -= 1
    return first, last


def _joins(s: Sentence, k: int, beside: int) -> bool:
    """Does token k belong to the same personal name as its neighbour?"""
    word = s.words[k]
    inside = any(a <= k < b and a <= beside < b and kind == "PER" for a, b, kind in s.names)
    if inside:
        return True
    if word == "-":
        return 0 < k < len(s.words) - 1 and s.ends[k - 1] == s.starts[k] and s.ends[k] == s.starts[k + 1]
    if s.words[beside] == "-":
        return word[:1].isupper() or word in _PARTICLES
    if any(a <= k < b and kind != "PER" for a, b, kind in s.names):
        return False
    linked = s.heads[k] == beside or s.heads[beside] == k or s.heads[k] == s.heads[beside]
    flat = s.deps[k].startswith("flat") or s.deps[beside].startswith("flat")
    return linked and flat and s.pos[k] == "PROPN" and word[:1].isupper()


def name_text(s: Sentence, first: int, last: int) -> str:
    """The name with its own spacing."""
    out = s.words[first]
    for k in range(first + 1, last + 1):
        out += (" " if s.starts[k] > s.ends[k - 1] else "") + s.words[k]
    return " ".join(out.split())


def surname(name: str) -> str:
    """The key under which a name is found again: its last word, without particles."""
    return name.replace("’", "'").split()[-1].rpartition("-")[2].lower()
