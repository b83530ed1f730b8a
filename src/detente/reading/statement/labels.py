"""Labels of a transcript: whom ``SECRETARY KERRY:``, ``A:`` or ``Spokeswoman:`` means."""

import re

from detente.knowledge.roles import role_of
from detente.language.actors import UNKNOWN, Actor
from detente.language.parsed import Block
from detente.language.personal_names import surname
from detente.reading.context import Context
from detente.reading.progress import Progress
from detente.reading.statement.issuer_side import organ

_QUESTION = re.compile(r"^(?:question|q|reporter|journalist|interviewer|correspondent)$", re.IGNORECASE)
_HOST = re.compile(r"^(?:moderator|host|anchor|chair(?:man|woman|person)?)$", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:answer|a)$", re.IGNORECASE)


def labelled(p: Progress, block: Block) -> Actor | None:
    """The speaker of a block's label; None for a question, or where it has no label."""
    if block.label is None:
        return None
    words = p.c.parsed.report.text[slice(*block.label)].partition("(")[0].strip()
    if _QUESTION.match(words) or (_HOST.match(words) and "?" in p.c.parsed.report.text[block.body : block.end]):
        return None
    found = _by_name(p.c, words)
    if found:
        return found
    sided = _by_side(p.c, words)
    if sided:
        return sided
    home = _home(p)
    if _ANSWER.match(words):
        return Actor(home.name, home.party, "organ") if home else Actor(words, (UNKNOWN,), "role")
    return Actor(_role_name(words, home), home.party if home else (UNKNOWN,), "role", role=words.lower())


def _by_name(c: Context, words: str) -> Actor | None:
    """A person of the report or a known name in a label: ``SECRETARY KERRY``."""
    person = c.actors.people.get(surname(words))
    if person is not None:
        return Actor(person.name, person.party or (UNKNOWN,), "person", person.gender)
    if role_of(words.lower()) is None and len(words.split()) > 1:
        found = c.actors.lookup(words.split()[-1].title())
        if found is not None and found.kind == "person":
            return found
    return c.actors.lookup(words)


def _by_side(c: Context, words: str) -> Actor | None:
    """``SENIOR STATE DEPARTMENT OFFICIAL``: the side named in the label itself."""
    titled = words.title().split() if words.isupper() else words.split()
    for size in range(len(titled) - 1, 0, -1):
        for i in range(len(titled) - size + 1):
            name = " ".join(titled[i : i + size])
            found = c.actors.lookup(name if len(name) > 3 else name.upper())
            if found is not None and found.kind in {"organ", "body", "state", "demonym", "group"}:
                role = role_of(titled[-1].lower())
                return Actor(_as_written(words, name), found.party, "role", role=role.word if role else None)
    return None


def _as_written(words: str, name: str) -> str:
    """The label in ordinary writing: the name with capitals, the rest without."""
    low = words.lower()
    return low.replace(name.lower(), name) if words.isupper() else words


def _home(p: Progress) -> Actor | None:
    """Whose briefing it is, and whose offices therefore go unmarked."""
    if p.host is None:
        p.host = _answering(p.c) or organ(p.c, own_voice=True)
        if p.host is not None:
            p.c.actors.settle(p.host.party[0])
    return p.host


def _answering(c: Context) -> Actor | None:
    """The side that the labels of those who answer name."""
    for block in c.parsed.blocks:
        words = c.parsed.report.text[slice(*block.label)].partition("(")[0].strip() if block.label else ""
        if words and not _QUESTION.match(words):
            sided = _by_side(c, words)
            if sided is not None:
                return sided
    return None


def _role_name(words: str, home: Actor | None) -> str:
    """``Kremlin spokesman`` for ``SPOKESMAN`` where the host is known."""
    role = words.lower()
    return f"{home.name} {role}" if home and home.name.lower() not in role else words.title()
