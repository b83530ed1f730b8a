"""What a number counts: the noun in the parse, the event that it takes part in, and the measure that follows."""

from detente.knowledge.measures import measures
from detente.language import phrases
from detente.language.parsed import Sentence
from detente.reading.context import token_at
from detente.reading.quantity.quantity import Quantity

_COUNTED = frozenset({"nummod", "compound", "amod", "flat", "nmod", "dep", "det"})
_NOMINAL = frozenset({"NOUN", "PROPN", "SYM"})
_ARGUMENT = frozenset({"nsubj", "obj", "obl", "iobj", "conj", "appos", "nmod", "parataxis", "xcomp", "root", "dep"})
_MANY = 1000
_ALIKE = frozenset({"personnel", "aircraft", "people", "staff", "police", "infantry", "cattle", "series", "spacecraft"})
_STATES = {"killed": {"dead"}, "hurt": {"wounded", "injured", "hurt"}}
_GROUPS = frozenset({"killed", "displaced"})


def span(s: Sentence, q: Quantity) -> tuple[int, int]:
    """First and last token of the quantity's number."""
    return token_at(s, s.start + q.start), token_at(s, s.start + q.number - 1)


def counted(s: Sentence, q: Quantity) -> int | None:
    """The noun that a number counts: ``dozens of villages``, ``six of the members``, ``a ten-member council``."""
    first, last = span(s, q)
    for t in range(last, first - 1, -1):
        of = _of(s, t)
        if of is not None:
            return of
        h = s.heads[t]
        if h > last and s.deps[t].partition(":")[0] in _COUNTED and s.pos[h] in _NOMINAL and not _clause(s, last, h):
            return _whole(s, _nearer(s, last, h))
    return _joined(s, last)


def among(s: Sentence, i: int, words: frozenset[str]) -> bool:
    """Whether token i is one of the words, by its base form or as it stands (``servicemen``, ``troops``)."""
    word = s.words[i].lower()
    singular = f"{word[:-3]}man" if word.endswith("men") else word.removesuffix("s")
    return not words.isdisjoint((s.lemmas[i].lower(), word, singular))


def _whole(s: Sentence, i: int) -> int:
    """``four enemy mortar systems``: the plural that a singular noun leads to."""
    if s.tags[i] not in {"NN", "NNP"} or s.words[i - 1] in {"-", "‑"}:
        return i
    for k in range(i + 1, min(i + 5, len(s.words))):
        if s.tags[k] in {"NNS", "NNPS"}:
            return k
        if s.pos[k] not in {"NOUN", "PROPN", "ADJ", "CCONJ"}:
            break
    return s.heads[i] if s.deps[i] == "compound" and s.heads[i] == i + 1 and s.words[i - 1].lower() == "one" else i


def _of(s: Sentence, t: int) -> int | None:
    """The noun behind ``of`` below a number."""
    for c in s.children[t]:
        if c > t and s.deps[c].startswith("nmod") and s.pos[c] in _NOMINAL and phrases.prepositions(s, c) == ["of"]:
            return c
    return None


def _clause(s: Sentence, last: int, h: int) -> bool:
    """Whether something parts the number from the noun: a comma, a verb, a preposition."""
    parting = {"VERB", "AUX", "ADP", "DET"}
    between = range(last + 1, h)
    return any(s.pos[k] == "DET" or (s.pos[k] in parting and s.heads[k] != h) for k in between)


def _nearer(s: Sentence, last: int, h: int) -> int:
    """``a 63 nation coalition``: the noun written on to the number, where the head is in the singular."""
    at = last + 1
    if at < h and s.words[at] in {"-", "‑", "plus", "odd", "+"}:
        while at < h and (s.words[at] in {"-", "‑", "+"} or s.words[at].lower() in {"plus", "odd"}):
            at += 1
    if at < h and s.pos[at] in _NOMINAL and s.tags[at] == "NN" and s.tags[h] in {"NN", "NNP"}:
        return at
    return h


