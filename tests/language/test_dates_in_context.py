"""Dates in text: what is left alone, what refers back, kinds, tense, and texts meant to break it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.language.dates import DateMention, find_dates
from detente.language.dates_calendar import parse_published
from detente.language.dates_tense import guess_tense
from detente.language.dates_words import CALENDAR

WED = "2019-06-12"  # a Wednesday


def found(text: str, published: str | None = WED, tense: str | None = None) -> list[tuple[str, str | None]]:
    mentions = find_dates(text, published, (lambda _: tense) if tense else None)
    return [(mention.text, mention.edtf) for mention in mentions]


def only(text: str, published: str | None = WED, tense: str | None = None) -> DateMention:
    mentions = find_dates(text, published, (lambda _: tense) if tense else None)
    assert len(mentions) == 1, mentions
    return mentions[0]


DURATIONS = [
    "The war has lasted almost five years.",
    "It wants a seven-day pause.",
    "The pause lasted two days.",
    "They met for the first time in five years.",
    "The 12-year dispute goes on.",
    "He waited for a decade.",
    "It came three weeks after the fighting.",
    "They had 60 days to review it.",
    "He spoke for two hours afterwards with the king.",
]


@pytest.mark.parametrize("text", DURATIONS)
def test_a_length_of_time_has_no_date(text: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.edtf) == ("duration", None)


def test_an_age_is_no_date() -> None:
    assert only("A 45-year-old teacher joined.").kind == "age"


NOTHING = [
    "Theresa May said the deal was dead.",
    "Mrs. May told the house that it was dead.",
    "After May took office, little changed.",
    "They may march on the capital.",
    "March on, the general cried.",
    "Resolution 2254 was adopted.",
    "Resolutions 1970 and 1973 were adopted.",
    "It violates resolution 1701, he said.",
    "Some 2,000 troops stayed.",
    "More than 2000 troops stayed.",
    "There were 2014 people in the camp.",
    "A Su-24 was shot down.",
    "Leaders of the Group of 20 met.",
    "The P5+1 met in Lausanne.",
    "He fired 1990 rounds; no, 1990 bombs.",
    "It sold for $2015 and then for €1999.",
    "Output rose 20 percent, then 12.5 percent.",
    "He came second and she came first.",
    "The Sun sat low; Sat the dog did.",
    "At 10 p.m. Moscow time the line went dead.",
    "Shelling began at 2015 GMT.",
    "Flight 1953 was diverted.",
    "Agenda 2030 was praised.",
    "Jan Egeland and Jun Saito met.",
    "The Good Friday Agreement holds.",
    "Black September claimed it.",
    "They spent a billion dollars a year.",
    "The March 14 alliance objected.",
    "One day they will answer for it.",
    "Prague Spring and Arab Spring were named.",
    "After the fall of Aleppo they fled.",
    "In the past, such talks failed.",
    "A quarter of the land was lost; half of it mined.",
    "The April Group of exiles objected to this.",
    "Call 555-2014 or write to box 10-12.",
    "It has a range of 1900 km.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_date_is_left_alone(text: str) -> None:
    assert found(text) == []


SEQUENCES = [
    ("The truce of May 13, a week prior, on May 6, held.", ["2019-05-13", "2019-05-06"]),
    ("They met on June 3. Two days earlier they had quarrelled.", ["2019-06-03", "2019-06-01"]),
    ("He cancelled on May 24, then revived it eight days later.", ["2019-05-24", "2019-06-01"]),
    ("They met on June 3. The same day it snowed.", ["2019-06-03", "2019-06-03"]),
    ("They met on June 3. The following day it snowed.", ["2019-06-03", "2019-06-04"]),
    ("They met on June 3. The next day it snowed.", ["2019-06-03", "2019-06-04"]),
    ("They met on June 3. That night it snowed.", ["2019-06-03", "2019-06-03"]),
    ("They met on June 3; the day before, it had snowed.", ["2019-06-03", "2019-06-02"]),
    ("It was agreed in April 2013 and annulled later that year.", ["2013-04", "2013"]),
    ("It was agreed in April 2013 and annulled the following year.", ["2013-04", "2014"]),
    (
        "Kelbajar is to be left by 15 June, after a start on 13 June, Agdam by the 20th.",
        ["2019-06-15", "2019-06-13", "2019-06-20"],
    ),
    ("Fighting flared in April and May 2015.", ["2015-04", "2015-05"]),
    ("They met in May. Two days later it snowed.", ["2019-05", None]),
    ("It lapsed in May; six months later not one road is open, they complained.", ["2019-05", None]),
]


@pytest.mark.parametrize(("text", "dates"), SEQUENCES)
def test_dates_refer_back_to_dates(text: str, dates: list[str | None]) -> None:
    assert [edtf for _, edtf in found(text)] == dates


KINDS = [
    ("It has held since May.", "since"),
    ("They govern from January.", "since"),
    ("They must go by May 30.", "until"),
    ("It runs until 2025.", "until"),
    ("It stood before May 2021.", "before"),
    ("It expires after 2025.", "after"),
    ("They go within two weeks.", "within"),
    ("They go on Tuesday.", "weekday"),
    ("They go tomorrow.", "date"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_word_in_front_gives_the_kind(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("tense", "edtf"), [("past", "2019-06-07"), ("future", "2019-06-14"), ("present", "2019-06-14")]
)
def test_the_parse_gives_the_tense_where_there_is_one(tense: str, edtf: str) -> None:
    assert only("Putin, Friday, Sochi.", WED, tense).edtf == edtf


@pytest.mark.parametrize(("tense", "edtf"), [("past", "2018-07"), ("future", "2019-07"), ("present", "2019-07")])
def test_a_month_lies_in_the_direction_of_the_tense(tense: str, edtf: str) -> None:
    assert only("A meeting in July.", WED, tense).edtf == edtf


def test_tense_is_asked_at_an_offset_of_the_text() -> None:
    text = "He came on Friday and goes on Friday."
    mentions = find_dates(text, WED, lambda offset: "past" if offset < 20 else "future")
    assert [mention.edtf for mention in mentions] == ["2019-06-07", "2019-06-14"]


@pytest.mark.parametrize(
    "text",
    [
        "on Tuesday",
        "last week",
        "in July",
        "on May 6",
        "two days ago",
        "today",
        "this weekend",
        "by the end of the month",
        "last year",
        "within 48 hours",
        "in the autumn",
        "on the 15th, he said",
        "at Christmas",
        "overnight",
        "tomorrow",
    ],
)
def test_without_publication_only_absolute_dates_resolve(text: str) -> None:
    assert all(edtf is None for _, edtf in found(text, None))


@pytest.mark.parametrize(
    ("published", "text", "edtf"),
    [
        ("2015-12", "He left last month.", "2015-11"),
        ("2015-12", "He left on Tuesday.", None),
        ("2015-12", "He left last year.", "2014"),
        ("2015-12", "He left last week.", None),
        ("2015-12", "He left today.", "2015-12"),
        ("2015", "He left last year.", "2014"),
        ("2015", "He left last month.", None),
        ("2015", "He left in July.", None),
        ("2015-12-13/2015-12-14", "He left yesterday.", "2015-12-13"),
        ("not a date", "He left yesterday.", None),
        ("2015-13-45", "He left yesterday.", None),
    ],
)
def test_publication_may_be_coarse_or_unreadable(published: str, text: str, edtf: str | None) -> None:
    assert only(text, published).edtf == edtf


def test_blanks_between_the_words_may_be_of_any_kind() -> None:
    assert found("on Sept.\u00a030,\n2015", None) == [("Sept.\u00a030,\n2015", "2015-09-30")]
    assert found("in 2014\n\nMay 3, 2015", None) == [("2014", "2014"), ("May 3, 2015", "2015-05-03")]


def test_mentions_name_their_place_in_the_text() -> None:
    text = "“Déjà vu” – on 3 May 2015 and since 2016 …"
    for mention in find_dates(text, None):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("He said ", "past"),
        ("He will go ", "future"),
        ("He agreed to go ", "future"),
        ("He refused to go ", "past"),
        ("It is to be held ", "future"),
        ("She goes back to Geneva ", "present"),
        ("He flew to the city ", "past"),
        ("Nothing ", "past"),
        ("He will go. Mr. Smith said ", "past"),
    ],
)
def test_the_tense_is_guessed_from_the_nearest_verb(text: str, tense: str) -> None:
    assert guess_tense(text + "on Friday.", len(text)) == tense


def test_the_calendar_file_is_whole() -> None:
    assert len(CALENDAR["months"]) == 12
    assert len(CALENDAR["weekdays"]) == 7
    assert set(CALENDAR["parts"].values()) == {"early", "mid", "late", "end"}
    for name, day in CALENDAR["holidays"].items():
        assert day == "" or parse_published(f"2016-{day}"), name


EDGES = ["2015-12-14", "2016-02-29", "2015", "0001-01-01", "9999-12-31", None]
WORDS = st.sampled_from(
    [
        "late",
        "early",
        "mid",
        "since",
        "until",
        "by",
        "from",
        "to",
        "between",
        "and",
        "or",
        "the",
        "of",
        "in",
        "on",
        "a",
        "an",
        "half",
        "two",
        "3",
        "15",
        "30",
        "31",
        "2015",
        "99",
        "May",
        "March",
        "Sept.",
        "Feb.",
        "Monday",
        "Friday",
        "last",
        "next",
        "this",
        "week",
        "month",
        "year",
        "day",
        "days",
        "hours",
        "ago",
        "later",
        "before",
        "after",
        "within",
        "end",
        "first",
        "quarter",
        "spring",
        "weekend",
        "Christmas",
        "today",
        ",",
        ".",
        "-",
        "–",
        "(",
        ")",
        "'s",
        "2015-02-30",
        "0001",
        "9999",
        "1-2",
        "12/12/2012",
        "tomorrow",
        "decade",
        "centuries",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=30), st.sampled_from(EDGES))
def test_no_sequence_of_date_words_breaks_it(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    last = 0
    for mention in find_dates(text, published):
        assert last <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert mention.edtf is None or parse_published(mention.edtf) or "X" in mention.edtf
        last = mention.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=12))
def test_no_text_breaks_it(text: str, published: str) -> None:
    for mention in find_dates(text, published):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "piece",
    ["late ", "two days before ", "1", "since the ", "Sept. ", " ", "\n", "Monday, ", "- ", "3 and ", "2015-", "a "],
)
def test_repetition_comes_to_an_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(m.text == text[m.start : m.end] for m in find_dates(text, "2015-12-14"))
