"""Cues of speech in the parse: which verb or phrase attributes what to whom.

One sentence may hold several. A cue is found by its base form (``cues.toml``) in a construction that the base form
allows; a verb of speech without its construction ("he wrote to her in 1990") is none."""

from dataclasses import dataclass, replace
from typing import Literal

from detente.knowledge.cues import Cues, cues
from detente.language import phrases
from detente.language.parsed import Sentence
from detente.reading.context import Context

Construction = Literal["clause", "quote", "object", "infinitive", "as", "complement", "preposition", "light", "nominal"]
CUES: Cues = cues()
_RAISING = frozenset(
    {"go", "hasten", "hurry", "rush", "continue", "begin", "quote", "cite", "be", "appear", "seem", "report"}
)
_EAGER = frozenset({"careful", "quick", "eager", "keen", "first", "right", "able", "glad", "sorry", "happy"})
_UNREAL = frozenset(
    {"would", "could", "might", "may", "should", "will", "can", "must", "shall", "’ll", "'ll", "wo", "ca"}
)
_NO = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
# verbs that hardly mean anything but speech: a misread clause behind them is still what was said
_STRONG = frozenset(
    ["say", "tell", "add", "insist", "argue", "claim", "maintain", "warn", "stress", "note", "explain", "announce", "assert", "allege", "declare", "reply", "respond", "concede", "acknowledge", "contend", "emphasize", "emphasise", "reiterate", "complain", "predict", "suggest", "hint", "caution"]
)
_HEARSAY = frozenset({"say", "report", "allege", "claim", "rumour", "rumor"})
_NOBODY = frozenset({"neither", "no", "none", "nobody", "few", "nothing"})
_CLOSERS = frozenset({",", "”", '"', "''", "’’", "’"})
_POSITIVE_NEGATIONS = frozenset({"rule", "exclude", "deny", "hide", "dispute", "conceal", "dismiss", "reject"})


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


def find(c: Context, s: Sentence) -> list[Cue]:
    """All cues of a sentence in the order of the text."""
    out = _shared([cue for i in range(len(s.words)) if s.pos[i] in {"VERB", "AUX"} and (cue := _verb(c, s, i))], s)
    out += [
        cue
        for i in range(len(s.words))
        if s.tags[i] in {"NN", "NNS"} and s.lemmas[i] in CUES.content and (cue := _content_noun(s, i))
    ]
    out += [cue for i in range(len(s.words)) if s.lemmas[i] in CUES.adjectives and (cue := _adjective(s, i))]
    out += [cue for i in range(len(s.words)) if (cue := _according(s, i))]
    out += [cue for i in range(len(s.words)) if (cue := _view(s, i))]
    return sorted(out, key=lambda x: x.at)


def _shared(found: list[Cue], s: Sentence) -> list[Cue]:
    """``“We will judge,” Kerry said, adding that …``: a participle behind a cue has that cue's speaker."""
    out: list[Cue] = []
    for cue in found:
        finite = [x for x in out if s.tags[x.at] in {"VBD", "VBZ", "VBP"} and x.subjects]
        if (
            s.tags[cue.at] == "VBG"
            and finite
            and s.words[cue.at - 1] == ","
            and s.deps[cue.at] in {"advcl", "parataxis", "conj", "acl", "dep"}
        ):
            cue = replace(cue, subjects=finite[-1].subjects, hearsay=False)
        out.append(cue)
    return out


# --- verbs ---


def _verb(c: Context, s: Sentence, i: int) -> Cue | None:
    lemma = s.lemmas[i]
    if lemma not in CUES.verbs or s.pos[i] == "NOUN":
        return None
    if s.tags[i] == "VBN" and s.deps[i] == "amod":
        return None
    passive = _passive(s, i)
    built = _construction(c, s, i, lemma, passive)
    if built is None:
        return None
    construction, content, governed = built
    if not _really_said(s, i, lemma):
        return None
    subjects, hearsay = _subjects(s, i, passive, construction)
    if not subjects and not hearsay:
        return None
    if any(s.words[k].lower() in _NOBODY for h in subjects for k in (h, *s.children[h])):
        return None
    return Cue(i, construction, subjects, content, _cue_text(s, i), hearsay, governed)


