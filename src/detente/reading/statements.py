"""Statements: who said what, in the order of the text (guide §1).

Each cue of speech gives one statement; quotations without a cue of their own continue the one before or belong to the
cue that follows; transcripts and documents that are themselves a statement give one a paragraph."""

import re
from dataclasses import dataclass, field
from datetime import date

from detente.language import phrases
from detente.language.actors import UNKNOWN, Actor
from detente.language.parsed import Block, Sentence
from detente.reading import attribution
from detente.reading.attribution import Cue
from detente.reading.context import Context
from detente.reading.issuer import Issuer, issuer, joint, organ
from detente.reading.quotes import Quote
from detente.records import Evidence, Party, Statement

_QUESTION = re.compile(r"^(?:question|q|reporter|journalist|interviewer|moderator|correspondent)$", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:answer|a)$", re.IGNORECASE)
_LOOSE = frozenset({"object", "preposition", "light", "as", "complement", "infinitive", "nominal"})
_PREDICTS = frozenset({"will", "would", "shall", "’ll", "'ll", "wo"})


@dataclass(slots=True)
class Draft:
    """A statement in the making."""

    actor: Actor
    sentences: list[Sentence]
    cue: str | None
    mode: str | None
    date: str | None
    addressee: str | None = None
    content: list[tuple[int, int]] = field(default_factory=list)
    forecast: bool = False
    confidence: float = 0.9
    open_quote: bool = False


def statements(c: Context) -> list[Statement]:
    """All statements of a report."""
    drafts = _Reader(c).read()
    return [_record(c, d) for d in drafts]


