"""Adding reports at the desk: what is kept, what is read, what is refused, and what a browser sees of it."""

import asyncio
import json
import re
import time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import detente
from detente.web import uploads

from .conftest import client

TEXT = """GENEVA, March 4, 2024 — “We will meet again on Thursday,” Foreign Minister Hakan Fidan told reporters.

Turkey and Russia signed an agreement on the harbour, Fidan said.
"""
PLAN = """# The plan

ANKARA, March 6, 2024 — The ships left the port after the inspectors had seen them, President Erdogan announced. He will
visit Moscow in April, where a second corridor is to be agreed on.
"""


@pytest.fixture
def browser(dossier: Path) -> TestClient:
    assert (dossier / "reports").is_dir()
    return client(dossier)


def mark(browser: TestClient) -> str:
    return unescape(re.search(r'name="mark" value="([^"]+)"', browser.get("/add").text)[1])  # type: ignore[index]


def send(browser: TestClient, *files: tuple[str, str | bytes], **fields: str) -> Any:
    """Send the form as a browser does; a name goes out as it is."""
    bound = b"----a-bound"
    parts = [
        b'Content-Disposition: form-data; name="%s"\r\n\r\n%s' % (name.encode(), value.encode())
        for name, value in {"mark": mark(browser), **fields}.items()
    ]
    for name, content in files:
        data = content.encode() if isinstance(content, str) else content
        shown = name.encode().replace(b'"', b"%22").replace(b"\r", b"%0D").replace(b"\n", b"%0A")
        parts.append(b'Content-Disposition: form-data; name="files"; filename="%s"\r\n\r\n%s' % (shown, data))
    body = b"".join(b"--" + bound + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + bound + b"--\r\n"
    headers = {"content-type": f"multipart/form-data; boundary={bound.decode()}"}
    return browser.post("/add", content=body, headers=headers)


def ended(browser: TestClient, answer: Any) -> dict[str, Any]:
    """The twin of a reading once it has ended."""
    path = answer.url.path
    for _ in range(600):
        told: dict[str, Any] = browser.get(f"{path}.json").json()
        if told["data"]["ended"]:
            return told
        time.sleep(0.05)
    raise AssertionError("the reading does not end")


def kept(dossier: Path) -> list[str]:
    return sorted(path.relative_to(dossier / "reports").as_posix() for path in (dossier / "reports").rglob("*"))


def test_files_are_kept_read_and_told(browser: TestClient, dossier: Path) -> None:
    answer = send(browser, ("talks.txt", TEXT), ("Plan B.md", PLAN))
    assert answer.status_code == 200 and answer.url.path.startswith("/add/")
    rows = ended(browser, answer)["tables"]["files"]
    assert [(row["file"], row["state"]) for row in rows] == [("talks.txt", "new"), ("Plan B.md", "new")]
    assert "statement" in rows[0]["found"]
    assert kept(dossier) == ["Plan B.md", "talks.txt"]
    page = browser.get(answer.url.path).text
    assert "Done. Found" in page and "/report?name=reports%2Ftalks.txt" in page and "http-equiv" not in page
    with detente.open(dossier) as opened:
        assert opened.counts().reports == 2


def test_a_text_that_is_pasted_is_kept_with_what_is_said_of_it(browser: TestClient, dossier: Path) -> None:
    answer = send(browser, text=TEXT, title="Talks go on", published="2024-03-05", outlet="Valley Courier")
    ended(browser, answer)
    with detente.open(dossier) as opened:
        [entry] = opened.reports()
    assert (entry.path, entry.title) == ("reports/2024-03-05-talks-go-on.txt", "Talks go on")
    assert (entry.outlet, entry.published) == ("Valley Courier", "2024-03-05")


def test_refused_files_are_told_with_the_reason_and_the_others_are_read(browser: TestClient, dossier: Path) -> None:
    answer = send(browser, ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(40)), ("empty.txt", ""), ("talks.txt", TEXT))
    rows = {row["file"]: row for row in ended(browser, answer)["tables"]["files"]}
    assert rows["photo.txt"]["state"] == "refused" and "an image" in rows["photo.txt"]["why"]
    assert rows["empty.txt"]["state"] == "refused" and "empty" in rows["empty.txt"]["why"]
    assert rows["talks.txt"]["state"] == "new"
    assert kept(dossier) == ["talks.txt"]


def test_the_same_file_again_is_noticed(browser: TestClient, dossier: Path) -> None:
    ended(browser, send(browser, ("talks.txt", TEXT)))
    [row] = ended(browser, send(browser, ("other name.txt", TEXT)))["tables"]["files"]
    assert row["state"] in ("known", "unchanged") and kept(dossier) == ["talks.txt"]


@pytest.mark.parametrize("name", [
    "../../dossier.toml.txt", "..\\..\\evil.txt", "/etc/cron.d/job.txt", '<img src=x onerror="a">.txt', "\u202etxt.exe",
    "con.txt", "ledger.db", "a" * 400 + ".txt", "\r\nX-Bad: 1.txt", "%2e%2e%2fup.txt",
])  # fmt: skip
def test_hostile_names_stay_in_the_folder_and_are_shown_as_words(browser: TestClient, dossier: Path, name: str) -> None:
    before = sorted(path.name for path in dossier.iterdir())
    answer = send(browser, (name, TEXT))
    assert ended(browser, answer)["tables"]["files"][0]["state"] == "new"
    [one] = kept(dossier)
    assert "/" not in one and not one.startswith(".") and sorted(
        path.name for path in dossier.iterdir() if not path.name.startswith("ledger.db")
    ) == before  # fmt: skip
    assert "<img" not in browser.get(answer.url.path).text