def _passive(s: Sentence, i: int) -> bool:
    if any(s.deps[k] in {"aux:pass", "nsubj:pass", "obl:agent"} for k in s.children[i]):
        return True
    return s.tags[i] == "VBN" and s.deps[i].startswith("acl") and s.deps[i] != "acl:relcl"


def _construction(
    c: Context, s: Sentence, i: int, lemma: str, passive: bool
) -> tuple[Construction, tuple[int, ...], bool] | None:
    """The construction, the heads of the content and whether the content is the clause above."""
    kids = s.children[i]
    clause = tuple(
        k
        for k in kids
        if s.deps[k] in {"ccomp", "csubj:pass"} or (s.deps[k] == "parataxis" and _clausal(s, k) and not _is_cue(s, k))
    )
    if lemma in CUES.clause or lemma in CUES.quoted:
        if clause and (lemma in CUES.clause or any(c.quoted(s, k) for k in clause)):
            return "clause", clause, False
        if s.deps[i] in {"parataxis", "ccomp"} and s.heads[i] >= 0 and _interjected(s, i):
            if lemma in CUES.clause or _beside_quote(c, s, i):
                return "clause", (s.heads[i],), True
        if (
            _beside_quote(c, s, i)
            and not c.quoted(s, i)
            and (lemma in CUES.clause or not any(s.deps[k] in {"obj", "xcomp", "ccomp"} for k in kids))
        ):
            return "quote", tuple(k for k in kids if s.deps[k] in {"obj", "ccomp", "xcomp", "parataxis", "dep"}), False
        if _after_colon(s, i) or (
            s.deps[i] == "advcl" and s.heads[i] >= 0 and _as_clause(s, i) and lemma in CUES.clause
        ):
            return "clause", (s.heads[i],) if s.heads[i] >= 0 else (), True
    if lemma == "ask":
        return None  # "asked not to be named", "asked for": a wish, unless a question or a quotation stands with it
    if lemma in CUES.clause and not passive and _parenthetical(s, i):
        return "clause", tuple(k for k in (s.heads[i],) if k >= 0), True
    if lemma in _STRONG and not passive:
        if _that_follows(s, i):
            return "clause", clause, False
        if _postposed(s, i):
            return "clause", tuple(k for k in (s.root,) if k != i), True
        loose = _loose_clause(s, i)
        if loose:
            return "clause", loose, False
    if passive and lemma in _HEARSAY and any(s.deps[k] == "xcomp" and _to(s, k) for k in kids):
        return "infinitive", tuple(k for k in kids if s.deps[k] == "xcomp"), False
    objects = tuple(k for k in kids if s.deps[k] in {"obj", "nsubj:pass"} and not _pronoun_gap(s, k))
    complements = tuple(k for k in kids if s.deps[k] in {"xcomp", "ccomp", "advcl"})
    if lemma in CUES.light and any(
        s.lemmas[k] in CUES.light[lemma] or s.words[k].lower() in CUES.light[lemma] for k in (*objects, *complements)
    ):
        return "light", (*objects, *complements), False
    if lemma in CUES.particle and any(
        s.deps[k] in {"compound:prt", "advmod"} and s.words[k].lower() in CUES.particle[lemma] for k in kids
    ):
        content = (*objects, *clause, *(k for k in complements if s.tags[k] == "VBG"))
        return ("object", content, False) if content else None
    if lemma in CUES.complement and (complements or len(objects) > 1) and (objects or passive or _gapped(s, i)):
        return "complement", (*objects, *complements), False
    if lemma in CUES.as_ and any(
        "as" in phrases.prepositions(s, k) or any(s.words[m].lower() == "as" for m in s.children[k])
        for k in kids
        if s.deps[k].partition(":")[0] in {"obl", "advcl", "xcomp"}
    ):
        return "as", (*objects, *complements), False
    if lemma in CUES.infinitive and any(
        s.deps[k] == "xcomp" or (s.deps[k] in {"ccomp", "advcl"} and _to(s, k)) for k in kids
    ):
        return "infinitive", complements, False
    if lemma in CUES.preposition:
        found = tuple(
            k
            for k in kids
            if s.deps[k] in {"obl", "advcl", "nmod", "ccomp"} and (CUES.preposition[lemma] & set(_leads(s, k)))
        )
        if found:
            return "preposition", found, False
    if lemma in {"deny", "admit", "acknowledge", "suggest", "propose", "recommend", "advocate", "confirm"} and any(
        s.deps[k] in {"xcomp", "ccomp", "advcl", "obl"}
        and (s.tags[k] == "VBG" or any(s.words[m].lower() == "having" for m in s.children[k]))
        for k in kids
    ):
        return "object", complements, False
    if lemma in CUES.object and (objects or (passive and not clause) or _gapped(s, i)):
        return "object", objects, False
    return None


