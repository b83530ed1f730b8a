"""Cues of speech in the parse: which verb or phrase attributes what to whom.

One sentence may hold several. A cue is found by its base form (``cues.toml``) in a construction that the base form
allows; a verb of speech without its construction ("he wrote to her in 1990") is none."""

from dataclasses import replace

from detente.language.parsed import Sentence
from detente.reading.context import Context
from detente.reading.cue.constructions import construction
from detente.reading.cue.cue import Cue, verb_text
from detente.reading.cue.phrases import according, adjective, content_noun, view
from detente.reading.cue.subjects import subjects
from detente.reading.cue.verbs import really_said

_ACCORDING = frozenset({"according", "According", "ACCORDING"})


def find(c: Context, s: Sentence) -> list[Cue]:
    """All cues of a sentence in the order of the text."""
    known = c.cues.every
    some = [i for i, lemma in enumerate(s.lemmas) if lemma in known]  # most words fall out here
    out = _shared([cue for i in some if (cue := _verb(c, s, i))], s)
    out += [cue for i in some if (cue := content_noun(c, s, i))]
    out += [cue for i in some if (cue := adjective(c, s, i))]
    if not _ACCORDING.isdisjoint(s.words):
        out += [cue for i, word in enumerate(s.words) if word in _ACCORDING and (cue := according(s, i))]
    out += [cue for i in some if (cue := view(c, s, i))]
    return sorted(out, key=lambda cue: cue.at)


def _verb(c: Context, s: Sentence, i: int) -> Cue | None:
    """The cue that verb i is, None where it attributes nothing."""
    if s.pos[i] not in {"VERB", "AUX"} or s.lemmas[i] not in c.cues.verbs:
        return None
    if s.tags[i] == "VBN" and s.deps[i] == "amod":
        return None
    built = construction(c, s, i)
    if built is None or not really_said(c.cues, s, i):
        return None
    heads, hearsay = subjects(c.cues, s, i, built.kind)
    if not heads and not hearsay:
        return None
    if any(s.words[k].lower() in c.cues.nobody for h in heads for k in (h, *s.children[h])):
        return None
    return Cue(i, built.kind, heads, built.content, verb_text(c.cues, s, i), hearsay, built.governed)


def _shared(found: list[Cue], s: Sentence) -> list[Cue]:
    """``“We will judge,” Kerry said, adding that …``: a participle behind a cue has that cue's speaker."""
    out: list[Cue] = []
    for cue in found:
        finite = [x for x in out if s.tags[x.at] in {"VBD", "VBZ", "VBP"} and x.subjects]
        joined = s.words[cue.at - 1] == "," and s.deps[cue.at] in {"advcl", "parataxis", "conj", "acl", "dep"}
        if finite and joined and s.tags[cue.at] == "VBG":
            cue = replace(cue, subjects=finite[-1].subjects, hearsay=False)
        out.append(cue)
    return out
