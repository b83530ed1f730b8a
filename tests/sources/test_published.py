"""The date of publication: the order of its sources, and what the text alone allows to say."""

from pathlib import Path

import pytest

from detente.sources.published import check_edtf, date_in_metadata, date_in_name
from detente.sources.textdate import infer_date

from .samples import STORY, read

FRONT = "---\ndate: 2013-03-03\n---\n"
DATELINE = "MUSCAT, May 4, 2014 (Reuters) - "


def test_the_order_of_the_sources(tmp_path: Path) -> None:
    def published(file_name: str, text: str, **options: str) -> tuple[str | None, str | None, bool]:
        (report,) = read(tmp_path, file_name, text, **options).reports
        return report.published, report.published_from, report.published_inferred

    plain, front = DATELINE + STORY, FRONT + DATELINE + STORY
    assert published("a.md", plain) == ("2014-05-04", "text", True)
    assert published("a.md", front) == ("2013-03-03", "metadata", False)
    assert published("2012-02-02-a.md", front) == ("2012-02-02", "file name", False)
    (tmp_path / "2012-02-02-a.toml").write_text("date = 2011-01-01\n", encoding="utf-8")
    assert published("2012-02-02-a.md", front) == ("2011-01-01", "sidecar", False)
    assert published("2012-02-02-a.md", front, published="2010-10") == ("2010-10", "given", False)
    assert published("none.txt", STORY) == (None, None, False)


def test_the_sidecar_goes_before_the_document(tmp_path: Path) -> None:
    (tmp_path / "a.md.toml").write_text(
        "title = 'T'\noutlet = 'O'\nauthor = 'A'\naddress = 'https://example.org'\nlanguage = 'en'\ndate = '2015-12'\n",
        encoding="utf-8",
    )
    (report,) = read(tmp_path, "a.md", FRONT.replace("date", "title: x\nauthor: y\ndate") + STORY).reports
    assert (report.title, report.outlet, report.author, report.address) == ("T", "O", "A", "https://example.org")
    assert report.published == "2015-12"


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2015-12-14-anything.txt", "2015-12-14"),
        ("20151214.txt", "2015-12-14"),
        ("reuters_2015_12_14_v2.txt", "2015-12-14"),
        ("talks.2015.12.14.txt", "2015-12-14"),
        ("2015-99-99-then-2016-01-02.txt", "2016-01-02"),
        ("2015-12-14/talks.txt", None),
        ("2015-02-30.txt", None),
        ("120151214.txt", None),
        ("resolution-2254-2015.txt", None),
        ("2015-1214.txt", None),
    ],
)
def test_dates_in_file_names(name: str, date: str | None) -> None:
    assert date_in_name(name) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2015-12-14T23:30:00-05:00", "2015-12-14"),
        ("D:20151214093000+03'00'", "2015-12-14"),
        ("2015/12/14", "2015-12-14"),
        ("2015-02-30", None),
        ("soon", None),
        (None, None),
    ],
)
def test_dates_in_metadata(value: object, date: str | None) -> None:
    assert date_in_metadata(value) == date


def test_edtf() -> None:
    for good in ("2015", "2015-12", "2015-12-14", "2015-12-14/2015-12-15"):
        assert check_edtf(good) == good
    for bad in ("", "15", "2015-13", "2015-12-14/", "a/b", "2015-1-1", "２０１５"):
        with pytest.raises(ValueError):
            check_edtf(bad)


LEAD = "The two ministers met on Tuesday and agreed to meet again, the mediator said."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # datelines with a year
        (f"{DATELINE}{LEAD}", "2014-05-04"),
        (f"Talks end\n\nMUSCAT, Oman, 4 May 2014 — {LEAD}", "2014-05-04"),
        (f"Talks end\n\nMUSCAT (AFP) — {LEAD}", None),
        (f"Statement on the port\n\nMuscat, May 4, 2014\n\n{LEAD}", "2014-05-04"),
        (f"Statement on the port\nSunday, 4 May 2014 (transcript)\n{LEAD}", "2014-05-04"),
        (f"Briefing by the spokesperson, Muscat, 4 May 2014 (excerpts)\n\n{LEAD}", "2014-05-04"),
        (f"Talks end\n\nMay 2014\n\n{LEAD}", "2014-05"),
        (f"Talks end\n\n{LEAD}\n\nMuscat, 4 May 2014", "2014-05-04"),
        # labels
        (f"Published on 14 December 2015\n\n{LEAD}", "2015-12-14"),
        (f"Talks end\n\nUpdated on December 15, 2015, 3:14 PM GMT\n\n{LEAD}", "2015-12-15"),
        (f"Updated 16 December 2015\nPublished 14 December 2015\n\n{LEAD}", "2015-12-14"),
        (f"Updated on\nDecember 15, 2015\n\n{LEAD}", "2015-12-15"),
        (f"Date: 2015-12-14\n\n{LEAD}", "2015-12-14"),
        (f"Posted at 10:15 GMT, 14.12.2015\n\n{LEAD}", "2015-12-14"),
        (f"Released: 03/04/2015\n\n{LEAD}", None),  # March or April?
        (f"Released: 03/14/2015\n\n{LEAD}", "2015-03-14"),
        # a year from elsewhere
        (f"MUSCAT, May 4 (Reuters) - {LEAD}\n\n© 2014 Thomson Reuters", "2014-05-04"),
        (f"MUSCAT, Tuesday, Dec. 15 (AP) — {LEAD} The port was shut on Nov. 2, 2015.", "2015-12-15"),
        (f"MUSCAT, Dec. 15 — {LEAD} The port was shut on Nov. 2, 2015.", "2015-12-15"),
        (f"MUSCAT, Jan. 5 — {LEAD} The port was shut on Nov. 2, 2015.", "2016-01-05"),
        (f"MUSCAT, Dec. 15 — {LEAD}", None),  # no year to be had
        (f"MUSCAT, Dec. 15 — {LEAD} The war began in 2011.", None),  # background
        # beside today and yesterday
        (f"{LEAD} The text was signed today, 4 May 2014, in Muscat.", "2014-05-04"),
        (f"{LEAD} The text was signed yesterday (4 May 2014) in Muscat.", "2014-05-05"),
        # the lead gives the month, a copyright line the year
        ("The ministers met in Muscat on 4 May 2014 and agreed to meet again.", "2014-05"),
        (f"{LEAD}\n\n©2018 Gulf Letter Ltd.", "2018"),
        (f"{LEAD}\n\nCopyright 2016-2018 Gulf Letter", "2018"),
        # nothing that could be trusted
        (LEAD, None),
        (f"{LEAD} A round had been held in 2012, and Resolution 2016 was passed.", None),
        ("", None),
        ("Muscat, 31 February 2014\n\nNothing.", None),
    ],
)
def test_dates_inferred_from_the_text(text: str, date: str | None) -> None:
    assert infer_date(text) == date


def test_numbers_that_are_no_dates() -> None:
    for text in ("In March 5 percent left.", "On May 10:30 news", "Some 12.10.20156 units", "1,914 May 2 men"):
        assert infer_date(text) is None