def _postposed(s: Sentence, i: int) -> bool:
    """``…, a person familiar with the talks said.``, ``…,” said two officials``: cue and speaker close the clause, whatever
    the parse makes of them."""
    first = i
    for k in s.children[i]:
        if s.deps[k].startswith("nsubj") and k < i:
            first = min(first, s.subtree(k)[0])
    if first == 0 or s.words[first - 1] not in _CLOSERS or first < 4:
        return False
    if first == i and not (i + 1 < len(s.words) and s.pos[i + 1] in {"PROPN", "DET", "NOUN", "ADJ", "NUM", "PRON"}):
        return False
    return not any(s.deps[k] in {"ccomp", "xcomp"} and k > i for k in s.children[i])


def _parenthetical(s: Sentence, i: int) -> bool:
    """``…, it says, …`` and ``which officials insist is …``: subject and cue alone between the parts of a clause."""
    before = [k for k in s.children[i] if s.deps[k].startswith("nsubj") and k < i and s.tags[k] not in {"WP", "WDT"}]
    if not before or i + 1 >= len(s.words):
        return False
    first = s.subtree(before[-1])[0]
    if s.words[i + 1] == "," and first > 0 and s.words[first - 1] == ",":
        return True
    return first > 0 and s.tags[i + 1] in {"VBZ", "VBD", "VBP", "MD"} and s.deps[i] != "root"


def _that_follows(s: Sentence, i: int) -> bool:
    """``warned on Monday that``, ``told the court that``: the word itself, a few words behind the cue."""
    for k in range(i + 1, min(i + 18, len(s.words))):
        if s.words[k].lower() == "that" and (s.tags[k] == "IN" or (k <= i + 8 and s.tags[k] in {"WDT", "DT"})):
            return k + 1 < len(s.words) and s.words[k + 1] not in {",", ".", "”"}
        if s.words[k] in {",", ";", ":", "“", '"'} or (k <= i + 2 and s.pos[k] in {"VERB", "AUX"}):
            return False
    return False


def _loose_clause(s: Sentence, i: int) -> tuple[int, ...]:
    """Heads right of a strong verb that hold a finite verb: its clause, though the parse calls it something else."""
    out = []
    for k in s.children[i]:
        if k > i and s.deps[k].partition(":")[0] in {"obj", "iobj", "advcl", "xcomp", "conj", "parataxis", "dep"}:
            tree = s.subtree(k)
            if s.deps[k] == "conj" and s.words[tree[0]].lower() in {"and", "but", "or"}:
                continue
            if s.deps[k] == "advcl" and s.words[tree[0]].lower() in {
                "when",
                "as",
                "after",
                "before",
                "while",
                "since",
                "because",
            }:
                continue
            if any(s.tags[m] in {"VBZ", "VBD", "VBP", "MD"} and not _inside_relative(s, m, k) for m in tree):
                out.append(k)
    return tuple(out)


