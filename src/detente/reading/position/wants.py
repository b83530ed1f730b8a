"""Who wants what: the topical words of a sentence, gathered under the word by which somebody takes a stand."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from detente.knowledge.position_words import position_words
from detente.language.parsed import Sentence
from detente.reading.action.parties import Codes
from detente.reading.frame.arguments import base, surface
from detente.reading.position.climb import NO_MORE, Link, links
from detente.reading.position.conditions import Condition, condition
from detente.reading.position.hanging import relative, tells_deed
from detente.reading.position.holders import Holders

MUST = frozenset({"must", "should", "have to", "need to", "ought to", "had better"})
SPEECH = frozenset({"reported", "factive", "hearsay"})
_OPEN = frozenset(
    {
        "demand", "request", "intention", "modal", "plan", "conditional", "permission", "warning", "threat", "doubt",
        "attempt", "promise", "counterfactual", "prevention",
    }
)  # fmt: skip
_ASKING = frozenset({"demand", "request", "reported"})
_MANY = 3  # parties that are told as one from more than these on
_FAILING = frozenset({"fail", "failure", "forget", "be unable to", "miss", "neglect", "omit", "balk at"})
_GRANTED = frozenset({"agreement", "promise", "permission", "support", "intention", "plan", "completion"})
_TELLING = frozenset({"deed", "done"})  # what others are told to do may still be for or against what the speaker wants
_Held = tuple[int, str, int]
_AGAINST = frozenset({"opposition", "doubt", "denial", "prevention", "implicative-negative"})
_FOR = frozenset({"support", "agreement", "permission", "promise", "intention", "plan", "modal"})
_AUXILIARY = frozenset({"plan", "modal"})


@dataclass(slots=True)
class Want:
    """A stand; of several parties only where they speak with one voice.

    ``at``: the word that tells it; ``kind``: its class (see ``stances`` in the data); ``words``: token → sign of what
    it is about."""

    holders: tuple[str, ...]
    at: int
    kind: str
    words: dict[int, int] = field(default_factory=dict)
    conditional: bool = False
    by: str = "reporter"
    among: int = 1


def wants(
    h: Holders, s: Sentence, topical: list[int], known: frozenset[str], turned: Collection[int] = ()
) -> list[Want]:
    """The stands that a sentence tells on its topical words; of parties that the dossier does not know (``known``)
    only what they say themselves. What is for a word of ``turned`` is against what it stands for."""
    found: dict[tuple[Codes, int], Want] = {}
    names = frozenset(i for i in topical if s.pos[i] == "PROPN")
    for i in topical:
        for k in (i, relative(s, i)):
            if k >= 0:
                _gather(h, s, i, k, known, names, found, -1 if i in turned else 1)
    for want in found.values():
        if want.at >= 0 and want.kind not in _TELLING:  # Assad refuses to leave: he tells what it is about
            want.words |= {i: 0 for i in names.intersection(surface(s, want.at)) if i not in want.words}
        want.by = h.account(s, min(want.words), want.at, want.holders[0]).by
        want.among = len(found)
    return list(found.values())


def _gather(
    h: Holders, s: Sentence, i: int, k: int, known: frozenset[str], names: frozenset[int],
    found: dict[tuple[Codes, int], Want], turn: int,
) -> None:  # fmt: skip
    """Add the stands on token i, of which token k tells: it is i itself, or the relative word that stands for it."""
    path = links(s, k)
    put = condition(s, path)
    conditional = any(link.kind == "conditional" for link in path)
    for party, (at, kind, sign) in _held(h, s, k, path, put, known, names, aside=k != i).items():
        want = found.setdefault((party, at), Want(party, at, kind))
        want.words[i] = 0 if put is None and _aside(s, k, at) else sign * turn
        want.conditional = want.conditional or conditional
        want.kind = _stronger(want.kind, kind)


def _held(
    h: Holders, s: Sentence, i: int, path: tuple[Link, ...], put: Condition | None, known: frozenset[str],
    names: frozenset[int], *, aside: bool,
) -> dict[Codes, _Held]:  # fmt: skip
    """Who takes which stand on token i: at which word, of which kind, with which sign. In a clause beside (``aside``)
    only those who are named there."""
    if _in_a_quarrel(s, i):
        return {}
    voice = h.speaker(s, i)
    one = voice if h.jointly(s, i) else ()
    held: dict[Codes, _Held] = {}
    for n, link in enumerate(path):
        if link.sign == 0 and any(k.kind == "open" and s.bases[k.at] in position_words().quarrels for k in path[:n]):
            continue  # they will work on their quarrel over it: nobody tells what he wants of it
        told, codes = _stand(h, s, path, n, names)
        outside = put is not None and n > put.at
        for party in _apart(codes, one):
            if known.isdisjoint(party) and not set(party) & set(voice):
                continue
            told = _turned(told, link.sign, path[n - 1].sign if n else 1)
            kind = _stronger(
                held[party][1] if party in held else "", "demand" if outside and put and put.sign else told
            )
            sign = put.sign if outside and put else link.sign
            held[party] = (link.at, "ending", 0) if _given_up(path, n) else (link.at, kind, sign)
    if aside:
        return held
    last = put.sign if put else path[-1].sign if path else 1
    last = 0 if any(_given_up(path, n) for n in range(len(path))) else last
    plain = last if put or tells_deed(s, i) or any(evaluates(link) for link in path) else 0
    if not held and (s.words[-1] == "?" or any(link.kind == "open" for link in path)):
        return {}  # what is asked, or only talked of, nobody wants by that
    if voice and all(kind in _TELLING and not set(voice) & set(party) for party, (_, kind, _) in held.items()):
        for party in _apart(voice, one):
            held[party] = -1, "demand" if put and put.sign else "assertion", plain
    for bound in h.obligors(s, i):
        for party in _apart(bound, one):
            if party not in held and not known.isdisjoint(party):
                held[party] = -1, "undertaking", last
    return held


def _in_a_quarrel(s: Sentence, i: int) -> bool:
    """``disagreement over which groups should take part``: of what is disputed nobody's stand is told."""
    at = i
    while s.heads[at] >= 0 and s.rels[at] in {"nmod", "acl", "compound", "amod", "conj", "nsubj", "obj", "obl"}:
        at = s.heads[at]
        if s.pos[at] == "NOUN" and s.bases[at] in position_words().quarrels:
            return True
    return False


