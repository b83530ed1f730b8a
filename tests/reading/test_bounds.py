"""However monstrous a text is: reading ends when its time is over, keeps what it found, and says how far it came."""

import pytest

from detente.language.pipeline import BATCH_TOKENS, load
from detente.reading.reader import READERS, read, read_within
from detente.records import Record, Report

TEXT = "\n\n".join(
    f"On {day} March Russia and Iran met in Moscow. Lavrov said that Turkey had agreed to withdraw {day}00 troops "
    f"from Syria by April {day}, 2019, and accused Israel of attacking Iran."
    for day in range(2, 29)
)


class Answers:
    """A budget that is spent after so many questions: no clock decides what a test finds."""

    def __init__(self, questions: int) -> None:
        self.questions, self.asked = questions, 0

    def __call__(self) -> float:
        self.asked += 1
        return self.asked / self.questions


def report(text: str = TEXT) -> Report:
    return Report(path="long.txt", text=text, format="text", published="2019-03-30")


def kinds(records: list[Record]) -> set[str]:
    return {record.kind for record in records}


def test_without_a_bound_it_is_read_whole() -> None:
    parsed = load().parse(report())
    assert parsed.end is None
    reading = read_within(parsed)
    assert reading.end is None
    assert list(reading.records) == read(parsed)
    assert kinds(read(parsed)) >= {"statement", "contact", "action", "commitment", "figure"}


def test_when_the_time_is_over_what_was_found_is_kept() -> None:
    parsed = load().parse(report())
    whole = read(parsed)
    reading = read_within(parsed, spent=Answers(120))
    assert reading.end is not None and 0 < reading.end < len(TEXT)
    assert 0 < len(reading.records) < len(whole)
    first = {r.id for r in whole if r.kind == "statement" and r.evidence[0].end <= reading.end}
    assert first and first <= {r.id for r in reading.records}


def test_every_reader_has_its_share_of_the_time() -> None:
    """A slow reader may not leave those behind it without any."""
    parsed = load().parse(report())
    found = kinds(list(read_within(parsed, spent=Answers(len(READERS) * 12)).records))
    assert found >= {"statement", "contact", "action", "commitment", "figure"}


def test_what_the_preparing_takes_is_taken_from_no_reader_alone() -> None:
    """The first reader would else find nothing in a long text, and the last everything."""
    parsed = load().parse(report())
    asked = iter(range(10_000))
    found = kinds(list(read_within(parsed, spent=lambda: 0.5 + next(asked) / 300).records))
    assert found >= {"statement", "contact", "action", "commitment", "figure"}


def test_more_time_reads_further_and_enough_reads_whole() -> None:
    parsed = load().parse(report())
    ends = [read_within(parsed, spent=Answers(n)).end for n in (60, 200, 400)]
    assert all(end is not None for end in ends)
    assert ends == sorted(ends, key=lambda end: end or 0) and ends[0] != ends[-1]
    assert read_within(parsed, spent=Answers(100_000)).records == tuple(read(parsed))


def test_no_time_at_all_gives_nothing_and_says_so() -> None:
    reading = read_within(load().parse(report()), spent=lambda: 1.0)
    assert (reading.records, reading.end) == ((), 0)


def test_parsing_ends_with_its_time_and_the_rest_of_the_batch_is_whole() -> None:
    """The budget is asked between pieces of the text; the report before and the one behind are not touched."""
    budgets = iter([Answers(10_000), Answers(10), Answers(10_000)])
    parsed = list(load().pipe([report(), report(), report()], lambda: next(budgets)))
    assert [p.end is None for p in parsed] == [True, False, True]
    cut, whole = parsed[1], parsed[0]
    assert cut.end is not None and 0 < cut.end < len(TEXT)
    assert cut.sentences and [s.words for s in cut.sentences] == [
        s.words for s in whole.sentences[: len(cut.sentences)]
    ]
    assert all(s.end <= cut.end for s in cut.sentences)
    assert [s.words for s in parsed[2].sentences] == [s.words for s in whole.sentences]
    reading = read_within(cut)
    assert reading.end == cut.end
    assert reading.records and all(e.end <= cut.end for r in reading.records for e in r.evidence)


