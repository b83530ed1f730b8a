"""EDTF dates as the days between which they lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.ledger.dates import bounds


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-12-14", "2015-12-14", "2015-12-14"),
        ("2015-12-14T10:00:00Z", "2015-12-14", "2015-12-14"),
        ("2015-12-14/2015-12-15", "2015-12-14", "2015-12-15"),
        ("2015-12-30/2016", "2015-12-30", "2016-12-31"),
        ("2015-04/..", "2015-04-01", "9999-12-31"),
        ("../2015", "0000-01-01", "2015-12-31"),
        ("2015-12?", "2015-12-01", "2015-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2015-XX", "2015-01-01", "2015-12-31"),
        ("2015-02-XX", "2015-02-01", "2015-02-28"),
        ("2015-06-2X", "2015-06-20", "2015-06-29"),
        ("2015-22", "2015-06-01", "2015-08-31"),
        ("2015-24", "2015-12-01", "2016-02-29"),
    ],
)
def test_bounds(date: str, first: str, last: str) -> None:
    assert bounds(date) == (first, last)


@pytest.mark.parametrize("date", [None, "", "soon", "2015-13", "2015-02-30", "2015-00", "15-12-14", "..", "../..",
                                  "2016/2015", "2015/2016/2017", "14.12.2015", "٢٠١٥"])  # fmt: skip
def test_no_dates(date: str | None) -> None:
    assert bounds(date) is None


@given(st.text("0123456789X-/.?~", max_size=22))
def test_whatever_is_typed(date: str) -> None:
    found = bounds(date)
    assert found is None or (found[0] <= found[1] and len(found[0]) == len(found[1]) == 10)