def evaluates(link: Link) -> bool:
    """Whether a link says that something is wanted or not, and not only that it is spoken of."""
    return link.nature in {"direction", "judgement"} or (link.nature == "operator" and link.kind not in SPEECH)


def _turned(kind: str, sign: int, inner: int) -> str:
    """The kind of a stand with the negation at its word: ``did not reject`` accepts, ``does not accept`` rejects."""
    if kind in _AGAINST and sign == inner != 0:
        return "permission"
    return "opposition" if kind in _FOR and sign == -inner != 0 else kind


def _given_up(path: tuple[Link, ...], n: int) -> bool:
    """``dropped its demand``, ``no longer insists that``: a stand is left, and which other is taken is not told."""
    ends = n > 0 and path[n].kind == "ending" and any(k.kind in _ASKING for k in path[max(0, n - 2) : n])
    return ends or (path[n].kind in _ASKING and n + 1 < len(path) and path[n + 1].lemma in NO_MORE)


def _apart(codes: Codes, voice: Codes) -> list[Codes]:
    """Parties that act together hold a position each, but for those that speak with one voice or are many."""
    if not codes:
        return []
    return [codes] if codes == voice or len(codes) > _MANY else [(code,) for code in codes]


def _stronger(before: str, now: str) -> str:
    """What a party's inner stand and the one around it are together."""
    if before in {"", "deed", "done", "assertion"} or now in {
        "implicative-negative",
        "opposition",
        "demand",
        "request",
    }:
        return now
    if now in {"plan", "modal", "deed", "done", "must", "assertion"}:
        return before
    return now


