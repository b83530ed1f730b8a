"""How much each field of two records speaks for their being accounts of one event.

Every function gives a weight with its reason in words, or None where the field excludes it. Positive weights were set
so that ``ENOUGH`` is reached by the same parties on the same day, and without a day only where place, persons or
several words agree as well; docs/method-merging.md has the table.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from detente.knowledge.merging_words import merging_words
from detente.knowledge.whereabouts import nearness
from detente.ledger.telling import Days, Facts, Telling

ENOUGH = 5.0
"""From this sum of weights on two records are linked."""

_DATED = {"day": (2.0, 1.5), "month": (0.8, 0.8), "year": (0.0, 0.3)}  # by the vaguer of two dates: contact, action
_SAME_DAY = (3.0, 2.5)
_ONE_UNDATED = {"day": (1.0, 0.8), "month": (0.3, 0.3), "year": (0.0, 0.0)}
_BOTH_UNDATED = 0.6
_PUBLISHED_WITHIN = 3  # days, of two reports that give no date
_WORDS = (0.0, 0.0, 0.4, 0.9, 1.4, 2.0)  # by the number of words in common; more than five tell no more
_MOST_WORDS = _WORDS[-1]


Named = str | Days | frozenset[str]
Reason = tuple[str, *tuple[Named, ...]]


class Weighed(NamedTuple):
    """A weight and the reasons for it: each a pattern with what stands in it, put into words only when it is asked
    for."""

    weight: float
    why: tuple[Reason, ...] = ()

    @property
    def words(self) -> list[str]:
        """The reasons in words."""
        return [pattern.format(*map(_in_words, parts)) for pattern, *parts in self.why]


_NOTHING = Weighed(0.0)
_Part = Callable[[Facts, Facts], Weighed | None]


def weigh(one: Facts, other: Facts) -> Weighed | None:
    """The sum over all fields but the words; None where a field excludes that it is one event."""
    if (one.kind, one.what) != (other.kind, other.what) or one.days is None or other.days is None:
        return None
    total, why = 0.0, list[Reason]()
    for part in _OF_CONTACTS if one.kind == "contact" else _OF_ACTIONS:
        weighed = part(one, other)
        if weighed is None:
            return None
        total += weighed.weight
        why += weighed.why
    return Weighed(total, tuple(why))


def weigh_words(one: Telling, other: Telling, weight: float) -> Weighed | None:
    """What the words of the sentences add to ``weight``; None where they cannot bring it to ``ENOUGH``, and for actions
    that nothing but who, what and when speaks for."""
    if weight + _MOST_WORDS < ENOUGH:
        return None
    words, others = one.words, other.words
    common = sorted(words & others)
    share = len(common) / max(min(len(words), len(others)), 1)
    factor = 1.0 if share >= 0.5 else 0.5 if share >= 0.25 else 0.0
    added = factor * _WORDS[min(len(common), len(_WORDS) - 1)]
    if one.facts.kind == "action" and not added and not _pinned(one.facts, other.facts):
        return None
    return Weighed(added, (("{} words in common ({})", str(len(common)), ", ".join(common[:5])),) if added else ())


def _pinned(one: Facts, other: Facts) -> bool:
    """Whether an action is told by a place, or by its target and day, in both."""
    if one.place and other.place:
        return True
    whom = one.targets == other.targets and (bool(one.targets) or one.what in merging_words().reciprocal)
    return whom and one.level == other.level == "day"


# --- who ---


def _who_met(one: Facts, other: Facts) -> Weighed | None:
    shared = one.parties & other.parties
    if not shared:
        return None
    fewest = min(len(one.parties), len(other.parties))
    if fewest == 1:
        return Weighed(0.4 if one.parties == other.parties else 0.2, (("{} in both", shared),))
    share = len(shared) / len(one.parties | other.parties)
    if share <= 0.5:  # a meeting of two beside one of four is another
        return None
    return Weighed(2 * share, (("{} in both" if share < 1 else "the same parties ({})", shared),))


def _who_acted(one: Facts, other: Facts) -> Weighed | None:
    shared = one.parties & other.parties
    if not shared:
        return None
    deed: Reason = ("{} by {}", one.what, shared)
    if one.parties == other.parties:
        return Weighed(1.5, (deed,))
    share = len(shared) / len(one.parties | other.parties)
    return Weighed(0.8, (deed,)) if share >= 0.5 or 1 in (len(one.parties), len(other.parties)) else None


def _to_whom(one: Facts, other: Facts) -> Weighed | None:
    if one.targets and other.targets:
        shared = one.targets & other.targets
        if not shared:
            return None
        return Weighed(1.5 if one.targets == other.targets else 0.8, (("the same target ({})", shared),))
    if one.targets or other.targets:
        return Weighed(-0.5)
    return Weighed(1.5 if one.what in merging_words().reciprocal and len(one.parties & other.parties) > 1 else -0.8)


def _persons(one: Facts, other: Facts) -> Weighed | None:
    if not one.persons or not other.persons:
        return _NOTHING
    shared = one.persons & other.persons
    if shared:
        return Weighed(min(len(shared), 2), (("{} named in both", frozenset(map(str.title, shared))),))
    return None if min(len(one.persons), len(other.persons)) > 1 else Weighed(-1.5)


# --- what ---


def _form(one: Facts, other: Facts) -> Weighed | None:
    if one.form == other.form:
        return Weighed(1.0, ((one.form,),))
    return Weighed(0.4, (("{} and {}", *sorted((one.form, other.form))),))


def _mode(one: Facts, other: Facts) -> Weighed | None:
    often = -1.0 if one.what in merging_words().often else 0.0
    if not one.form or not other.form:
        return Weighed(often)
    if one.form == other.form:
        return Weighed(0.8 + often, ((one.form,),))
    return Weighed(often) if merging_words().one_deed(one.form, other.form) else None


def _standing(one: Facts, other: Facts) -> Weighed | None:
    if one.standing == other.standing:
        return Weighed(0.3)
    if "off" in (one.standing, other.standing):
        return Weighed(-0.3 if "coming" in (one.standing, other.standing) else -1.5)
    if one.level == other.level == "day":
        return Weighed(0.0, (("told before and after",),))
    return Weighed(-1.0)


# --- when ---


def _when(one: Facts, other: Facts) -> Weighed | None:
    assert one.days is not None and other.days is not None
    first, last = max(one.days[0], other.days[0]), min(one.days[1], other.days[1])
    if first > last:
        return None
    action = int(one.kind == "action")
    if one.level == other.level == "open":
        return _undated(one, other)
    if "open" in (one.level, other.level):
        level = one.level if other.level == "open" else other.level
        return Weighed(_ONE_UNDATED[level][action], (("{} fits a report without a date", (first, last)),))
    if one.days == other.days and first == last:
        return Weighed(_SAME_DAY[action], (("both on {}", (first, last)),))
    vaguer = max((one.level, other.level), key=("day", "month", "year").index)
    return Weighed(_DATED[vaguer][action], (("dates that agree ({})", (first, last)),))


def _undated(one: Facts, other: Facts) -> Weighed | None:
    if one.published is None or other.published is None:
        return None
    apart = abs(one.published - other.published)
    if apart > (0 if one.what == "call" else _PUBLISHED_WITHIN):
        return None
    near = "on one day" if apart == 0 else f"{apart} day{'' if apart == 1 else 's'} apart"
    return Weighed(_BOTH_UNDATED, (("no dates, reports {}", near),))


# --- where ---


def _where_met(one: Facts, other: Facts) -> Weighed | None:
    return _where(one, other, same=1.2, inside=0.7)


def _where_done(one: Facts, other: Facts) -> Weighed | None:
    return _where(one, other, same=1.0, inside=0.5)


def _where(one: Facts, other: Facts, *, same: float, inside: float) -> Weighed | None:
    if not one.place or not other.place:
        return _NOTHING
    near = nearness(one.place, other.place)
    if near == "elsewhere":
        return None
    if near == "same":
        return Weighed(same, (("both in {}", min(one.place, other.place)),))
    if near == "unclear":
        return _NOTHING
    return Weighed(inside, (("places that agree ({} and {})", *sorted((one.place, other.place))),))


def _in_words(part: Named) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, frozenset):
        return ", ".join(sorted(part))
    first, last = (date.fromordinal(ordinal).isoformat() for ordinal in part)
    return first if first == last else f"{first}/{last}"


_OF_CONTACTS: tuple[_Part, ...] = (_who_met, _form, _when, _where_met, _persons, _standing)
_OF_ACTIONS: tuple[_Part, ...] = (_who_acted, _mode, _to_whom, _when, _where_done, _standing)