class _Reader:
    def __init__(self, c: Context) -> None:
        self.c = c
        self.text = c.parsed.report.text
        self.drafts: list[Draft] = []
        self.issuer: Issuer | None = None
        self.voice: Actor | None = None  # the labelled speaker of a transcript, or whom a colon introduced
        self.introduced = self.marked = False
        self.host: Actor | None = None  # whose briefing a transcript is
        self.here: list[tuple[Cue, Draft]] = []
        self.first: Draft | None = None  # the statement that a colon opened and the next paragraph fills
        self.narrative: tuple[int, str] | None = None  # paragraph and date of what it told last
        self.peg = _peg(c)

    def read(self) -> list[Draft]:
        c = self.c
        self.issuer = issuer(c)
        if self.issuer and len(self.issuer.actor.party) == 1:
            c.actors.settle(self.issuer.actor.party[0])
        by_block: dict[int, list[Sentence]] = {}
        for s in c.parsed.sentences:
            by_block.setdefault(s.block.index, []).append(s)
        for block in c.parsed.blocks:
            own = by_block.get(block.index, [])
            if own and block.kind not in {"boilerplate", "byline", "dateline"}:
                self._block(block, own)
        return self.drafts

    # --- blocks ---

    def _block(self, block: Block, own: list[Sentence]) -> None:
        if block.label is not None:
            self.voice, self.introduced, self.marked = self._labelled(block), False, False
            question = self.voice is None
            if question:
                self._cues(own, nested=True)
                return
        elif block.kind in {"title", "subhead"}:
            self.voice = None if block.kind == "title" else self.voice
        if self.voice is not None and block.kind in {"paragraph", "bullet"} and self._goes_on(block):
            self._own_words(own, self.voice, None if self.introduced else "reporters")
            self._cues(own, nested=True)
            return
        if block.kind in {"title", "caption", "subhead"}:
            if block.kind != "caption":
                before = len(self.drafts)
                self._cues(own)
                if block.kind == "title" and len(self.drafts) == before:
                    self._headline(own)
            return
        before = len(self.drafts)
        if own[-1].words[-1] == ":" and self._introduces(own):
            return
        if self.issuer and self.issuer.own_voice and not self._quoted_throughout(block):
            self._own_words(own, self.issuer.actor, None)
            self._cues(own, nested=True)
            return
        self._cues(own)
        if self.issuer:
            covered = {s.index for d in self.drafts[before:] for s in d.sentences}
            rest = [s for s in own if s.index not in covered]
            if rest and not self._quoted_throughout(block):
                self._own_words(rest, self.issuer.actor, None)

    def _headline(self, own: list[Sentence]) -> None:
        """``FCO Minister: …`` and headlines whose verb the parse takes for a noun: ``Minister comments on …``."""
        s = own[0]
        for i in range(1, min(14, len(s.words) - 1)):
            verb = (
                s.tags[i] == "NNS"
                and s.tags[i - 1] != "POS"
                and s.words[i].lower().endswith("s")
                and s.lemmas[i].lower() in attribution.CUES.verbs
            )
            if not (verb or s.words[i] == ":"):
                continue
            head = next((k for k in range(i - 1, -1, -1) if s.pos[k] in {"PROPN", "NOUN"}), None)
            actors = self.c.actors.resolve(s, head) if head is not None else ()
            if verb and (head != i - 1 or any(s.pos[k] == "VERB" for k in range(i))):
                return
            while not actors and head is not None and 0 <= s.heads[head] < i:
                head = s.heads[head]
                actors = self.c.actors.resolve(s, head)
            kinds = {"person", "office", "role", "organ", "body"} | ({"state"} if verb else set())
            if actors and actors[0].party != (UNKNOWN,) and actors[0].kind in kinds:
                date_ = (self.c.published or "").partition("/")[0] or None
                self.drafts.append(
                    Draft(
                        joint(actors),
                        [s],
                        s.words[i],
                        "indirect",
                        date_,
                        None,
                        [(s.starts[i + 1], s.end)],
                        confidence=0.7,
                    )
                )
            return

    def _goes_on(self, block: Block) -> bool:
        """A voice that a colon introduced ends where its quotation marks end."""
        if not self.introduced or not self.marked or self._quoted_throughout(block) or self._opens_quote(block):
            return True
        self.voice = None
        return False

    def _opens_quote(self, block: Block) -> bool:
        return any(q.start <= block.body + 1 and q.end > block.body for q in self.c.quotes)

    def _introduces(self, own: list[Sentence]) -> bool:
        """``The Foreign Secretary said:`` — the paragraphs that follow are his words."""
        self._cues(own)
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.sentences[-1] is not own[-1]:
            return False
        following = [
            b
            for b in self.c.parsed.blocks
            if b.index > own[-1].block.index and b.kind in {"paragraph", "bullet", "subhead"}
        ]
        if not following:
            return False
        self.voice, self.introduced, self.first = last.actor, True, last
        self.marked = self._opens_quote(following[0])
        if last.date is None:
            last.date = (self.c.published or "").partition("/")[0] or None
        return True

    def _labelled(self, block: Block) -> Actor | None:
        """The speaker of a label; None for a question."""
        assert block.label is not None
        words = self.text[slice(*block.label)].strip()
        plain = words.partition("(")[0].strip()
        if _QUESTION.match(plain):
            return None
        found = self._by_name(plain)
        if found:
            return found
        home = self._home_of_transcript()
        if _ANSWER.match(plain):
            return Actor(home.name, home.party, "organ") if home else Actor(plain, (UNKNOWN,), "role")
        return Actor(_role_name(plain, home), home.party if home else (UNKNOWN,), "role", role=plain.lower())

    def _by_name(self, words: str) -> Actor | None:
        """A person of the report or a known name in a label: ``SECRETARY KERRY``."""
        from detente.language.people import surname

        key = surname(words)
        person = self.c.actors.people.get(key)
        if person is not None:
            return Actor(person.name, person.party or (UNKNOWN,), "person", person.gender)
        return self.c.actors.lookup(words)

    def _home_of_transcript(self) -> Actor | None:
        """Whose briefing it is, and whose offices therefore go unmarked."""
        if self.host is None:
            self.host = organ(self.c, own_voice=True)
            if self.host is not None:
                self.c.actors.settle(self.host.party[0])
        return self.host

    def _own_words(self, own: list[Sentence], actor: Actor, addressee: str | None) -> None:
        said = [s for s in own if len(s.words) > 2]
        if not said:
            return
        if self.first is not None and self.first.actor is actor:
            self.first.sentences += said
            self.first.content += [(s.start, s.end) for s in said]
            self.first.mode, self.first = "direct", None
            return
        date = (self.c.published or "").partition("/")[0] or None
        spans = [(s.start, s.end) for s in said]
        self.drafts.append(Draft(actor, said, None, "direct", date, addressee, spans, confidence=0.8))
        self.c.actors.note(said[-1], 0, actor)

    def _quoted_throughout(self, block: Block) -> bool:
        return any(q.start <= block.body + 1 and q.end >= block.end - 2 for q in self.c.quotes)

    # --- cues ---

    def _cues(self, own: list[Sentence], *, nested: bool = False) -> None:
        pending: list[Sentence] = []
        for s in own:
            self._tell(s)
            found = self._sentence(s, nested)
            if found:
                if pending:
                    self._take_back(pending, found[0])
                    pending = []
                self.drafts.extend(found)
                continue
            if nested:
                continue
            if not self._continue(s):
                pending = [*pending, s] if self._wholly_quoted(s) else []
        if pending and not nested and own[0].block.kind not in {"title", "subhead", "caption"}:
            self._orphans(pending)

    def _sentence(self, s: Sentence, nested: bool) -> list[Draft]:
        """The statements of one sentence; a cue inside what the same speaker says is none of its own."""
        out: list[Draft] = []
        self.here = []
        for cue in attribution.find(self.c, s):
            draft = self._draft(s, cue, nested)
            if draft is not None:
                self.here.append((cue, draft))
        for n, (cue, draft) in enumerate(self.here):
            others = [(c, d) for m, (c, d) in enumerate(self.here) if m != n and d.actor.name == draft.actor.name]
            outside = [c for c, _ in others if c.at not in s.subtree(cue.subjects[0])] if cue.subjects else []
            if cue.construction == "nominal" and (outside or (n and draft.actor.kind == "media")):
                continue
            if self._goes_beside(s, cue):
                cut = s.starts[
                    min(k for k in s.subtree(cue.at) if k > max([c.at for c, _ in others if c.at < cue.at], default=-1))
                ]
                for c, d in others:
                    if c.at < cue.at:
                        d.content = _until(d.content, cut)
            elif any(a <= s.starts[cue.at] < b for _, d in others for a, b in d.content):
                continue
            out.append(draft)
        return out

    def _goes_beside(self, s: Sentence, cue: Cue) -> bool:
        """``…, adding that``, ``… and called for``: a further utterance beside the one before, not a part of it."""
        if s.tags[cue.at] == "VBG":
            return cue.at > 0 and s.words[cue.at - 1].lower() in {",", "while", "and"}
        return s.deps[cue.at] == "conj" and s.words[cue.at - 1].lower() in {"and", "but", "again", "also", "then"}

    def _draft(self, s: Sentence, cue: Cue, nested: bool) -> Draft | None:
        c = self.c
        quoted = c.quoted(s, cue.at)
        actor = self._speaker(s, cue)
        if actor is None:
            return None
        if (quoted or nested or (self.issuer and actor.kind == "state" and s.block.kind != "title")) and self._is_voice(
            actor
        ):
            return None
        if cue.construction in _LOOSE | {"clause"} and self._fronted(s, cue):
            return None
        spans = self._content(s, cue)
        c.actors.note(s, cue.at, actor)
        draft = Draft(
            actor, [s], cue.text, self._mode(spans, s), self._date(s, cue, actor), self._addressee(s, cue), spans
        )
        draft.forecast = self._predicts(s, cue)
        draft.open_quote = any(
            q.start < s.end < q.end or (q.open_ended and s.start <= q.start < s.end) for q in c.quotes
        )
        return draft

    def _fronted(self, s: Sentence, cue: Cue) -> bool:
        """``Underscoring that …, Earnest said``: a participle before the cue that its speaker shares."""
        head = s.heads[cue.at]
        return s.tags[cue.at] == "VBG" and s.deps[cue.at] in {"advcl", "dep", "parataxis"} and head > cue.at

    def _is_voice(self, actor: Actor) -> bool:
        voice = self.voice or (self.issuer.actor if self.issuer else None)
        if voice is None:
            return False
        return actor.name == voice.name or (
            actor.kind in {"state", "organ"} and actor.party == voice.party and self.voice is None
        )

    def _speaker(self, s: Sentence, cue: Cue) -> Actor | None:
        if cue.hearsay:
            return Actor("unnamed sources", (UNKNOWN,), "unknown")
        actors: list[Actor] = []
        for head in cue.subjects:
            actors += [a for a in self.c.actors.resolve(s, head) if a not in actors]
        if not actors:
            return self._described_only(s, cue) or self._carried(s, cue)
        known = [a for a in actors if a.party != (UNKNOWN,)]
        if known:
            actors = known
        elif cue.construction in _LOOSE - {"nominal"} and actors[0].kind not in {"role", "person"}:
            return None
        return joint(tuple(actors))

    def _carried(self, s: Sentence, cue: Cue) -> Actor | None:
        """A pronoun or an omitted subject that the parse cannot place: the speaker before it in the sentence, or the
        last one that a ``he`` or ``she`` fits."""
        if not cue.subjects:
            return None
        own = [d for _, d in self.here if d.sentences[0] is s]
        head = cue.subjects[0]
        if own and s.deps[cue.at] == "conj" and s.heads[head] != cue.at:
            return own[-1].actor
        gender = {"he": "m", "she": "f"}.get(s.words[head].lower())
        if gender is None:
            return None
        for row, _, actor in reversed(self.c.actors.speakers):
            if s.index - row > 8:
                return None
            if actor.kind in {"person", "office", "role"} and not actor.plural and actor.gender in {None, gender}:
                return actor
        return None

    def _described_only(self, s: Sentence, cue: Cue) -> Actor | None:
        """A speaker of whom no side is told, where the construction leaves no doubt that someone speaks."""
        if cue.construction not in {"clause", "quote"} or not cue.subjects:
            return None
        head = cue.subjects[0]
        if s.pos[head] == "PROPN" and any(k == "PER" and a <= head < b for a, b, k in s.names):
            first, last = phrases.core(s, head)
            return Actor(phrases.text(s, first, last), (UNKNOWN,), "person", known=False)
        return None

    # --- content ---

    def _content(self, s: Sentence, cue: Cue) -> list[tuple[int, int]]:
        """Exact spans of what was said."""
        own = set(s.subtree(cue.at)) if cue.governed else set()
        if cue.governed and cue.construction == "nominal":
            own = set(s.subtree(cue.subjects[0])) | {cue.at, cue.at + 1}
        tokens: set[int] = set()
        for head in cue.content:
            tokens |= set(s.subtree(head)) - own
        if not tokens and cue.construction == "clause" and not cue.governed:
            tokens = {k for k in range(cue.at + 1, len(s.words)) if s.pos[k] != "PUNCT" or k < len(s.words) - 1}
        if not tokens:
            return [
                (max(q.start, s.start), min(q.end, s.end)) for q in self.c.quotes if q.start < s.end and q.end > s.start
            ]
        out: list[tuple[int, int]] = []
        for k in sorted(tokens):
            if out and s.starts[k] - out[-1][1] <= 1:
                out[-1] = (out[-1][0], s.ends[k])
            else:
                out.append((s.starts[k], s.ends[k]))
        return out

    def _mode(self, spans: list[tuple[int, int]], s: Sentence) -> str:
        inside = total = 0
        for a, b in spans:
            total += b - a
            inside += sum(max(0, min(b, q.end) - max(a, q.start)) for q in self._quotes(s))
        if not inside:
            return "indirect"
        return "direct" if inside >= 0.8 * total else "mixed"

    def _quotes(self, s: Sentence) -> list[Quote]:
        return [q for q in self.c.quotes if q.start < s.end and q.end > s.start]

    def _predicts(self, s: Sentence, cue: Cue) -> bool:
        if cue.construction not in {"clause", "quote"}:
            return False
        if s.lemmas[cue.at] in {"predict", "forecast", "foresee"}:
            return True
        for head in cue.content:
            aux = {s.words[k].lower() for k in s.children[head] if s.deps[k].startswith("aux")}
            subject = s.child(head, "nsubj")
            same = subject is not None and s.words[subject].lower() in {"he", "she", "they", "it", "i", "we"}
            if (
                aux & _PREDICTS
                and not same
                and s.lemmas[cue.at] in {"say", "warn", "argue", "write", "conclude", "suggest"}
            ):
                actors = self.c.actors.resolve(s, cue.subjects[0]) if cue.subjects else ()
                return bool(actors) and actors[0].party == ("OBSERVER",)
        return False

    def _addressee(self, s: Sentence, cue: Cue) -> str | None:
        if s.lemmas[cue.at] not in {"tell", "assure", "remind", "inform", "warn", "urge", "ask", "accuse", "thank"}:
            return None
        for k in s.children[cue.at]:
            if s.deps[k] in {"obj", "iobj"} and s.pos[k] in {"NOUN", "PROPN", "PRON"}:
                actors = self.c.actors.resolve(s, k)
                return joint(actors).name if actors else phrases.text(s, *phrases.core(s, k))
        return None

    # --- dates ---

    def _date(self, s: Sentence, cue: Cue, actor: Actor) -> str | None:
        """When it was said: a date in the cue's own clause, else that of what the speaker said just before."""
        content: set[int] = set()
        for head in cue.content:
            if not cue.governed:
                content |= set(s.subtree(head))
        best: tuple[int, str] | None = None
        for at, d in self.c.dates_in(s):
            if d.edtf is None or d.kind not in {"date", "weekday"} or at in content or self.c.quoted(s, at):
                continue
            reach = self._reach(s, at, cue)
            if reach is None and cue.construction == "nominal":
                tree = s.subtree(cue.subjects[0])
                reach = 1 if at in tree or tree[-1] < at <= tree[-1] + 2 else None
            if reach is None and at < cue.at and len(d.edtf) >= 7 and _recent(d.edtf, self.c.published, 90):
                reach = 9  # elsewhere in the sentence, outside what was said: "After hosting both on July 15, he said"
            if reach is not None and (best is None or reach < best[0]):
                best = (reach, d.edtf)
        if best:
            return best[1]
        for old in reversed(self.drafts[-6:]):
            if old.date and old.actor.name == actor.name and s.index - old.sentences[-1].index <= 4:
                return old.date
        return self._from_the_story(s, cue)

    def _from_the_story(self, s: Sentence, cue: Cue) -> str | None:
        """Simple past without a date of its own: the day that the report is telling of, else that of its lead."""
        if s.block.kind in {"title", "subhead", "bullet"}:
            return self.peg
        if not _simple_past(s, cue):
            return None
        if self.narrative and self.narrative[0] == s.block.index:
            return self.narrative[1]
        return self.peg

    def _tell(self, s: Sentence) -> None:
        """Follow the day of the story: a past day of the last two weeks that dates a sentence's main clause."""
        for at, d in self.c.dates_in(s):
            if d.edtf is None or len(d.edtf) != 10 or d.kind not in {"date", "weekday"} or self.c.quoted(s, at):
                continue
            up = s.heads[at]
            if (
                up >= 0
                and s.deps[up] in {"root", "conj", "nmod", "obl", "ccomp", "parataxis"}
                and _recent(d.edtf, self.c.published)
            ):
                self.narrative = (s.block.index, d.edtf)
                return

    def _reach(self, s: Sentence, at: int, cue: Cue) -> int | None:
        """Steps from the date up to the cue; None where it belongs to another clause."""
        steps, k, targets = 0, at, {cue.at}
        top = cue.at
        while s.deps[top] == "conj" and s.heads[top] >= 0:
            top = s.heads[top]
            targets.add(top)
        while k >= 0 and steps < 8:
            if k in targets:
                return steps + 3 * (k != cue.at)
            if k != at and s.pos[k] == "VERB" and s.deps[k] not in {"acl", "xcomp"}:
                return None
            steps += 1
            k = s.heads[k]
        return None

    # --- quotations without a cue ---

    def _wholly_quoted(self, s: Sentence) -> bool:
        return any(q.start <= s.start + 1 and q.end >= s.end - 1 for q in self.c.quotes)

    def _continue(self, s: Sentence) -> bool:
        """A quoted sentence after a quotation with a cue goes on with it."""
        if not self.drafts:
            return False
        last = self.drafts[-1]
        before = last.sentences[-1]
        if s.index - before.index != 1 or before.block.kind in {"title", "subhead"}:
            return False
        starts_new = s.block.index != before.block.index
        quoted = self._wholly_quoted(s)
        if quoted and (not starts_new or last.open_quote or before.words[-1] == ":"):
            last.sentences.append(s)
            last.content.append((s.start, s.end))
            return True
        if not quoted and starts_new and before.words[-1] == ":" and last.cue:
            last.sentences.append(s)
            last.content.append((s.start, s.end))
            last.mode = "direct"
            return True
        return False

    def _take_back(self, pending: list[Sentence], draft: Draft) -> None:
        """Quoted sentences before the cue belong to it."""
        if draft.mode in {"direct", "mixed"} or True:
            draft.sentences = [*pending, *draft.sentences]
            draft.content = [*((s.start, s.end) for s in pending), *draft.content]

    def _orphans(self, pending: list[Sentence]) -> None:
        """A paragraph of quotation alone: the speaker of the quotation before goes on."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or pending[0].index - last.sentences[-1].index > 2:
            return
        draft = Draft(
            last.actor,
            pending,
            None,
            "direct",
            last.date,
            last.addressee,
            [(s.start, s.end) for s in pending],
            confidence=0.6,
        )
        self.drafts.append(draft)


def _until(spans: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """The spans up to an offset."""
    return [(a, min(b, end)) for a, b in spans if a < end]


def _simple_past(s: Sentence, cue: Cue) -> bool:
    """A finite past without an auxiliary, or ``according to``, which takes the tense of its clause."""
    at = cue.at
    if cue.construction == "nominal":
        at = cue.content[0] if cue.content else s.root
        return s.tags[at] == "VBD" or any(s.tags[k] == "VBD" for k in s.children[at])
    if any(s.words[k].lower() == "had" for k in s.children[at]):
        return False
    if s.tags[at] == "VBG":
        return s.heads[at] >= 0 and s.tags[s.heads[at]] == "VBD"
    return s.tags[at] == "VBD" or (
        s.tags[at] == "VBN" and any(s.words[k].lower() in {"was", "were"} for k in s.children[at])
    )


def _recent(edtf: str, published: str | None, days: int = 14) -> bool:
    """Whether a day or month, or the beginning of a range, is at most ``days`` before publication and not after it."""
    start = edtf.partition("/")[0]
    if not published or len(published) < 10 or len(start) < 7:
        return False
    day = start if len(start) == 10 else f"{start}-28"
    gap = (date.fromisoformat(published[:10]) - date.fromisoformat(day)).days
    return (0 if len(start) == 10 else -28) <= gap <= days


def _peg(c: Context) -> str | None:
    """The day of the news: a past day in the lead's main clause, else that of publication."""
    lead = [s for s in c.parsed.sentences if s.block.kind == "paragraph"][:6]
    for s in lead:
        for at, d in c.dates_in(s):
            if (
                d.edtf
                and len(d.edtf) == 10
                and d.kind == "weekday"
                and not c.quoted(s, at)
                and _recent(d.edtf, c.published)
            ):
                return d.edtf
    day = (c.published or "").partition("/")[0]
    return day if len(day) == 10 else None


def _role_name(words: str, home: Actor | None) -> str:
    role = words.lower()
    return f"{home.name} {role}" if home and home.name.lower() not in role else words.title()


def _record(c: Context, d: Draft) -> Statement:
    party: Party = list(d.actor.party) if len(d.actor.party) > 1 else (d.actor.party[0] if d.actor.party else UNKNOWN)
    seen: dict[int, Sentence] = {s.index: s for s in d.sentences}
    evidence = [c.evidence(s.start, s.end) for _, s in sorted(seen.items())]
    content: list[Evidence] = [c.evidence(a, b) for a, b in sorted(set(d.content)) if b > a]
    return Statement(
        report=c.parsed.report.path,
        evidence=evidence,
        speaker=d.actor.name,
        party=party,
        mode=d.mode or "indirect",  # type: ignore[arg-type]
        cue=d.cue,
        addressee=d.addressee,
        date=d.date,
        forecast=d.forecast,
        content=content,
        confidence=d.confidence,
    )
