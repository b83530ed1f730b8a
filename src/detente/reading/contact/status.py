"""How a contact stands, held, ongoing, planned, proposed, conditional or cancelled: tense, mood, what is above."""

from datetime import date, timedelta

from detente.knowledge.contact_words import contact_words
from detente.language.parsed import Sentence
from detente.reading.contact.mention import Mention
from detente.reading.contact.scene import CLAUSES, cases, key, low, member
from detente.reading.context import Context

_FUTURE = frozenset({"will", "shall", "’ll", "'ll", "wo"})
_MAY = frozenset({"may", "might", "could", "can", "should", "must", "ought"})
NOT = frozenset({"not", "n’t", "n't", "never"})
_MONTHS = 1
_BEFORE = frozenset({"before", "ahead", "until", "pending"})
_DURING = frozenset({"while", "whilst"})
_AFTER = frozenset({"after", "following", "since"})


def settle_status(c: Context, m: Mention) -> None:
    """Fill in the status of a mention, and whether words told it."""
    s = m.sentence
    found = _verbal(s, m.at) if s.pos[m.at] == "VERB" else _nominal(s, m) if m.word != "due" else ("planned", True)
    m.status, m.sure = found or ("ongoing" if m.form == "channel" else "held", False)
    if m.condition and m.status in {"cancelled", "ongoing"} and member(s, s.heads[m.top], contact_words().breaking):
        m.status = "ongoing"  # "will suspend the talks unless": not yet
    elif m.condition and m.status not in {"cancelled"} and not (m.status == "held" and m.sure):
        m.status, m.sure = "conditional", True
        return
    if m.form == "channel" and m.status == "held" and not _over(s, m.top):
        m.status = "ongoing"  # "set up a hotline last year": it stays
    _right_side(c, m)
    _by_date(c, m, found is not None)
    mark_old(c, m)


def _over(s: Sentence, top: int) -> bool:
    """Whether what governs a contact says that it ended."""
    words, head = contact_words(), s.heads[top]
    return head >= 0 and (member(s, head, words.over) or member(s, head, words.breaking))


def mark_old(c: Context, m: Mention) -> None:
    """Note a date that lies months before the report: background, not the contact that the report is about."""
    now = c.reported
    if m.date and now and len(now) == 10:
        end = (m.date.partition("/")[2] or m.date)[:7]
        months = (int(now[:4]) - int(end[:4])) * 12 + int(now[5:7]) - int(end[5:7] or 12) if end[:4].isdigit() else 99
        m.old = months > _MONTHS


def _right_side(c: Context, m: Mention) -> None:
    """``in May``, ``on Friday`` lie before the report for what is held, after it for what is still to come."""
    now = c.reported
    if not (m.loose and m.sure and now and m.date):
        return
    first = m.date.partition("/")[0]
    step = -1 if m.status == "held" and first > now else 0
    step = 1 if m.status in {"planned", "proposed"} and first < now[: len(first)] else step
    if m.loose == "year":
        year = int(m.date[:4])
        m.date = m.date.replace(str(year), str(year + step))
    elif len(m.date) == 10:
        m.date = (date.fromisoformat(m.date) + timedelta(days=7 * step)).isoformat()


def _by_date(c: Context, m: Mention, told: bool) -> None:
    """What lies before or after the day of publication decides where words leave it open."""
    now = c.reported
    if not now or not m.date or (m.form == "channel" and m.status == "ongoing"):
        return
    first, _, last = m.date.partition("/")
    if first and first > now and not first.startswith(now[: len(first)]) and m.status in {"held", "ongoing"}:
        m.status, m.sure = "planned", True
    end = last or first
    if end < now[: len(end)] and (not told or (m.status in {"ongoing", "planned"} and len(end) >= 7)):
        m.status, m.sure = "held", True