def _inside_relative(s: Sentence, m: int, top: int) -> bool:
    """Whether token m belongs to a relative clause below ``top``."""
    while m >= 0 and m != top:
        if s.deps[m] == "acl:relcl":
            return True
        m = s.heads[m]
    return s.deps[top] == "acl:relcl"


def _gapped(s: Sentence, i: int) -> bool:
    """The object stands outside: ``a demand that Washington called impossible``."""
    return s.deps[i] in {"acl:relcl", "ccomp"} and any(
        s.deps[k].startswith("nsubj") and s.tags[k] not in {"WP", "WDT"} for k in s.children[i]
    )


def _pronoun_gap(s: Sentence, k: int) -> bool:
    return s.deps[k] == "nsubj:pass"


def _leads(s: Sentence, k: int) -> list[str]:
    return [s.words[m].lower() for m in s.children[k] if m < k and s.deps[m] in {"case", "mark"}]


def _to(s: Sentence, k: int) -> bool:
    return any(s.deps[m] == "mark" and s.lemmas[m] == "to" for m in s.children[k])


def _clausal(s: Sentence, k: int) -> bool:
    return s.pos[k] in {"VERB", "AUX"} or any(s.deps[m].startswith(("nsubj", "cop")) for m in s.children[k])


def _is_cue(s: Sentence, k: int) -> bool:
    return (
        s.lemmas[k] in CUES.clause
        and any(s.deps[m].startswith("nsubj") for m in s.children[k])
        and not any(s.deps[m] == "ccomp" for m in s.children[k])
    )


def _interjected(s: Sentence, i: int) -> bool:
    """``…, Peskov said``: subject and verb stand beside the clause, without a complement of their own."""
    return any(s.deps[k].startswith("nsubj") for k in s.children[i]) and not any(
        s.deps[k] == "obj" for k in s.children[i]
    )


def _as_clause(s: Sentence, i: int) -> bool:
    return any(s.deps[k] == "mark" and s.words[k].lower() == "as" for k in s.children[i]) and any(
        s.deps[k].startswith("nsubj") for k in s.children[i]
    )


def _after_colon(s: Sentence, i: int) -> bool:
    """``… told reporters:`` — the sentence ends in a colon."""
    return s.words[-1] == ":" and i >= len(s.words) - 14 and s.deps[i] in {"root", "conj", "parataxis"}


def _beside_quote(c: Context, s: Sentence, i: int) -> bool:
    """A quotation stands in the cue's own sentence, or the sentence before ends with one and this is the bare cue."""
    return any(q.start < s.end and q.end > s.start and q.end - q.start > 2 for q in _near(c, s))


def _near(c: Context, s: Sentence) -> list:  # type: ignore[type-arg]
    return [q for q in c.quotes if q.start < s.end and q.end > s.start]


def _really_said(s: Sentence, i: int, lemma: str) -> bool:
    """An utterance that took place: not "refused to say", "would say", "did not say"."""
    low = {
        s.words[k].lower()
        for k in s.children[i]
        if s.deps[k].startswith(("aux", "advmod")) and s.words[k + 1 : k + 2] != ["to"]
    }
    if {s.words[k].lower() for k in s.children[i]} & {"nor", "nowhere", "neither", "hardly"}:
        return False
    if low & _NO and lemma not in _POSITIVE_NEGATIONS:
        return False
    if any(
        s.words[k].lower() == "no" and s.deps[k] == "det"
        for c in s.children[i]
        if s.deps[c] == "obj"
        for k in s.children[c]
    ):
        return lemma in CUES.light
    if low & _UNREAL and s.deps[i] not in {"parataxis"}:
        return False
    if s.tags[i] == "VB" and _to(s, i):
        head = s.heads[i]
        if head >= 0 and any(s.words[k].lower() in {"if", "unless"} for k in s.children[head]):
            return False
        return (
            head >= 0
            and s.deps[i] in {"xcomp", "ccomp", "advcl", "conj"}
            and (
                s.lemmas[head] in _RAISING
                or s.words[head].lower() in _EAGER
                or (s.deps[i] == "conj" and _really_said(s, head, s.lemmas[head]))
            )
        )
    if s.tags[i] == "VB" and not low and s.deps[i] == "root":
        return s.index == 0 or s.block.kind in {"title", "subhead", "bullet"}
    marks = {s.words[k].lower() for k in s.children[i] if s.deps[k] == "mark"}
    if marks & {"if", "unless", "whether", "until", "lest"}:
        return False
    return True


