"""Labels of a transcript: whom ``SECRETARY KERRY:``, ``A:`` or ``Spokeswoman:`` means."""

import re

from detente.language.actors import UNKNOWN, Actor
from detente.language.parsed import Block
from detente.language.personal_names import surname
from detente.reading.context import Context
from detente.reading.issuer_side import organ
from detente.reading.progress import Progress

_QUESTION = re.compile(r"^(?:question|q|reporter|journalist|interviewer|moderator|correspondent)$", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:answer|a)$", re.IGNORECASE)


def labelled(p: Progress, block: Block) -> Actor | None:
    """The speaker of a block's label; None for a question, or where it has no label."""
    if block.label is None:
        return None
    words = p.c.parsed.report.text[slice(*block.label)].partition("(")[0].strip()
    if _QUESTION.match(words):
        return None
    found = _by_name(p.c, words)
    if found:
        return found
    home = _home(p)
    if _ANSWER.match(words):
        return Actor(home.name, home.party, "organ") if home else Actor(words, (UNKNOWN,), "role")
    return Actor(_role_name(words, home), home.party if home else (UNKNOWN,), "role", role=words.lower())


def _by_name(c: Context, words: str) -> Actor | None:
    """A person of the report or a known name in a label: ``SECRETARY KERRY``."""
    person = c.actors.people.get(surname(words))
    if person is not None:
        return Actor(person.name, person.party or (UNKNOWN,), "person", person.gender)
    return c.actors.lookup(words)


def _home(p: Progress) -> Actor | None:
    """Whose briefing it is, and whose offices therefore go unmarked."""
    if p.host is None:
        p.host = organ(p.c, own_voice=True)
        if p.host is not None:
            p.c.actors.settle(p.host.party[0])
    return p.host


def _role_name(words: str, home: Actor | None) -> str:
    """``Kremlin spokesman`` for ``SPOKESMAN`` where the host is known."""
    role = words.lower()
    return f"{home.name} {role}" if home and home.name.lower() not in role else words.title()
