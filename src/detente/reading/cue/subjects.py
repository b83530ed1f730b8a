"""Who is the subject of a verb of speech: heads of the speaker's nominals in the parse."""

from detente.knowledge.cues import Cues
from detente.language import phrases
from detente.language.parsed import Sentence
from detente.reading.cue.cue import Construction
from detente.reading.cue.verbs import infinitive, passive

CLOSERS = frozenset({",", "”", '"', "''", "’’", "’"})
_OPENERS = frozenset({",", "“", '"', ".", "that", "to", "whether", "if"})  # of what was said: the speaker stands before
_INVERTED = frozenset({"nsubj", "obj", "dep", "parataxis", "obl", "appos", "root", "conj", "ccomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})

Heads = tuple[int, ...]


def subjects(words: Cues, s: Sentence, i: int, kind: Construction) -> tuple[Heads, bool]:
    """Heads of the speaker's nominals, and whether the cue is hearsay ("is said to")."""
    if passive(s, i):
        return _of_passive(words, s, i, kind)
    own = tuple(k for k in s.children[i] if s.deps[k] in {"nsubj", "nsubj:outer", "expl"} and not _no_speaker(s, k))
    aside = _aside(s, i)
    if aside:
        return aside, False
    closed = i > 0 and s.words[i - 1] in CLOSERS and s.tags[i] in _FINITE
    if closed and all(k < i for k in own) and not any(_set_off(s, k, i) for k in own):
        behind = _inverted(s, i)  # "…, said Oleg Baranov": the subject left of the comma is another verb's
        if behind and s.pos[behind[0]] == "PROPN":
            return behind, False
    if own:
        before = [k for k in own if k < i]
        return (tuple(before[-1:]) if len(before) > 1 else own), False
    if closed:
        behind = _misread(s, i) or (() if s.bases[i] in words.addressed else _inverted(s, i))
        if behind:
            return behind, False
    above = _inherited(s, i)
    if above is not None:
        return above, False
    if s.tags[i] in _FINITE or (i > 0 and s.deps[i] in {"root", "parataxis"}):
        return _inverted(s, i), False
    return (), False


def _misread(s: Sentence, i: int) -> Heads:
    """``The report was false, its spokesman, John Kirby, told …``: a subject that stands behind the verb it hangs on,
    and between commas straight before verb i, is that of verb i."""
    for k in range(i - 2, max(-1, i - 12), -1):
        if s.deps[k] == "nsubj" and 0 <= s.heads[k] < k and s.subtree(k)[-1] >= i - 2:
            return (k,)
    return ()


def _set_off(s: Sentence, k: int, i: int) -> bool:
    """``The premier, speaking in Doha, thanked Norway``: what stands between commas belongs to the subject k, and the
    comma before verb i closes it."""
    tree = s.subtree(k)
    return tree[-1] >= i - 2 and any(s.words[t] == "," for t in tree if k < t < i - 1)


def _aside(s: Sentence, i: int) -> Heads:
    """``The regime, he added, now carries …``: a pronoun alone between comma and cue."""
    if i < 2 or s.words[i - 2] not in CLOSERS or s.tags[i - 1] != "PRP":
        return ()
    return (i - 1,) if s.words[i - 1].lower() in {"he", "she", "they", "it"} and i + 1 < len(s.words) else ()


def _no_speaker(s: Sentence, k: int) -> bool:
    """A number or a weekday that the parse takes for the subject; not ``the four``, ``one of the mediators``."""
    counted = any(s.deps[c] == "det" or phrases.prepositions(s, c) == ["of"] for c in s.children[k])
    number = s.tags[k] == "CD" and not counted
    return number or (s.pos[k] == "PROPN" and s.words[k].endswith("day") and s.words[k][:1].isupper())


def _of_passive(words: Cues, s: Sentence, i: int, kind: Construction) -> tuple[Heads, bool]:
    """``was described by X``, ``X was quoted as saying``, ``is said to have left``."""
    agents = tuple(
        k
        for k in s.children[i]
        if s.deps[k] == "obl:agent" or (s.deps[k] == "obl" and "by" in phrases.prepositions(s, k))
    )
    if agents:
        return agents, False
    if s.lemmas[i] in {"quote", "cite"} and kind in {"clause", "quote", "infinitive"}:
        return tuple(k for k in s.children[i] if s.deps[k].startswith("nsubj")), False
    below = [k for k in s.children[i] if s.deps[k] == "xcomp" and infinitive(s, k)]
    if any(s.lemmas[k] in words.clause for k in below):  # "the envoy is said to have told them"
        return tuple(k for k in s.children[i] if s.deps[k] == "nsubj:pass"), False
    hearsay = bool(below)
    return (), hearsay and s.lemmas[i] in words.hearsay


def _inherited(s: Sentence, i: int) -> Heads | None:
    """The subject of a verb above that this one shares; None where none is in reach, empty where it has no speaker."""
    head, dep = s.heads[i], s.deps[i].partition(":")[0]
    for _ in range(4):
        if head < 0:
            return None
        if dep == "acl":
            return (head,) if s.tags[i] == "VBG" else ()
        if dep not in {"conj", "advcl", "xcomp", "parataxis", "ccomp"}:
            return None
        put_in = _put_in(s, head, i)
        if put_in:
            return put_in
        if dep in {"advcl", "ccomp"} and s.tags[i] not in {"VBG", "VB"}:
            return None
        found = _subjects_of(s, head, dep)
        if found is not None:
            return found
        dep, head = s.deps[head].partition(":")[0], s.heads[head]
    return None


def _put_in(s: Sentence, head: int, i: int) -> Heads:
    """``…, the premier said, vowing to go on``: a participle behind what was put in belongs to who is named there."""
    if s.tags[i] != "VBG" or s.words[i - 1] != ",":
        return ()
    said = s.heads[i - 2] if s.pos[i - 2] == "ADV" else i - 2
    if said <= head or s.deps[said] != "parataxis" or s.heads[said] != head:
        return ()
    return tuple(k for k in s.children[said] if s.deps[k].startswith("nsubj"))


def _subjects_of(s: Sentence, head: int, dep: str) -> Heads | None:
    """Who acts in the verb or noun above: its agent or subject, or the noun itself; None where it has none."""
    own = tuple(k for k in s.children[head] if s.deps[k].startswith("nsubj"))
    if dep == "advcl" and passive(s, head):
        return tuple(k for k in s.children[head] if s.deps[k] == "obl:agent") or own
    if own:
        return own
    if dep == "advcl" and s.pos[head] in {"NOUN", "PROPN"} and s.deps[head].partition(":")[0] != "root":
        return (head,)
    return None


def _inverted(s: Sentence, i: int) -> Heads:
    """``said Andrey Kortunov, head of …``: a proper name or role straight after the verb that the parse lost."""
    for k in range(i + 1, min(i + 6, len(s.words))):
        if s.pos[k] in {"PROPN", "NOUN"} and s.deps[k].partition(":")[0] in _INVERTED:
            return () if _subject_of_the_said(s, k, i) and s.words[i - 1] not in CLOSERS else (k,)
        if s.words[k] in _OPENERS:
            break
    return ()


def _subject_of_the_said(s: Sentence, k: int, i: int) -> bool:
    """``said the sides were close``: a common noun whose own clause depends on the verb of speech."""
    verb = s.heads[k]
    return s.pos[k] == "NOUN" and s.deps[k].startswith("nsubj") and k < verb and s.heads[verb] == i