# --- subjects ---


def _subjects(s: Sentence, i: int, passive: bool, construction: Construction) -> tuple[tuple[int, ...], bool]:
    """Heads of the speaker's nominals, and whether the cue is hearsay ("is said to")."""
    if passive:
        agents = tuple(
            k
            for k in s.children[i]
            if s.deps[k] == "obl:agent" or (s.deps[k] == "obl" and "by" in phrases.prepositions(s, k))
        )
        if agents:
            return agents, False
        quoted = s.lemmas[i] in {"quote", "cite"} and construction in {"clause", "quote", "infinitive"}
        if quoted:
            return tuple(k for k in s.children[i] if s.deps[k].startswith("nsubj")), False
        said = s.lemmas[i] in _HEARSAY and any(s.deps[k] == "xcomp" and _to(s, k) for k in s.children[i])
        return (), said
    own = tuple(k for k in s.children[i] if s.deps[k] in {"nsubj", "nsubj:outer"})
    own = tuple(k for k in own if s.tags[k] != "CD" and not (s.pos[k] == "PROPN" and _weekday(s, k))) or ()
    if own:
        return own, False
    if i > 0 and s.words[i - 1] in _CLOSERS and s.tags[i] in {"VBD", "VBZ", "VBP"}:
        after = _inverted(s, i)
        if after is not None:
            return (after,), False
    head, dep = s.heads[i], s.deps[i].partition(":")[0]
    for _ in range(4):
        if head < 0:
            break
        if dep == "acl":
            return ((head,) if s.tags[i] == "VBG" else ()), False
        if dep in {"conj", "advcl", "xcomp", "parataxis", "ccomp"}:
            if dep in {"advcl", "ccomp"} and s.tags[i] not in {"VBG", "VB"} and dep != "conj":
                break
            over = _passive(s, head)
            subjects = tuple(k for k in s.children[head] if s.deps[k].startswith("nsubj"))
            if over and dep == "advcl":
                agents = tuple(k for k in s.children[head] if s.deps[k] == "obl:agent")
                return agents or subjects, False
            if subjects:
                return subjects, False
            if s.pos[head] in {"NOUN", "PROPN"} and s.deps[head].partition(":")[0] != "root" and dep == "advcl":
                return (head,), False
            dep, head = s.deps[head].partition(":")[0], s.heads[head]
            continue
        break
    if s.tags[i] in {"VBD", "VBZ", "VBP"} or (i > 0 and s.deps[i] in {"root", "parataxis"}):
        after = _inverted(s, i)
        if after is not None:
            return (after,), False
    return (), False


def _weekday(s: Sentence, k: int) -> bool:
    return s.words[k].endswith("day") and s.words[k][:1].isupper()


def _inverted(s: Sentence, i: int) -> int | None:
    """``said Andrey Kortunov, head of …``: a proper name or role straight after the verb that the parse lost."""
    for k in range(i + 1, min(i + 6, len(s.words))):
        if s.pos[k] in {"PROPN", "NOUN"} and s.deps[k].partition(":")[0] in {
            "nsubj",
            "obj",
            "dep",
            "parataxis",
            "obl",
            "appos",
            "root",
            "conj",
            "ccomp",
        }:
            return k
        if s.words[k] in {",", "“", '"', "."}:
            break
    return None