def test_too_much_is_refused_before_anything_is_kept(
    browser: TestClient, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_TOGETHER", 100_000)
    answer = send(browser, ("big.txt", "x" * 200_000))
    assert answer.status_code == 413 and "none was kept" in answer.text and 'href="/add"' in answer.text
    assert kept(dossier) == []


def test_too_many_files_are_refused(browser: TestClient, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_FILES", 3)
    answer = send(browser, *((f"{n}.txt", TEXT) for n in range(5)))
    assert answer.status_code == 413 and "over 3 files" in answer.text and kept(dossier) == []


@pytest.mark.parametrize(("fields", "words"), [
    ({}, "nothing to add"), ({"text": TEXT, "published": "last week"}, "not a date"),
    ({"text": " \n"}, "nothing to add"),
])  # fmt: skip
def test_what_cannot_be_added_is_told(browser: TestClient, dossier: Path, fields: dict[str, str], words: str) -> None:
    answer = send(browser, **fields)
    assert answer.status_code == 400 and words in answer.text and kept(dossier) == []


def test_one_title_for_two_files_is_refused(browser: TestClient, dossier: Path) -> None:
    answer = send(browser, ("a.txt", TEXT), ("b.txt", TEXT), title="Both")
    assert answer.status_code == 400 and "one report" in answer.text and kept(dossier) == []


def test_a_form_that_is_no_form_or_is_cut_off_keeps_nothing(browser: TestClient, dossier: Path) -> None:
    assert browser.post("/add", content=b"a=b").status_code == 400
    headers = {"content-type": "multipart/form-data; boundary=b"}
    broken = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nGENEVA, March'
    assert browser.post("/add", content=broken, headers=headers).status_code == 400
    assert browser.post("/add", content=b"\0\r\n--b", headers=headers).status_code == 400
    assert kept(dossier) == []


def test_a_connection_that_is_lost_while_sending_keeps_nothing(browser: TestClient, dossier: Path) -> None:
    messages = iter([
        {"type": "http.request", "more_body": True,
         "body": b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nGENEVA, March'},
        {"type": "http.disconnect"},
    ])  # fmt: skip
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return next(messages)

    async def keep_sent(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/add", "raw_path": b"/add", "query_string": b"", "root_path": "",
        "scheme": "http", "http_version": "1.1", "server": ("testserver", 80), "client": ("127.0.0.1", 9),
        "headers": [(b"host", b"testserver"), (b"content-type", b"multipart/form-data; boundary=b")],
    }  # fmt: skip
    asyncio.run(browser.app(scope, receive, keep_sent))  # type: ignore[arg-type]
    assert sent[0]["status"] == 400 and kept(dossier) == []


def test_the_steps_come_as_events_and_go_on_where_a_browser_lost_them(browser: TestClient) -> None:
    answer = send(browser, ("talks.txt", TEXT))
    ended(browser, answer)
    events = browser.get(f"{answer.url.path}/steps")
    assert events.headers["content-type"].startswith("text/event-stream")
    told = [json.loads(line[6:]) for line in events.text.splitlines() if line.startswith("data: ")]
    assert [step.get("step") for step in told] == ["stored", "reading", "read", "done", None]
    rest = browser.get(f"{answer.url.path}/steps", headers={"last-event-id": "2"}).text
    assert rest.count("event: step") == 1 and rest.rstrip().endswith("event: end\ndata: {}")
    assert browser.get("/add/nothing/steps").status_code == 404
    gone = browser.get("/add/nothing")
    assert gone.status_code == 404 and "is in the ledger" in gone.text


def test_what_was_stored_and_not_read_is_offered(browser: TestClient, dossier: Path) -> None:
    (dossier / "reports" / "left.txt").write_text(TEXT, encoding="utf-8")
    assert "1 file of which the ledger has nothing" in " ".join(browser.get("/add").text.split())
    answer = browser.post("/add/rest", data={"mark": mark(browser)})
    assert ended(browser, answer)["tables"]["files"][0]["state"] == "new"
    assert "of which the ledger has nothing" not in browser.get("/add").text


def test_a_forged_form_and_a_desk_for_reading_take_nothing(browser: TestClient, dossier: Path) -> None:
    forged = send(browser, ("a.txt", TEXT), mark="forged")
    assert forged.status_code == 403 and "none was kept" in forged.text
    foreign = browser.post("/add", files={"files": ("a.txt", TEXT)}, headers={"origin": "https://other.example"})
    assert foreign.status_code == 403
    reading = client(dossier, read_only=True)
    assert reading.post("/add", files={"files": ("a.txt", TEXT)}).status_code == 403
    assert "nothing can be added" in reading.get("/add").text and kept(dossier) == []


def test_a_fault_while_reading_is_told_and_the_file_stays(
    browser: TestClient, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr(detente.OpenDossier, "each_read", broken)
    answer = send(browser, ("talks.txt", TEXT))
    assert ended(browser, answer)["data"]["steps"][-1]["step"] == "failed"
    page = browser.get(answer.url.path).text
    assert "The program failed on it" in page and "secret" not in page and kept(dossier) == ["talks.txt"]
