"""Clauses around a verb of speech, also where the parse has lost them: ``…, he said``, ``warned on Monday that``."""

from detente.knowledge.cues import Cues
from detente.language.parsed import Sentence
from detente.reading.cue.subjects import CLOSERS

_BARE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_MISREAD = frozenset({"obj", "iobj", "advcl", "xcomp", "conj", "parataxis", "dep"})
_TIME_OR_CAUSE = frozenset({"when", "as", "after", "before", "while", "since", "because"})
_NOMINAL = frozenset({"PROPN", "DET", "NOUN", "ADJ", "NUM", "PRON"})
_QUESTION_WORDS = frozenset({"WP", "WDT"})


def is_clause(s: Sentence, k: int) -> bool:
    """Whether k heads a clause: a verb, or a nominal with a subject or a copula."""
    return s.pos[k] in {"VERB", "AUX"} or any(s.deps[m].startswith(("nsubj", "cop")) for m in s.children[k])


def is_bare_cue(words: Cues, s: Sentence, k: int) -> bool:
    """Whether k is itself a cue put in: a verb of speech with a subject and no clause."""
    own = [s.deps[m] for m in s.children[k]]
    return s.lemmas[k] in words.clause and "ccomp" not in own and any(d.startswith("nsubj") for d in own)


def divided(s: Sentence, i: int, k: int) -> bool:
    """``said he would go; his host has not replied``: a clause about somebody else behind a semicolon."""
    if ";" not in s.words[min(i, k) : max(i, k)]:
        return False
    if k < i:  # "the bridge is open; Peru promised to pay"
        return s.child(i, "ccomp", "xcomp") is not None
    subject = s.child(k, "nsubj")
    busy = s.child(i, "ccomp", "xcomp", "advcl", "obj", "iobj") is not None
    return busy and subject is not None and s.pos[subject] in {"NOUN", "PROPN"}


def interjected(s: Sentence, i: int) -> bool:
    """``…, Peskov said``: subject and verb stand beside the clause, without a complement of their own; not ``said
    Peskov asked for a delay``."""
    own = [s.deps[k] for k in s.children[i]]
    subjects = [k for k in s.children[i] if s.deps[k].startswith("nsubj")]
    if not subjects or {"obj", "mark"} & set(own):
        return False
    if "xcomp" in own and ";" in s.words[s.heads[i] : i]:
        return False  # "the bridge is open; Peru promised to pay"
    first = min(i, s.subtree(subjects[0])[0])
    return s.deps[i] != "ccomp" or _parted(s, first, s.heads[i], i)


def as_clause(s: Sentence, i: int) -> bool:
    """``as Peskov said``."""
    return any(s.deps[k] == "mark" and s.words[k].lower() == "as" for k in s.children[i]) and any(
        s.deps[k].startswith("nsubj") for k in s.children[i]
    )


def _parted(s: Sentence, first: int, up: int, i: int) -> bool:
    """Whether what i and its subject interrupt goes on around them: a comma on the side of the verb above."""
    if up < first:
        return s.words[first - 1] in CLOSERS
    return any(w in CLOSERS for w in s.words[i + 1 : up]) and s.words[first - 1] in CLOSERS


def after_colon(s: Sentence, i: int) -> bool:
    """``… told reporters:`` — the sentence ends in a colon."""
    return s.words[-1] == ":" and i >= len(s.words) - 14 and s.deps[i] in {"root", "conj", "parataxis"}


def parenthetical(s: Sentence, i: int) -> bool:
    """``…, it says, …`` and ``which officials insist is …``: subject and cue alone between the parts of a clause."""
    own = [k for k in s.children[i] if k < i and s.deps[k].startswith("nsubj") and s.tags[k] not in _QUESTION_WORDS]
    if not own or i + 1 >= len(s.words):
        return False
    first = s.subtree(own[-1])[0]
    if first == 0:
        return False
    between_commas = s.words[i + 1] == "," and s.words[first - 1] == ","
    return between_commas or (s.tags[i + 1] in _BARE and s.deps[i] != "root")


def postposed(s: Sentence, i: int) -> bool:
    """``…, a person familiar with the talks said.``, ``…,” said two officials``: cue and speaker close the clause,
    whatever the parse makes of them."""
    own = [s.subtree(k)[0] for k in s.children[i] if s.deps[k].startswith("nsubj") and k < i]
    first = min([i, *own])
    if first < 4 or s.words[first - 1] not in CLOSERS:
        return False
    if first == i and (i + 1 >= len(s.words) or s.pos[i + 1] not in _NOMINAL):
        return False
    return not any(s.deps[k] in {"ccomp", "xcomp"} and k > i for k in s.children[i])


def that_follows(s: Sentence, i: int) -> bool:
    """``warned on Monday that``, ``told the court that``: the word itself, a few words behind the cue."""
    for k in range(i + 1, min(i + 18, len(s.words))):
        if s.words[k].lower() == "that" and (s.tags[k] == "IN" or (k <= i + 8 and s.tags[k] in {"WDT", "DT"})):
            return k + 1 < len(s.words) and s.words[k + 1] not in {",", ".", "”"}
        if s.words[k] in {",", ";", ":", "“", '"'} or (k <= i + 2 and s.pos[k] in {"VERB", "AUX"}):
            return False
    return False


def holds_finite_verb(s: Sentence, k: int) -> bool:
    """Whether a phrase behind a verb is its clause in truth: it holds a finite verb and does not tell when or why."""
    dep = s.deps[k].partition(":")[0]
    tree = s.subtree(k)
    opening = s.words[tree[0]].lower()
    if dep not in _MISREAD or (s.deps[k] == "conj" and opening in {"and", "but", "or"}):
        return False
    if s.deps[k] == "advcl" and opening in _TIME_OR_CAUSE:
        return False
    return any(s.tags[m] in _BARE and not _inside_relative(s, m, k) for m in tree)


def _inside_relative(s: Sentence, m: int, top: int) -> bool:
    """Whether token m belongs to a relative clause below ``top``."""
    while m >= 0 and m != top:
        if s.deps[m] == "acl:relcl":
            return True
        m = s.heads[m]
    return s.deps[top] == "acl:relcl"
