"""Records on where parties stand, as noisy observations in columns; and how repeated ones are counted once.

Days are numbers counted from 1970-01-01, values points of an issue's scale, variances points squared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt

from detente.analysis.settings import Noise, noise

Array = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Observation:
    """One record on where a party stands on an issue.

    ``first`` and ``last`` are the days between which it was said or done, ``published`` the day of the report.
    ``account`` is self|other|reporter, and ``deed`` of what was done or undertaken; ``words`` is the same for copies of
    one sentence and for accounts of one deed. ``kind`` is one of ``noise.toml``. ``value`` is None where the record
    does not say where on the scale."""

    issue: str
    party: str
    value: float | None
    first: int
    last: int
    published: int
    account: str
    stance: str
    record: str
    report: int
    speaker: str | None = None
    kind: str = "position"
    confidence: float = 1.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Observations as columns of equal length; issues, parties and kinds are numbers into ``names``, speakers and words
    are numbers that are the same for the same. ``sure`` is the confidence of the reading."""

    names: dict[str, tuple[str, ...]]
    issue: Whole
    party: Whole
    kind: Whole
    speaker: Whole
    words: Whole
    record: npt.NDArray[np.object_]
    report: Whole
    value: Array
    variance: Array
    sure: Array
    first: Whole
    last: Whole
    firm: npt.NDArray[np.bool_]
    """A party can be held to it: see ``noise.toml``."""
    strength: Array
    """How much it tells that the party cares: 1 for a demand, less the less firm and the less surely read."""

    def __len__(self) -> int:
        return len(self.value)

    def take(self, which: npt.NDArray[Any]) -> "Columns":
        """Some of the rows: a mask or their numbers."""
        rows = {f.name: getattr(self, f.name)[which] for f in fields(self) if f.name != "names"}
        return Columns(self.names, **rows)


@dataclass(frozen=True, slots=True)
class Cells:
    """The fields of observations that have a value, a sequence each; days as numbers."""

    issue: Sequence[str]
    party: Sequence[str]
    value: Sequence[float]
    first: Sequence[int] | Whole
    last: Sequence[int] | Whole
    published: Sequence[int] | Whole
    account: Sequence[str]
    stance: Sequence[str]
    kind: Sequence[str]
    speaker: Sequence[str | None]
    confidence: Sequence[float]
    report: Sequence[int]
    words: Sequence[str]
    record: Sequence[str]


def columns(observations: Iterable[Observation]) -> Columns:
    """The observations that have a value, in columns."""
    rows = [o for o in observations if o.value is not None]
    cells: dict[str, list[Any]] = {f.name: [getattr(o, f.name) for o in rows] for f in fields(Cells)}
    cells["words"] = [o.words or o.record for o in rows]
    return in_columns(Cells(**cells))


def in_columns(cells: Cells) -> Columns:
    """Coded columns with the variance of each record.

    What is dated after its report was published, which no report can know, counts as said on the day of the report."""
    coded = {name: _coded(getattr(cells, name)) for name in ("issue", "party", "account", "stance", "kind")}
    speakers, speaker = _coded(cells.speaker)
    indirect = np.asarray([_indirect(name, noise()) for name in speakers], dtype=bool)[speaker]
    unnamed = np.asarray([not name for name in speakers], dtype=bool)[speaker]
    until = np.asarray(cells.published, dtype=np.int64)
    sure = np.clip(np.asarray(cells.confidence, dtype=float), 0.0, 1.0)
    told = {name: coded[name] for name in ("account", "stance", "kind")}
    return Columns(
        names={name: coded[name][0] for name in ("issue", "party", "kind")},
        issue=coded["issue"][1], party=coded["party"][1], kind=coded["kind"][1], words=_same(cells.words),
        # Accounts without a name are told apart by whose they are only.
        speaker=np.where(unnamed, len(speakers) + coded["account"][1], speaker),
        record=np.asarray(cells.record, dtype=object), report=np.asarray(cells.report, dtype=np.int64),
        value=np.clip(np.asarray(cells.value, dtype=float), 0.0, 100.0),
        variance=variances(told, indirect, sure, noise()), sure=sure,
        first=np.minimum(np.asarray(cells.first, dtype=np.int64), until),
        last=np.minimum(np.asarray(cells.last, dtype=np.int64), until),
        firm=_one_of(told["account"], ("self",)) & _one_of(told["stance"], noise().firm_stances)
        & (sure >= noise().firm_confidence),
        strength=sure / _looked_up(coded["stance"], noise().firmness),
    )  # fmt: skip