def _verbal(s: Sentence, v: int) -> tuple[str, bool] | None:
    """The status of what verb v tells; the words above it included. None where nothing tells it."""
    if s.tags[v] in {"VB", "VBZ", "VBP"} and _when(s, v):
        return "planned", True
    own = _own(s, v)
    if low(s, v) in contact_words().asking and own != "cancelled":
        return ("planned" if low(s, v) != "invite" else "proposed"), True
    if own == "planned" and s.block.kind == "title" and _infinitive(s, v):
        return own, True
    if own == "cancelled" or (own == "held" and not _infinitive(s, v)):
        return own, True
    above = _governed(s, v)
    if above is not None:
        return above, True
    if own is not None:
        return own, own != "open"
    return None


def _infinitive(s: Sentence, v: int) -> bool:
    return s.tags[v] == "VB" and any(s.words[c].lower() == "to" for c in s.children[v])


def _own(s: Sentence, v: int) -> str | None:
    """By tense and mood of the verb itself."""
    told = (
        c
        for c in s.children[v]
        if (s.deps[c].startswith(("aux", "cop")) or low(s, c) in {*NOT, "due"}) and ":" not in s.words[c:v]
    )
    group = [s.words[c].lower() for c in told]
    if set(group) & NOT:
        return "ongoing" if member(s, v, contact_words().over) else "cancelled"
    if s.deps[v] == "xcomp" and low(s, s.heads[v]) in contact_words().missing:
        return "cancelled"
    if set(group) & _FUTURE or {"going", "due", "set"} & set(group):
        return "planned"
    if set(group) & _MAY:
        return "proposed"
    if "would" in group:
        return "planned" if _reported(s, v) else "proposed"
    if s.tags[v] == "VBD" or (s.tags[v] == "VBN" and {"have", "has", "had", "’ve", "'ve", "was", "were"} & set(group)):
        return "held"
    if _infinitive(s, v):
        return _bare_infinitive(s, v, group)
    return _present(s, v, group)


def _bare_infinitive(s: Sentence, v: int, group: list[str]) -> str | None:
    """``Kerry to Meet Putin``, ``is to meet``, ``are due to meet``."""
    named = any(a <= s.heads[v] < b and kind == "PER" for a, b, kind in s.names)  # "Knox Thames to Travel to Turkey"
    own = named or s.child(v, "nsubj") is not None or (s.deps[v] == "acl" and s.pos[s.heads[v]] == "PROPN")
    headline = s.block.kind in {"title", "subhead", "bullet"} and own
    due = {"is", "are", "was", "were"} & set(group) or s.deps[v] in {"conj", "ccomp", "parataxis"}
    return "planned" if s.heads[v] < 0 or headline or due else None


def _present(s: Sentence, v: int, group: list[str]) -> str | None:
    if s.tags[v] == "VBG" and {"is", "are", "am", "’re", "’s"} & set(group):
        return "ongoing"
    if s.tags[v] == "VBG" and {"was", "were"} & set(group):
        return "held"
    if s.tags[v] in {"VBZ", "VBP"} or (s.tags[v] == "VB" and s.heads[v] < 0):
        return "held" if s.block.kind in {"title", "subhead", "bullet"} else "ongoing"
    return None


def _when(s: Sentence, v: int) -> bool:
    """``When they meet on Saturday, they will …``."""
    head = s.heads[v]
    later = head >= 0 and any(s.words[c].lower() in _FUTURE for c in s.children[head])
    return later and s.deps[v].startswith("advcl") and any(s.words[c].lower() == "when" for c in s.children[v])


def _reported(s: Sentence, v: int) -> bool:
    """Whether the clause stands under a verb of saying, agreeing or planning."""
    head = s.heads[v]
    words = contact_words()
    return head >= 0 and (member(s, head, words.reporting) or member(s, head, words.planned))