def _stand(h: Holders, s: Sentence, path: tuple[Link, ...], n: int, names: frozenset[int]) -> tuple[str, Codes]:
    """The kind of stand that a link tells and who takes it; those among ``names`` are spoken of where they only do
    something."""
    link = path[n]
    if n + 1 < len(path) and path[n + 1].lemma in _FAILING and link.kind in _GRANTED:
        return "", ()  # what somebody failed to agree on, he did not accept
    if link.kind in SPEECH or link.kind in {"negation", "conditional"}:
        return "", ()
    if link.lemma in _FAILING:
        return "", ()
    if link.nature == "judgement":
        by_verb = s.pos[link.at] == "VERB"
        whose = s.child(link.at, "nmod:poss") if s.pos[link.at] == "NOUN" else None
        ours = whose is None or s.words[whose].lower() in {"our", "my"}
        owner = () if ours else h.owner(s, link.at)
        return "judgement", h.of(s, link.at) if by_verb else owner or h.speaker(s, link.under)
    if link.lemma in MUST:
        demanded = any(k.kind in _ASKING and k.nature == "operator" and s.pos[k.at] == "NOUN" for k in path[n + 1 :])
        return ("", ()) if demanded or _asked(s, link.under) else ("must", h.speaker(s, link.under))
    real = not any(k.kind in _OPEN and k.at != link.at for k in path[n + 1 :])
    held = link.kind == "completion" and any(base(s, c) == "ccomp" for c in s.children[link.at])  # to be so
    if held or link.lemma in position_words().suffering or s.deps[link.at] == "amod":
        return "", ()  # faces crippling sanctions, concluded that they work: nobody's doing
    if link.nature in {"direction", "predicate"}:
        verb = s.pos[link.at] == "VERB" and not _spoken_of(s, link.at, names)
        kind = "deed" if link.nature == "direction" else "assertion" if link.lemma in h.c.cues.clause else "done"
        return (kind, h.of(s, link.at)) if verb and real and _finite(s, link.at) else ("", ())
    if link.kind in _AUXILIARY and s.pos[link.at] in {"AUX", "PART"}:
        under = link.under
        if _spoken_of(s, under, names):
            return "", ()  # "Assad may go": he is spoken of
        return (link.kind, h.of(s, under)) if real and s.pos[under] in {"VERB", "AUX"} else ("", ())
    if link.kind not in position_words().stances:
        return "", ()
    if not real and s.pos[link.at] != "NOUN":
        own = h.of(s, link.at)
        outer = {code for k in path[n + 1 :] if k.kind in _OPEN and k.at != link.at for code in h.of(s, k.at)}
        return link.kind, tuple(code for code in own if code in outer)
    return link.kind, h.of(s, link.at)


def _spoken_of(s: Sentence, at: int, names: frozenset[int]) -> bool:
    """``Assad has lost``, ``his departure may come``: who does something is what the issue is about."""
    return any(k in names for head in surface(s, at) for k in (head, *s.children[head]))


def _asked(s: Sentence, at: int) -> bool:
    """``on whether they should leave``, ``over which groups should take part``: a question, and no demand."""
    for c in s.children[at]:
        if s.words[c].lower() == "whether" or s.tags[c] == "WRB":
            return True
        if s.tags[c] in {"WDT", "WP"} and (base(s, c) == "obl" or not s.deps[at].endswith("relcl")):
            return True
    return False


def _finite(s: Sentence, at: int) -> bool:
    return s.tags[at] in {"VBD", "VBZ", "VBP", "VBN", "VBG"}


def sentences(all_: Iterable[Sentence]) -> Iterator[Sentence]:
    """Those that may tell a position."""
    for s in all_:
        if s.block.kind not in {"boilerplate", "byline", "dateline"}:
            yield s


_TIMES = frozenset(
    {"over", "amid", "after", "before", "since", "during", "until", "while", "when", "despite", "although"}
)


def _aside(s: Sentence, i: int, at: int) -> bool:
    """Whether token i stands in what only tells when or despite what: it names the issue, but points nowhere."""
    for _ in range(8):
        if i < 0 or i == at:
            return False
        if s.deps[i].startswith(("obl", "advcl", "nmod")) and any(
            s.words[c].lower() in _TIMES for c in s.children[i] if c < i and base(s, c) in {"case", "mark", "advmod"}
        ):
            return True
        i = s.heads[i]
    return False