def test_a_report_longer_than_a_batch_is_cut_too_and_the_next_is_read() -> None:
    words = "Lavrov said that Turkey would withdraw its troops from Syria. "
    long = report(words * (3 * BATCH_TOKENS // 10))
    budgets = iter([Answers(10), Answers(10_000)])
    cut, whole = load().pipe([long, report()], lambda: next(budgets))
    assert cut.end is not None and cut.sentences and len(cut.sentences) < 3 * BATCH_TOKENS // 10
    reading = read_within(cut)  # it was cut within its only paragraph
    assert reading.records and reading.end == cut.end
    assert whole.end is None and read(whole)


MONSTERS = {
    "coordination": "Russia " + "attacked Syria and bombed Iran and urged Turkey to withdraw and " * 200 + "left.",
    "nested quotations": "“Lavrov said “that " * 400 + "” he said" * 400,
    "opened brackets": "(" * 3_000,
    "brackets and words": "(Russia (said [" * 800,
    "closing brackets": "Russia said no" + ")]}" * 1_000 + ".",
    "names": "Lavrov Kerry Assad Putin Erdogan " * 1_000,
    "dates": "on 1 March 2019, " * 750,
    "no verb": "the talks of the minister in the city of the president " * 300,
    "numbers": " ".join(str(n * 37) for n in range(3_000)),
    "one number": "Russia killed " + "9" * 5_000 + " people.",
    "a number with commas": "Russia killed " + ",".join(["999"] * 1_700) + " people.",
    "apostrophes": "'s" * 3_000,
    "abbreviations": "U.S." * 5_000,
    "slashes": "a/b." * 2_000,
    "flags": "🇮🇷" * 2_000,
    "right to left": "\u202e\u200f" * 5_000 + "Lavrov said that Russia would leave.",
    "combining": "e" + "\u0301" * 5_000 + " Lavrov said.",
    "joiners": "a\u200b" * 5_000,
    "labels": "SECRETARY KERRY: We said no.\n" * 400,
    "colons": "Lavrov said:\n\n" * 600,
}


@pytest.mark.parametrize("name", MONSTERS)
def test_monsters_are_read_to_their_end(name: str) -> None:
    text = MONSTERS[name]
    parsed = load().parse(report(text))
    assert parsed.end is None
    for record in read(parsed):
        assert all(text[e.start : e.end] == e.text for e in record.evidence)


@pytest.mark.parametrize(
    "day",
    ["31 February 2019", "February 30, 2019", "29 February 2019", "April 31, 2019", "March 0, 2019", "32 March 2019",
     "2019-13-05", "2019-02-31", "13/32/2019", "1 January 0000", "5 March 99999", "March 5, 3019"],
)  # fmt: skip
def test_an_impossible_date_is_no_date(day: str) -> None:
    """Nor is it the possible date beside it, nor a number of anything."""
    found = read(load().parse(report(f"Lavrov met Kerry in Geneva on {day}. Iran promised to leave Syria by {day}.")))
    assert kinds(found) >= {"action", "commitment"}
    assert "figure" not in kinds(found)
    spoken = {"statement", "action"}  # these have the day on which they were said: that of the report
    told = [getattr(record, name, None) for record in found for name in ("date", "due") if record.kind not in spoken]
    assert set(told) == {None}
    assert {record.date for record in found if record.kind in spoken} <= {None, "2019-03-30"}


@pytest.mark.parametrize(
    "number",
    ["9" * 5_000, ",".join(["999"] * 1_700), "1e400", "10^30 million", "10³⁰", "a " + "million " * 40, "1" * 400 + ".5",
     "1,000,000,000,000,000,000,000,000,000,000"],
)  # fmt: skip
def test_a_number_beyond_all_counting_is_no_figure(number: str) -> None:
    for text in (f"Some {number} people were killed in Syria.", f"Iran paid ${number} to Syria."):
        assert "figure" not in kinds(read(load().parse(report(text))))


def test_a_large_number_is_a_figure() -> None:
    found = read(load().parse(report("Iran’s budget of 64,000,000,000,000,000 rials is spent; $1.5 trillion is gone")))
    assert {getattr(record, "value", None) for record in found if record.kind == "figure"} == {6.4e16, 1.5e12}