def _governed(s: Sentence, v: int) -> str | None:
    """The status that the words above a verb or noun give it."""
    at = v
    for _ in range(5):
        head, dep = s.heads[at], s.deps[at]
        if head < 0:
            return None
        found = _word(s, head)
        if found is not None and (dep != "advcl" or s.tags[at] != "VBG"):
            return found
        if dep.startswith("advcl") and s.pos[head] in CLAUSES:
            marks = cases(s, at)
            if marks & _AFTER:
                return "held"
            if marks & _BEFORE:
                return "planned"
            if marks & _DURING:
                return "ongoing"
            return _verb_status(s, head)
        if dep in {"acl:relcl", "acl"} and s.tags[at] == "VBG":
            return None
        if dep not in {"xcomp", "ccomp", "acl", "conj", "csubj", "obj", "nmod", "obl"}:
            return None
        own = _own(s, head) if s.pos[head] in CLAUSES else None
        shared = dep == "xcomp" or (dep == "conj" and _own(s, at) is None)  # signed it and will meet again
        if own in {"planned", "proposed", "cancelled", "held"} and shared:
            return own
        at = head
    return None


def _verb_status(s: Sentence, v: int) -> str | None:
    found = _verbal(s, v)
    return found[0] if found else None


def _word(s: Sentence, i: int) -> str | None:
    """What a word by itself makes of the contact below it; its own negation turns it into a cancellation."""
    words = contact_words()
    negated = any(low(s, c) in NOT for c in s.children[i])
    for k in key(s, i):
        if k in words.cancelled:
            return "proposed" if negated else "cancelled"
        if k in words.planned:
            return "cancelled" if negated else "planned"
        if k in words.proposed:
            return "proposed"
    return None


def _nominal(s: Sentence, m: Mention) -> tuple[str, bool] | None:
    """The status of what a noun tells: its modifiers, its participles, the verb above."""
    determiners = {low(s, c) for c in s.children[m.at] if s.deps[c] == "det"}
    if determiners & {"no", "any"}:
        above = _under(s, m)
        off = "no" in determiners or (above is not None and above[0] == "cancelled")
        return ("cancelled" if off else "proposed"), True
    for name in ("cancelled", "proposed", "planned", "ongoing", "held"):
        if any(low(s, c) in contact_words().modifiers[name] for c in s.children[m.at]):
            return name, name != "held"
    for c in s.children[m.at]:
        if s.deps[c] == "acl" and (s.pos[c] in CLAUSES or low(s, c) in contact_words().planned):
            found = _word(s, c) or _own(s, c) or ("planned" if _infinitive(s, c) else None)
            if found is None and s.tags[c] == "VBG":
                found = "ongoing"
            if found:
                return found, True
    if m.top != m.at and (found := _word(s, m.top)) is not None:
        return found, True
    return _under(s, m)


def _under(s: Sentence, m: Mention) -> tuple[str, bool] | None:
    """By the word that governs the noun."""
    v, dep = s.heads[m.top], s.deps[m.top].partition(":")[0]
    words = contact_words()
    if v < 0:
        return None
    if dep == "obl" or dep == "nmod":
        marks = cases(s, m.top)
        if marks & _AFTER:
            return "held", True
        if marks & _BEFORE:
            return "planned", False
    if s.deps[v].startswith("advcl") and cases(s, v) & {"if", "unless"}:
        return "conditional", False
    if s.pos[v] not in CLAUSES:
        found = _word(s, v)
        return (found, True) if found else None
    governed = dep in {"obj", "nsubj"} or cases(s, m.top) & {"for", "to", "on", "from"}
    if governed and (found := _word(s, v)) is not None:
        future = dep != "nsubj" or any(s.deps[c] == "nsubj:pass" for c in s.children[v]) or s.pos[v] == "ADJ"
        if future and not (found == "cancelled" and low(s, v) == "abandon"):
            return found, True
    if dep == "obj" and low(s, v) == "follow":
        return "held", True
    if dep == "obj" and not member(s, v, words.hold):
        return None
    found2 = _verbal(s, v)
    if dep == "obj" and member(s, v, words.breaking):  # "will suspend its talks", "threatened to quit the talks"
        if s.heads[v] >= 0 and low(s, s.heads[v]) == "threaten":
            return "ongoing", True
        if not found2 or found2[0] in {"planned", "proposed"}:
            return "cancelled", True
    if found2 and dep == "nsubj" and found2[0] == "ongoing" and not member(s, v, words.occur):
        return ("ongoing", False)
    return found2
