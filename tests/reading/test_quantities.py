"""Numbers in text: what they are worth, in which unit, and how surely."""

import pytest

from detente.knowledge.measures import measures
from detente.reading.quantity.quantities import quantities

Row = tuple[float, str | None, str | None]


def rows(text: str) -> list[Row]:
    return [(q.value, q.unit, q.qualifier) for q in quantities(text)]


VALUES: list[tuple[str, list[float]]] = [
    ("12 boats", [12]),
    ("7,250 boats", [7250]),
    ("2.75 million voters", [2_750_000]),
    ("twenty-one boats", [21]),
    ("ninety boats", [90]),
    ("three hundred boats", [300]),
    ("two hundred and fifty boats", [250]),
    ("four hundred thousand boats", [400_000]),
    ("two hundred and fifty thousand boats", [250_000]),
    ("a hundred boats", [100]),
    ("a dozen boats", [12]),
    ("three dozen boats", [36]),
    ("half a million boats", [500_000]),
    ("a half million boats", [500_000]),
    ("a quarter of a million boats", [250_000]),
    ("two and a half million boats", [2_500_000]),
    ("twelve thousand five hundred boats", [12_500]),
    ("5½ boats", [5.5]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_value(text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dozens of villages", 12),
        ("scores of villages", 20),
        ("hundreds of villages", 100),
        ("several hundred villages", 100),
        ("a few thousand villagers", 1000),
        ("tens of thousands of villagers", 10_000),
        ("hundreds of thousands of villagers", 100_000),
        ("millions of villagers", 1_000_000),
        ("several dozen villages", 12),
    ],
)
def test_open_numbers_are_the_least_they_can_mean(text: str, value: float) -> None:
    assert rows(text) == [(value, None, "more-than")]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("$45 million", (45_000_000, "USD", None)),
        ("US$3bn", (3_000_000_000, "USD", None)),
        ("A$20m", (20_000_000, "AUD", None)),
        ("£1.6bn", (1_600_000_000, "GBP", None)),
        ("€750,000", (750_000, "EUR", None)),
        ("80 million euros", (80_000_000, "EUR", None)),
        ("two billion dollars", (2_000_000_000, "USD", None)),
        ("billions of dollars", (1_000_000_000, "USD", "more-than")),
        ("nearly $9 trillion", (9_000_000_000_000, "USD", "almost")),
        ("18 percent", (18, "percent", None)),
        ("18 per cent", (18, "percent", None)),
        ("0.7%", (0.7, "percent", None)),
        ("fifteen percent", (15, "percent", None)),
        ("three-quarters of the land", (75, "percent", None)),
        ("two thirds of the land", (66.7, "percent", None)),
        ("a third of the land", (33.3, "percent", None)),
        ("a quarter of the land", (25, "percent", None)),
        ("more than half of the land", (50, "percent", "more-than")),
        ("one in four households", (25, "percent", None)),
        ("three out of ten households", (30, "percent", None)),
        ("36 hours", (36, "hours", None)),
        ("a ten-day pause", (10, "days", None)),
        ("two decades", (20, "years", None)),
        ("a fortnight", (2, "weeks", None)),
        ("a year and a half", (1.5, "years", None)),
        ("a two-and-a-half-hour call", (2.5, "hours", None)),
        ("half an hour", (0.5, "hours", None)),
        ("five more months", (5, "months", None)),
        ("40 km", (40, "kilometers", None)),
        ("40km", (40, "kilometers", None)),
        ("a 12-mile strip", (12, "miles", None)),
        ("300 square kilometres", (300, "square kilometres", None)),
        ("600 tonnes", (600, "tonnes", None)),
    ],
)
def test_units(text: str, row: Row) -> None:
    assert rows(text) == [row]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about 40 boats", "about"),
        ("some 40 boats", "about"),
        ("an estimated 40 boats", "about"),
        ("40 or so boats", "about"),
        ("40-odd boats", "about"),
        ("almost 40 boats", "almost"),
        ("close to 40 boats", "almost"),
        ("just under 40 boats", "almost"),
        ("at least 40 boats", "more-than"),
        ("well over 40 boats", "more-than"),
        ("no fewer than 40 boats", "more-than"),
        ("40 or more boats", "more-than"),
        ("40-plus boats", "more-than"),
        ("more than another 40 boats", "more-than"),
        ("up to 40 boats", "at-most"),
        ("as many as 40 boats", "at-most"),
        ("fewer than 40 boats", "at-most"),
        ("no more than 40 boats", "at-most"),
        ("exactly 40 boats", "exactly"),
        ("40 boats", None),
    ],
)
def test_qualifiers(text: str, qualifier: str | None) -> None:
    assert rows(text) == [(40, None, qualifier)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 to 20 percent", [(15, "percent", None), (20, "percent", None)]),
        ("about 15 to 20 km", [(15, "kilometers", "about"), (20, "kilometers", "about")]),
        ("30-40 days", [(30, "days", None), (40, "days", None)]),
        ("60 and 120 days", [(60, "days", None), (120, "days", None)]),
        ("between two and three million", [(2_000_000, None, None), (3_000_000, None, None)]),
        ("$4 to $5 billion", [(4_000_000_000, "USD", None), (5_000_000_000, "USD", None)]),
        ("four or five weeks", [(4, "weeks", None), (5, "weeks", None)]),
    ],
)
def test_ranges_and_series_share_what_follows(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("20 kilometers (12 miles) from the town", [20]),
        ("20-30 km (12-19 miles) from the town", [20, 30]),
        ("30 km, or 19 miles, from the town", [30]),
        ("€20 million ($22 million)", [20_000_000]),
        ("500 tons (450 tonnes) of grain", [500]),
        ("3 hours (2 more than planned)", [3, 2]),
    ],
)
def test_a_conversion_is_no_second_quantity(text: str, values: list[float]) -> None:
    assert [q.value for q in quantities(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Su-35 and MiG-29 jets",
        "the P5+1 and the G7",
        "at 4:30 in the afternoon",
        "on 9/11",
        "12/05/2020",
        "call 202-555-0143",
        "flight MH17",
        "his half-brother",
        "the first half",
        "the year, a month, the day",
        "",
    ],
)
def test_names_times_and_addresses_are_no_quantities(text: str) -> None:
    assert [q for q in quantities(text) if not q.bare and q.kind != "ordinal"] == []


@pytest.mark.parametrize("text", ["9" * 400, "1," * 3000, "hundred " * 3000, "(" * 5000, "٣ ² Ⅷ", "$" * 2000])
def test_odd_text_is_read_in_time_and_gives_numbers_in_range(text: str) -> None:
    for q in quantities(text):
        assert 0 <= q.start < q.end <= len(text)
        assert 0 <= q.value < 1e40


def test_the_table_gives_every_unit_a_name_in_the_plural_and_a_dimension() -> None:
    units = measures().units
    assert units[("decade",)].factor == 10
    assert units[("fortnight",)].name == "weeks"
    assert {unit.dimension for unit in units.values()} == {"duration", "distance", "area", "mass", "volume", "power"}
    assert set(measures().before.values()) == {"about", "almost", "more-than", "at-most", "exactly"}