def _coded(cells: Sequence[str | None]) -> tuple[tuple[str, ...], Whole]:
    """The different cells (none is the empty text), and for each cell its place among them."""
    known = tuple(dict.fromkeys(cells))
    places = dict(zip(known, range(len(known)), strict=True))
    codes = np.fromiter(map(places.__getitem__, cells), dtype=np.int64, count=len(cells))
    return tuple(cell or "" for cell in known), codes


def _same(cells: Sequence[str]) -> Whole:
    """A number for each cell, the same for the same: of nearly all different ones."""
    places = dict(zip(cells, range(len(cells)), strict=True))
    return np.fromiter(map(places.__getitem__, cells), dtype=np.int64, count=len(cells))


def _one_of(coded: tuple[tuple[str, ...], Whole], chosen: Sequence[str]) -> npt.NDArray[np.bool_]:
    return np.asarray([cell in chosen for cell in coded[0]], dtype=bool)[coded[1]]


def _looked_up(coded: tuple[tuple[str, ...], Whole], values: Mapping[str, float]) -> Array:
    return np.asarray([values[cell] for cell in coded[0]], dtype=float)[coded[1]]


def _indirect(speaker: str, table: Noise) -> bool:
    return not table.spokesmen.isdisjoint(speaker.lower().split())


def variances(
    told: Mapping[str, tuple[tuple[str, ...], Whole]], indirect: npt.NDArray[np.bool_], sure: Array, table: Noise
) -> Array:
    """The variance of each record by who gives the account, how firm it is, what kind it is and how surely it was read.

    See ``data/noise.toml``."""

    account = _looked_up(told["account"], table.account)
    for_another = indirect & _one_of(told["account"], ("self",))
    account = np.where(for_another, table.account["spokesman"], account)
    deviation = account * _looked_up(told["stance"], table.firmness) * _looked_up(told["kind"], table.kind)
    return np.asarray(deviation**2 + (1.0 - sure) * table.misread**2)


@dataclass(frozen=True, slots=True)
class Points:
    """What is left of the columns for the estimation: independent observations, those of a series in order of time.

    A series is one party on one issue. ``variance`` is by the tables; ``days`` how many days the date spans. For each
    row of the columns ``point`` is the point in which it counts (−1 for a copy) and ``share`` its part of it."""

    series: Whole
    day: Array
    days: Array
    value: Array
    variance: Array
    point: Whole
    share: Array


def points(rows: Columns, series: Whole, table: Noise | None = None) -> Points:
    """Copies of a sentence count once; what one speaker says on a day counts as ``same_speaker_same_day`` tells; what
    several say on a day is put together, which loses nothing."""
    correlation = (table or noise()).same_speaker_same_day
    kept = np.sort(grouped(series, rows.words)[0])
    leader, speech = grouped(*(column[kept] for column in (series, rows.speaker, rows.first, rows.last)))
    count, total, value = _sums(speech, 1.0 / rows.variance[kept], rows.value[kept])
    variance = count / total * (correlation + (1.0 - correlation) / np.maximum(count, 1.0))
    first, last, of = rows.first[kept][leader], rows.last[kept][leader], series[kept][leader]
    # A date that spans days has an error of its own: those stay apart.
    apart = np.where(first == last, 0, np.arange(1, len(first) + 1))
    head, day = grouped(of, first + last, apart)
    _, joint, mean = _sums(day, 1.0 / variance, value)
    point, share = np.full(len(rows), -1, dtype=np.int64), np.zeros(len(rows))
    point[kept] = day[speech]
    share[kept] = (1.0 / rows.variance[kept] / total[speech]) * (1.0 / variance / joint[day])[speech]
    when = (first + last)[head] / 2.0
    return Points(of[head], when, (last - first)[head].astype(float), mean, 1.0 / joint, point, share)


def grouped(*keys: Whole) -> tuple[Whole, Whole]:
    """The first row of each different combination, in the order of the keys, and for each row its group."""
    code = np.zeros(len(keys[0]), dtype=np.int64)
    for key in keys if len(code) else ():
        low = key.min()
        code = code * (key.max() - low + 1) + (key - low)
    _, first, group = np.unique(code, return_index=True, return_inverse=True)
    return first.astype(np.int64), group.reshape(-1).astype(np.int64)


def _sums(group: Whole, precision: Array, value: Array) -> tuple[Array, Array, Array]:
    """For each group how many rows it has, their summed precision, and their mean weighted by it."""
    count, total, weighted = (
        np.asarray(np.bincount(group, weights), dtype=np.float64)
        for weights in (np.ones(len(group)), precision, precision * value)
    )
    return count, total, weighted / total
