"""Weekly balances, each act once, and turning points."""

from typing import Any

import numpy as np

from detente.analysis.tension import Act, changes, tension
from detente.knowledge.intensities import intensity

PAIR = ("ABC", "XYZ")
MONDAY = 4  # 1970-01-05


def act(record: str, day: int, strength: float = -5.0, **fields: Any) -> Act:
    values = {"source": "ABC", "target": "XYZ", "root": "SANCTION", "first": day, "last": day,
              "factuality": "happened", "event": int.from_bytes(record.encode(), "big"), **fields}  # fmt: skip
    return Act(record=record, intensity=strength, **values)


def test_a_week_sums_both_directions_and_begins_on_monday() -> None:
    found = tension(PAIR, [act("a", MONDAY), act("b", MONDAY + 6, 2.5, source="XYZ", target="ABC", root="CONSULT")])
    [week] = found.weeks
    assert (week.start, week.conflict, week.cooperation, week.balance) == (MONDAY, -5.0, 2.5, -2.5)
    assert set(week.records) == {"a", "b"}


def test_weeks_without_acts_are_there_too() -> None:
    assert [week.balance for week in tension(PAIR, [act("a", 0), act("b", 22)]).weeks] == [-5.0, 0.0, 0.0, -5.0]


def test_an_act_counts_once_however_many_reports_carry_it() -> None:
    retold = tension(PAIR, [act("a", 10, event=1), act("b", 14, event=1), act("c", 10, event=2)])
    assert (retold.acts, retold.records) == (2, 3)
    assert [week.conflict for week in retold.weeks] == [-10.0]


def test_only_what_took_place_between_the_two() -> None:
    not_so = [act("a", 10, factuality=told) for told in ("planned", "threatened", "conditional", "alleged", "denied")]
    others = [act("b", 10, target="UN"), act("c", 10, source="UN", target="ABC")]
    found = tension(PAIR, [*not_so, *others])
    assert (found.weeks, found.acts) == ((), 0)


def test_what_has_no_week_is_counted() -> None:
    assert tension(PAIR, [act("a", 0, last=364)]).undated == 1


def test_turning_points() -> None:
    chance = np.random.default_rng(2)
    acts = [
        act(f"r{day}", day, float(chance.normal(-6 if day < 700 else 4, 1.5)), event=day) for day in range(0, 1400, 7)
    ]
    [turn] = tension(PAIR, acts).turns
    assert abs(turn.start - 700) <= 7
    assert turn.before < -4 and turn.after > 2
    assert turn.records


def test_noise_has_no_turning_points_and_a_short_series_neither() -> None:
    chance = np.random.default_rng(5)
    assert sum(bool(changes(chance.normal(0, 3, 150), 4, 4.0)) for _ in range(40)) <= 2
    assert changes(np.array([9.0, -9.0, 9.0]), 4, 4.0) == []
    assert changes(np.zeros(100), 4, 4.0) == []
    assert tension(PAIR, []).turns == ()


def test_the_partition_is_the_best_of_all() -> None:
    values = np.random.default_rng(1).normal(0, 1, 14) + np.repeat([0, 5], 7)
    cost = 4.0 * np.mean(np.diff(values) ** 2) / 2 * np.log(14)

    def price(cuts: tuple[int, ...]) -> float:
        parts = np.split(values, cuts)
        return sum(float(np.sum((part - part.mean()) ** 2)) for part in parts) + cost * len(cuts)

    ways = [(), *((a,) for a in range(4, 11)), *((a, b) for a in range(4, 11) for b in range(a + 4, 11))]
    assert tuple(changes(values, 4, 4.0)) == min(ways, key=price)


def test_intensities_are_those_of_the_root_or_of_the_mode() -> None:
    assert intensity("ASSAULT") == -9.0
    assert intensity("RETREAT") == 6.5
    assert intensity("CONSULT", "phone") != intensity("CONSULT", "visit")
    assert intensity("NONSENSE") == 0.0
