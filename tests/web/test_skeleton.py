"""What holds for every page: twins, tables, days, refusals, and who is let in."""

import csv
import io
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from .conftest import client


def test_the_first_page_is_the_board(desk: TestClient) -> None:
    answer = desk.get("/")
    assert answer.status_code == 200 and answer.url.path == "/board"
    assert "The United States and Russia over Syria" in answer.text


def test_a_page_and_its_twins_tell_the_same(desk: TestClient) -> None:
    page = desk.get("/board.json").json()
    rows = list(csv.DictReader(io.StringIO(desk.get("/board.csv").text)))
    assert page["data"]["rows"] and len(rows) == len(page["tables"]["cells"])
    assert [row["issue"] for row in rows] == [row["issue"] for row in page["tables"]["cells"]]
    assert rows[0]["issue"] in desk.get("/board").text


def test_tables_are_sorted_filtered_and_paged_by_the_address(desk: TestClient) -> None:
    def values(query: str) -> list[float]:
        return [row["value"] for row in desk.get(f"/board.json?{query}").json()["tables"]["cells"]]

    assert values("sort=value") == sorted(values("")) and values("sort=-value") == sorted(values(""), reverse=True)
    assert values("size=3&page=2&sort=value") == sorted(values(""))[3:6]
    parties = {row["party"] for row in desk.get("/board.json?q=syrian-opp").json()["tables"]["cells"]}
    assert parties == {"SYRIAN-OPPOSITION"}


@pytest.mark.parametrize(("address", "words"), [
    ("/board?as_of=yesterday", "which is no date"), ("/board?as_of=2015-02-30", "which is no date"),
    ("/board?since=2018&as_of=2015", "not before"), ("/reports?sort=weight", "it can be by"),
    ("/reports?page=two", "a whole number"), ("/board?pair=USA", "two codes"),
])  # fmt: skip
def test_what_cannot_be_asked_is_told(desk: TestClient, address: str, words: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 400 and words in answer.text and "Traceback" not in answer.text
    twin = desk.get(address.replace("?", ".json?"))
    assert twin.status_code == 400 and words in twin.json()["error"]


def test_a_page_that_is_not_there_leads_on(desk: TestClient) -> None:
    answer = desk.get("/nothing/here")
    assert answer.status_code == 404 and "/nothing/here" in answer.text and 'href="/board"' in answer.text
    unknown = desk.get("/board?pair=USA,XYZ")
    assert unknown.status_code == 404 and "the parties are USA" in unknown.text


def test_the_days_go_from_page_to_page(desk: TestClient) -> None:
    text = desk.get("/board?as_of=2015-12").text
    assert 'href="/issue/ceasefire?as_of=2015-12"' in text and "published by 2015-12 counts" in text


def test_nothing_runs_and_nothing_is_loaded_from_elsewhere(desk: TestClient) -> None:
    answer = desk.get("/board")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "<script>" not in answer.text and " style=" not in answer.text and " onclick" not in answer.text
    assert "http://" not in answer.text.replace("http://testserver", "") and "https://" not in answer.text
    assert desk.get("/static/desk.css").status_code == 200


def test_a_foreign_name_is_not_this_desk(example: Path) -> None:
    here = client(example, host="127.0.0.1")
    assert here.get("/board", headers={"host": "127.0.0.1:8765"}).status_code == 200
    assert here.get("/board", headers={"host": "localhost:8765"}).status_code == 200
    assert here.get("/board", headers={"host": "detente.example.org"}).status_code == 421


def test_another_host_needs_the_token(example: Path) -> None:
    there = client(example, host="0.0.0.0", token="a-long-token")
    assert there.get("/board").status_code == 401
    assert there.get("/board", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert there.get("/board", headers={"authorization": "Bearer a-long-token"}).status_code == 200
    let_in = there.get("/board?token=a-long-token&as_of=2016")
    assert let_in.status_code == 200 and "token" not in str(let_in.url) and "as_of=2016" in str(let_in.url)
    assert there.get("/board").status_code == 200


def test_a_ledger_that_is_not_there_or_foreign(dossier: Path) -> None:
    empty = client(dossier)
    answer = empty.get("/board")
    assert answer.status_code == 503 and "read reports first" in answer.text
    (dossier / "ledger.db").write_text("no ledger at all, but some text of this length and more")
    assert empty.get("/board").status_code == 503 and "is not a ledger" in empty.get("/board").text


@pytest.mark.parametrize("host", ["[", "127.0.0.1:x", "", "127.0.0.1.example.org", "127.0.0.1@example.org", "xn--\xe9"])
def test_a_host_that_is_none_is_refused(example: Path, host: str) -> None:
    here = client(example, host="127.0.0.1")
    answer = here.get("/board", headers={"host": host.encode("latin-1")})  # type: ignore[dict-item]
    assert answer.status_code in (421, 200) and (answer.status_code == 421 or host == "127.0.0.1:x")


def test_the_token_leads_to_no_other_host(example: Path) -> None:
    there = client(example, host="0.0.0.0", token="a-long-token")
    answer = there.get("http://testserver//other.example/?token=a-long-token", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/other.example")


def test_many_who_ask_for_the_same_wait_for_one_answer(example: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from detente.web.desk import Desk, Settings

    desk, made = Desk(example, Settings()), []

    def ask(_: int) -> int:
        with desk.reading() as folder:
            return desk.kept(folder, ("slow",), lambda: made.append(1) or len(folder.reports()))

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(ask, range(8)))
    assert len(answers) == 1 and len(made) == 1
