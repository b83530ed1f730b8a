"""Where a party stands: exactness, what counts how much, the two clocks, coarse dates, the ends of the scale."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.observations import Observation
from detente.analysis.positions import Positions, estimate, weights

from .samples import often, said


def by_matrices(of: Positions, series: int, days: list[float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same posterior by inverting the covariance of all observations: mean, covariance, weights of the points."""
    mine = of.points.series == series
    when, value = of.points.day[mine], of.points.value[mine]
    start, drift = when.min(), of.drift[series]

    def kernel(one: np.ndarray, two: np.ndarray) -> np.ndarray:
        a, b = (one - start)[:, None], (two - start)[None, :]
        return 40.0**2 + drift * np.where(a * b > 0, np.minimum(np.abs(a), np.abs(b)), 0.0)

    inverse = np.linalg.inv(kernel(when, when) + np.diag(of.variance[mine]))
    asked = np.asarray(days, dtype=float)
    gain = kernel(asked, when) @ inverse
    return 50 + gain @ (value - 50), kernel(asked, asked) - gain @ kernel(when, asked), gain


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 100)), min_size=1, max_size=12, unique_by=lambda x: x[0]),
    st.tuples(st.integers(-300, 1200), st.integers(-300, 1200)),
)
def test_the_filter_is_exact(told: list[tuple[int, int]], window: tuple[int, int]) -> None:
    first, last = sorted(window)
    of = estimate([*(said("A", float(value), day) for day, value in told), said("B", 10.0, 33)])
    found = of.window(first, last)
    for series in (0, 1):
        mean, covariance, gain = by_matrices(of, series, [first, last])
        assert [found.before[series], found.after[series]] == pytest.approx(list(mean))
        spread = [found.variance_before[series], found.variance_after[series], found.covariance[series]]
        assert spread == pytest.approx([covariance[0, 0], covariance[1, 1], covariance[0, 1]])
        assert list(weights(of, last)[of.series == series]) == pytest.approx(sorted_by_row(of, series, gain[1]))


def sorted_by_row(of: Positions, series: int, gain: np.ndarray) -> list[float]:
    """Weights of points in the order of the rows, for rows that are a point each."""
    places = of.points.point[of.series == series] - np.flatnonzero(of.points.series == series)[0]
    return list(gain[places])


def only(observations: list[Observation], day: int) -> tuple[float, float]:
    [found] = estimate(observations).at(day)
    return found.mean, found.deviation


def test_own_words_say_more_than_the_reporter_and_a_demand_more_than_a_condition() -> None:
    exact = [only([said("A", 90.0, 0, account=by)], 0)[1] for by in ("self", "other", "reporter")]
    assert exact == sorted(exact)
    assert only([said("A", 90.0, 0, speaker="a spokesman for A")], 0)[1] > exact[0]
    assert only([said("A", 90.0, 0, stance="conditional")], 0)[1] > exact[0]
    assert only([said("A", 90.0, 0, confidence=0.5)], 0)[1] > exact[0]


def test_copies_count_once_and_a_speaker_who_repeats_himself_little() -> None:
    once = only([said("A", 90.0, 0)], 0)[1]
    copies = [said("A", 90.0, 0, words="same", record=f"r{n}", report=n) for n in range(9)]
    assert only(copies, 0)[1] == pytest.approx(once)
    repeated = only([said("A", 90.0, 0, speaker="Lena Orban", record=f"r{n}") for n in range(9)], 0)[1]
    nine_people = only([said("A", 90.0, 0, speaker=f"person {n}", record=f"r{n}") for n in range(9)], 0)[1]
    assert nine_people < 0.5 * once
    assert 0.8 * once < repeated < once


def test_weights_are_those_of_the_records_and_leave_the_rest_to_the_prior() -> None:
    told = [*often("A", [20.0, 40.0, 60.0], [0, 100, 200]), said("A", 60.0, 200, words="A-200-60.0", record="copy")]
    of = estimate(told)
    [found] = of.at(200, sources=10)
    assert found.sources[0].record == "A-200-60.0"
    assert "copy" not in {source.record for source in found.sources}
    total = sum(source.weight for source in found.sources)
    value = {o.record: o.value or 0.0 for o in told}
    assert 0.9 < total < 1
    assert sum(s.weight * value[s.record] for s in found.sources) + (1 - total) * 50 == pytest.approx(found.mean)
    assert found.records == 4


def test_the_band_widens_away_from_the_records_and_ends_at_the_scale() -> None:
    of = estimate(often("A", [95.0, 100.0, 100.0], [0, 10, 20]))
    near, far, early = of.over_time("port", "A", [20, 3000, -3000])
    assert near.low < near.mean <= near.high == 100.0
    assert far.high - far.low > near.high - near.low
    assert (early.low, early.high) == (pytest.approx(early.low), 100.0) and early.low < near.low
    assert all(0 <= e.mean <= 100 for e in (near, far, early))


def test_a_coarse_date_tells_less_than_a_day() -> None:
    drift = {"port": 50.0}
    [day] = estimate([said("A", 80.0, 182)], drift).at(182)
    [year] = estimate([said("A", 80.0, 0, first=0, last=364, published=400)], drift).at(182)
    assert year.deviation > day.deviation


def test_what_is_dated_after_its_report_counts_on_the_day_of_the_report() -> None:
    [found] = estimate([said("A", 80.0, 900, published=20)]).at(20)
    assert found.last == 20


def test_the_drift_is_learnt_from_restless_parties_and_can_be_given() -> None:
    days = list(range(0, 2000, 20))
    restless = estimate(often("A", [90.0 if (day // 300) % 2 else 10.0 for day in days], days))
    calm = estimate(often("A", [40.0] * len(days), days))
    assert restless.fits["port"].drift > 3 * calm.fits["port"].drift
    assert estimate(often("A", [40.0] * 5, [0, 1, 2, 3, 4]), {"port": 33.3}).fits["port"].drift == 33.3


def test_records_that_disagree_make_the_noise_larger() -> None:
    days = list(range(40))
    torn = estimate(often("A", [0.0 if day % 2 else 100.0 for day in days], days)).fits["port"].factor
    agreed = estimate(often("A", [50.0 for _ in days], days)).fits["port"].factor
    assert torn > agreed


def test_nothing_and_a_position_without_a_value() -> None:
    assert estimate([]).at(0) == []
    assert estimate([said("A", None, 0)]).at(0) == []
    assert estimate([]).over_time("port", "A", [0, 1]) == []