def _joined(s: Sentence, last: int) -> int | None:
    """The noun that follows at once, where the parse hides it."""
    at = last + 1
    if [w.lower() for w in s.words[at : at + 2]] in (["or", "so"], ["or", "more"], ["or", "fewer"]):
        at += 2
    for _ in range(4):
        if at >= len(s.words):
            return None
        if s.tags[at] in {"NNS", "NNPS"} or (s.words[at - 1] == "-" and s.tags[at] == "NN"):
            return at
        if s.pos[at] not in {"ADJ", "NOUN", "PROPN"} and s.words[at] not in {"-", "‑"}:
            return None
        at += 1
    return None


def around(s: Sentence, i: int) -> set[str]:
    """Base forms of what a nominal takes part in: its verbs, participles and the event noun above it."""
    out: set[str] = set()
    at = i
    joined = [c for c in s.children[i] if s.deps[c] == "conj"]
    out |= {s.lemmas[k].lower() for c in joined for k in s.children[c] if s.lemmas[k].lower() == "dead"}
    for _ in range(4):
        out |= {s.lemmas[c].lower() for c in s.children[at] if s.deps[c].partition(":")[0] in {"acl", "amod"}}
        h = s.heads[at]
        if h < 0 or s.deps[at].partition(":")[0] not in _ARGUMENT:
            break
        if s.pos[h] in {"VERB", "AUX"}:
            out |= _verbs(s, h)
            shared = [c for c in s.children[h] if s.deps[c] == "conj" and s.pos[c] == "VERB" and c < i]
            out |= {s.lemmas[c].lower() for c in shared if s.child(c, "nsubj", "obj") is None}
            break
        if s.deps[at] == "conj" and h > at:
            break
        out.add(s.lemmas[h].lower())
        at = h
    return out


def _verbs(s: Sentence, v: int) -> set[str]:
    """A verb with what it controls: ``are believed to have died``, ``have had to leave``."""
    out = {s.lemmas[v].lower()}
    for c in s.children[v]:
        dep = s.deps[c].partition(":")[0]
        if dep in {"xcomp", "ccomp"} and s.pos[c] == "VERB" and not s.child(c, "nsubj"):
            out |= _verbs(s, c)
        elif dep in {"obj", "obl"}:
            out.add(f"{s.lemmas[c].lower()}*")
    return out


def number_of(s: Sentence, i: int) -> int | None:
    """``the number of troops was cut to 8,600``: the noun whose number is told."""
    for k in range(i):
        of = _of(s, k) if s.lemmas[k].lower() in measures().nouns["totals"] else None
        if of is not None and all(s.words[m] not in {";", ":"} for m in range(of, i)):
            return of
    return None


def size_of(s: Sentence, first: int, last: int) -> str | None:
    """``a population of 44 million``, ``a force of 3,000``, ``a death toll of 31``: the measure that the noun tells."""
    if first < 2 or s.words[first - 1].lower() != "of":
        return None
    h = next((s.heads[t] for t in range(first, last + 1) if not first <= s.heads[t] <= last), -1)
    if not 0 <= h < first:
        return None
    nouns = measures().nouns
    if among(s, h, nouns["population"] - {"people"}):
        return "population"
    if among(s, h, nouns["forces"]) or among(s, h, nouns["troops"]):
        return "troops"
    dead = among(s, h, nouns["dead"]) or any(among(s, k, nouns["dead"]) for k in s.children[h])
    return "killed" if dead else None


def event(s: Sentence, i: int) -> str | None:
    """killed, hurt or displaced, where the nominal is; None where nothing befell it."""
    words = measures()
    found = around(s, i)
    if among(s, i, words.nouns["dead"]) or found & words.verbs["killed"] or found & words.nouns["dead"]:
        return "killed"
    if among(s, i, words.nouns["displaced"]) or found & words.verbs["displaced"]:
        return "displaced"
    if any(f"{home}*" in found for home in words.nouns["homes"]) and found & words.verbs["leaving"]:
        return "displaced"
    return "hurt" if among(s, i, words.nouns["hurt"]) or found & words.verbs["hurt"] else None