def _cue_text(s: Sentence, i: int) -> str:
    """The cue as it stands: the verb with its particle, or with the noun that makes it speech."""
    words = [i]
    for k in s.children[i]:
        if s.deps[k] == "compound:prt":
            words.append(k)
    if s.lemmas[i] in CUES.preposition:
        for k in s.children[i]:
            words += [
                m
                for m in s.children[k]
                if s.deps[m] == "case" and m == i + 1 and s.words[m].lower() in CUES.preposition[s.lemmas[i]]
            ]
    return " ".join(s.words[k] for k in sorted(set(words)))


# --- phrases ---


def _content_noun(s: Sentence, i: int) -> Cue | None:
    """``Abadi’s recent call that …``, ``White House comments that …``"""
    owners = [
        k
        for k in s.children[i]
        if s.deps[k] == "nmod:poss" or (s.deps[k] in {"compound", "amod"} and s.pos[k] == "PROPN")
    ]
    clauses = tuple(
        k
        for k in s.children[i]
        if k > i
        and s.deps[k] in {"acl", "ccomp", "acl:relcl"}
        and any(s.words[m].lower() == "that" and s.deps[m] == "mark" for m in s.children[k])
    )
    if not owners or not clauses:
        return None
    return Cue(i, "nominal", (owners[0],), clauses, s.words[i])


def _adjective(s: Sentence, i: int) -> Cue | None:
    """``X is clear that …``"""
    subjects = tuple(k for k in s.children[i] if s.deps[k] == "nsubj")
    clauses = tuple(
        k
        for k in s.children[i]
        if s.deps[k] in {"ccomp", "advcl", "acl"} and any(s.words[m].lower() == "that" for m in s.children[k])
    )
    if not subjects or not clauses or s.tags[subjects[0]] in {"EX", "WDT"} or s.words[subjects[0]].lower() == "it":
        return None
    return Cue(i, "clause", subjects, clauses, f"is {s.words[i]}")


def _according(s: Sentence, i: int) -> Cue | None:
    """``according to X``: the nominal after it speaks."""
    if s.words[i].lower() != "according" or i + 2 >= len(s.words) or s.words[i + 1].lower() != "to":
        return None
    head = _nominal_after(s, i + 1)
    if head is None:
        return None
    above = s.heads[head]
    while above >= 0 and s.words[above].lower() in {"according", "to"}:
        above = s.heads[above]
    return Cue(i, "nominal", (head,), (above,) if above >= 0 else (), "according to", governed=True)


def _nominal_after(s: Sentence, i: int) -> int | None:
    """Head of the noun phrase that begins after token i."""
    for k in range(i + 1, min(i + 12, len(s.words))):
        if s.pos[k] in {"NOUN", "PROPN", "PRON"} or (s.pos[k] == "ADJ" and k + 1 == len(s.words)):
            while (
                s.heads[k] > i
                and s.pos[s.heads[k]] in {"NOUN", "PROPN"}
                and s.deps[k].partition(":")[0] in {"compound", "amod", "nmod", "flat", "nummod", "det"}
                and all(s.words[m] not in {","} for m in range(min(k, s.heads[k]), max(k, s.heads[k])))
            ):
                k = s.heads[k]
            return k
    return None


def _view(s: Sentence, i: int) -> Cue | None:
    """``in the words of X``, ``in X’s view``, ``by X’s own account``."""
    if s.lemmas[i] not in CUES.view or s.pos[i] != "NOUN" or not set(phrases.prepositions(s, i)) & {"in", "by"}:
        return None
    owners = [
        k
        for k in s.children[i]
        if s.deps[k] == "nmod:poss" or (s.deps[k] == "nmod" and "of" in phrases.prepositions(s, k))
    ]
    if not owners or s.heads[i] < 0:
        return None
    first = min(s.subtree(i))
    return Cue(
        i, "nominal", (owners[0],), (s.heads[i],), phrases.text(s, first, i, article=True).lower(), governed=True
    )
