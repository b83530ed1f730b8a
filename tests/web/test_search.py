"""The search page: what is found, marked and counted, and that every combination is an address."""

import csv
import io
import re
from html import unescape

import pytest
from starlette.testclient import TestClient


def links(page: str) -> dict[str, str]:
    """The addresses of a page, by their words."""
    return {words.strip(): unescape(link) for link, words in re.findall(r'<a[^>]* href="([^"]+)"[^>]*>([^<]*)', page)}


def test_words_are_found_and_marked(desk: TestClient) -> None:
    page = desk.get("/search?q=withdraw").text
    assert "<mark>withdraw" in page.lower()
    rows = desk.get("/search.json?q=withdraw").json()["tables"]["records"]
    assert rows and all("withdr" in row["words"].lower() for row in rows)


def test_a_facet_leads_to_as_many_records_as_it_tells(desk: TestClient) -> None:
    page = desk.get("/search?q=troops&kind=position").text
    [count] = re.findall(r'>RUS</a> <span class="count">([\d,]+)<', page)
    address = links(page)["RUS"]
    assert "kind=position" in address and "q=troops" in address
    chosen = desk.get(address.replace("/search", "/search.json")).json()["tables"]["records"]
    assert len(chosen) == int(count)
    assert all(row["kind"] == "position" and "RUS" in row["parties"] for row in chosen)
    assert "party=" not in links(desk.get(address).text)["RUS"]  # a second click lets it go


def test_reports_have_words_that_no_record_has(desk: TestClient) -> None:
    page = desk.get("/search?q=syria&in=reports")
    rows = list(csv.DictReader(io.StringIO(desk.get("/search.csv?q=syria&in=reports").text)))
    assert page.status_code == 200 and "<mark>Syria" in page.text
    assert rows and {"report", "title", "words"} <= rows[0].keys()


def test_pages_and_orders_are_addresses(desk: TestClient) -> None:
    first = desk.get("/search?kind=statement&sort=date").text
    assert 'start="1"' in first and "page=2" in links(first)["After"]
    second = desk.get(links(first)["After"]).text
    assert 'start="26"' in second
    dates = [
        row["date"] for row in desk.get("/search.json?kind=statement&sort=-date&size=20").json()["tables"]["records"]
    ]
    assert dates == sorted(dates, reverse=True) and dates


def test_as_of_a_day_later_reports_are_not_found(desk: TestClient) -> None:
    rows = desk.get("/search.json?as_of=2015&size=1000").json()["tables"]["records"]
    assert rows and all(row["published"] < "2016" for row in rows)


@pytest.mark.parametrize(("query", "words"), [
    ("kind=meeting", "no kind of record"), ("date=soon", "no date"), ("q=%3F%21", "no word"),
    ("in=mail", "can be records"),
    ("sort=confidence", "can be by"), ("page=0", "whole number"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told(desk: TestClient, query: str, words: str) -> None:
    answer = desk.get(f"/search?{query}")
    assert answer.status_code == 400 and words in answer.text and "Traceback" not in answer.text


def test_where_nothing_is_found_it_is_said_and_markup_is_shown_as_words(desk: TestClient) -> None:
    page = desk.get(
        "/search", params={"q": '<img src=x onerror="a">', "party": "<b>NOBODY</b>", "outlet": "\"'><script>"}
    ).text
    assert "No record has all this" in page
    assert "<img" not in page and "<b>NOBODY" not in page and "<script>" not in page


def test_the_figures_that_disagree_are_a_table(desk: TestClient) -> None:
    page = desk.get("/figures?since=2013&as_of=2019-10-31")
    rows = desk.get("/figures.json?since=2013&as_of=2019-10-31").json()["tables"]["figures"]
    assert page.status_code == 200
    assert all(row["one"] != row["other"] and len(row["records"]) == 2 for row in rows)