def befallen(s: Sentence, last: int) -> str | None:
    """``killed 12 and wounded 30``, ``12 dead and 30 wounded``: what befell those whom a number alone, which ends at
    token ``last``, counts; None where neither the word behind it nor its verb tells."""
    words = measures()
    behind = s.bases[last + 1] if last + 1 < len(s.words) else ""
    verb = s.bases[s.heads[last]] if s.rels[last] == "obj" and s.tags[last] == "CD" else ""
    for name in ("killed", "displaced", "hurt"):
        participle = behind in words.verbs[name] and s.tags[last + 1] in {"VBN", "VBD", "JJ"}
        if participle or behind in _STATES.get(name, ()) or verb in words.verbs[name]:
            return name
    return None


def measure(s: Sentence, i: int, value: float) -> str:
    """The measure of a count of noun i."""
    nouns = measures().nouns
    befell = event(s, i)
    people = people_at(s, i) or among(s, i, nouns["troops"]) or among(s, i, nouns["fighters"])
    if befell in _GROUPS and (people or among(s, i, nouns["dead"] | nouns["displaced"] | nouns["members"])):
        return str(befell)
    if among(s, i, nouns["countries"]) or _members_of_body(s, i):
        return "countries"
    if among(s, i, nouns["zones"]):
        return "zones"
    if befell == "hurt":
        return "other"
    if among(s, i, nouns["troops"]):
        return "troops"
    return "population" if people_at(s, i) and value >= _MANY else "other"


def people_at(s: Sentence, i: int) -> bool:
    """``civilians``, or a people by its name: ``Serbs``, ``Yemenis``."""
    if among(s, i, measures().nouns["people"]):
        return True
    return _is_people_name(s, i) and not any(s.deps[c] == "compound" for c in s.children[i])


def _is_people_name(s: Sentence, i: int) -> bool:
    word = s.words[i]
    return i > 0 and word[0].isupper() and word.endswith("s") and not word.isupper()


def _members_of_body(s: Sentence, i: int) -> bool:
    """``the 27 EU members``."""
    if s.lemmas[i].lower() not in {"member", "state"}:
        return False
    before = {s.words[c].lower() for c in s.children[i] if c < i}
    return bool(before & {"eu", "nato", "member", "un"})


def share_of(s: Sentence, q: Quantity) -> tuple[str, int | None]:
    """The measure of a share and the noun that it is a share of: ``a quarter of Syrian territory``."""
    nouns = measures().nouns
    end = token_at(s, s.start + q.end - 1)
    below = [k for t in range(end, end - 3, -1) if t >= 0 and (k := _behind_of(s, t, end)) is not None]
    after = end + 2 if s.words[end + 1 : end + 2] == ["of"] else end + 1
    if after > end + 1 or s.words[after : after + 1] in (["the"], ["its"], ["their"]):
        below += [k for k in range(after, min(after + 4, len(s.words))) if s.pos[k] in _NOMINAL][:1]
    for k in below:
        if among(s, k, nouns["population"]):
            return "population-share", k
        if among(s, k, nouns["land"]):
            return "territory-share", k
    return "other", below[0] if below else None


def _behind_of(s: Sentence, t: int, end: int) -> int | None:
    for c in s.children[t]:
        if c > end and s.deps[c].startswith(("nmod", "obl")) and phrases.prepositions(s, c)[:1] == ["of"]:
            return c
    return None


def unit_text(s: Sentence, i: int, value: float, measure: str) -> str:
    """The noun as a unit, with the common nouns before it and in the plural; states and peoples by the general word."""
    if measure == "countries":
        return "countries"
    if _is_people_name(s, i) and people_at(s, i):
        return "people"
    if measure in _GROUPS and among(s, i, measures().nouns["dead"] | measures().nouns["displaced"]):
        return "people"
    first = i
    while first > 1 and s.pos[first - 1] == "NOUN" and s.deps[first - 1] == "compound" and s.words[first - 2] != "-":
        first -= 1
    text = phrases.text(s, first, i)
    return plural(text) if s.tags[i] == "NN" and value != 1 else text


def plural(word: str) -> str:
    """The plural of an English noun, the regular way."""
    if word.split()[-1] in _ALIKE:
        return word
    if word.endswith("y") and word[-2:-1] not in {"a", "e", "o", "u"}:
        return f"{word[:-1]}ies"
    return word if word.endswith("s") else f"{word}es" if word.endswith(("x", "ch", "sh")) else f"{word}s"
