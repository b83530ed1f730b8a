"""What a verb of speech tells about itself: its voice, and whether the utterance took place."""

from detente.knowledge.cues import Cues
from detente.language.parsed import Sentence

_UNREAL = frozenset(
    {"would", "could", "might", "may", "should", "will", "can", "must", "shall", "’ll", "'ll", "wo", "ca"}
)
_DUTY = frozenset({"must", "should"})
_NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
_NOT_AT_ALL = frozenset({"nor", "nowhere", "neither", "hardly"})
_OPEN = frozenset({"if", "unless", "whether", "until", "lest"})


def passive(s: Sentence, i: int) -> bool:
    """Whether the verb is in the passive, participles behind a noun included: ``a plan described by officials``."""
    if any(s.deps[k] in {"aux:pass", "nsubj:pass", "obl:agent"} for k in s.children[i]):
        return True
    return s.tags[i] == "VBN" and s.deps[i].startswith("acl") and s.deps[i] != "acl:relcl"


def infinitive(s: Sentence, k: int) -> bool:
    """Whether a verb has its ``to``."""
    return any(s.deps[m] == "mark" and s.lemmas[m] == "to" for m in s.children[k])


def really_said(words: Cues, s: Sentence, i: int) -> bool:
    """An utterance that took place: not ``refused to say``, ``would say``, ``did not say``."""
    lemma = s.lemmas[i]
    near = {s.words[k].lower() for k in s.children[i]}
    helpers = {
        s.words[k].lower()
        for k in s.children[i]
        if s.deps[k].startswith(("aux", "advmod")) and s.words[k + 1 : k + 2] != ["to"]
    }
    if near & _NOT_AT_ALL or (helpers & _NOT and lemma not in words.denials):
        return False
    if _of_nothing(s, i):
        return lemma in words.light  # "expressed no regret" is said, "mentioned no date" is not
    if helpers & _DUTY or (helpers & _UNREAL and s.deps[i] != "parataxis"):
        return False
    if s.tags[i] == "VB" and infinitive(s, i):
        return _came_about(words, s, i)
    if s.tags[i] == "VB" and not helpers and s.deps[i] == "root":
        return s.index == 0 or s.block.kind in {"title", "subhead", "bullet"}
    return not {s.words[k].lower() for k in s.children[i] if s.deps[k] == "mark"} & _OPEN


def _of_nothing(s: Sentence, i: int) -> bool:
    """An object with ``no``."""
    objects = [k for k in s.children[i] if s.deps[k] == "obj"]
    return any(s.words[m].lower() == "no" and s.deps[m] == "det" for k in objects for m in s.children[k])


def _came_about(words: Cues, s: Sentence, i: int) -> bool:
    """An infinitive below a verb that lets it take place: ``went on to say``, ``was quick to add``."""
    head = s.heads[i]
    if head < 0 or s.deps[i] not in {"xcomp", "ccomp", "advcl", "conj"}:
        return False
    if any(s.words[k].lower() in {"if", "unless"} for k in s.children[head]):
        return False
    if s.lemmas[head] in words.raising or s.words[head].lower() in words.eager:
        return True
    return s.deps[i] == "conj" and really_said(words, s, head)
