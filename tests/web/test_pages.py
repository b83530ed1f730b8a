"""Every page of the desk over the example: what stands on it, its twins, and names that nobody has."""

import csv
import io
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import detente
from detente.web.app import VIEWS

from .conftest import client


@pytest.fixture(scope="session")
def names(example: Path) -> dict[str, str]:
    """One of everything that the example has."""
    with detente.open(example) as dossier:
        return {
            "name": dossier.positions("ceasefire")[0].id, "issue": "ceasefire", "party": "USA", "code": "TUR",
            "one": "USA", "other": "RUS", "event": dossier.events("contact")[0].id,
            "report": dossier.reports()[3].path,
        }  # fmt: skip


def address(path: str, names: dict[str, str]) -> str:
    if path.startswith("/issue"):
        return "/issue/ceasefire"
    if path.startswith("/whatif"):
        return "/whatif/ceasefire"
    if path == "/figures":
        return "/figures?since=2013"
    if path.startswith("/event"):
        return f"/event/{names['event']}"
    return path.format(**names) + (f"?name={names['report']}" if path == "/report" else "")


@pytest.mark.parametrize("path", [view.path for view in VIEWS if not view.path.startswith("/add")])
def test_every_page_has_its_twins_and_is_safe(desk: TestClient, names: dict[str, str], path: str) -> None:
    at = address(path, names)
    answer = desk.get(at)
    assert answer.status_code == 200, answer.text[-500:]
    assert answer.text.count("<h1>") == 1 and "<main" in answer.text
    assert not re.search(r"<script(?![^>]* src=)|\sstyle=|\son[a-z]+=|<style", answer.text)
    assert all(link.startswith(("/", "#")) for link in re.findall(r'(?:href|src)="([^"]+)"', answer.text))
    page, _, query = at.partition("?")
    twin = desk.get(f"{page}.json?{query}")
    assert twin.status_code == 200 and twin.json()["title"]
    table = desk.get(f"{page}.csv?{query}")
    assert table.status_code == 200 and table.headers["content-type"].startswith("text/csv")
    first = next(iter(twin.json()["tables"].values()))
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == len(first) > 0


@pytest.mark.parametrize("path", [view.path for view in VIEWS if view.path not in ("/board", "/add/{job}")])
def test_every_page_keeps_the_day(desk: TestClient, names: dict[str, str], path: str) -> None:
    at = path if path == "/figures" else address(path, names)
    answer = desk.get(f"{at}{'&' if '?' in at else '?'}as_of=2019-10")
    assert answer.status_code == 200 and 'href="/board?as_of=2019-10"' in answer.text


@pytest.mark.parametrize(("at", "words"), [
    ("/issue/moon", "the issues are"), ("/party/XYZ", "the parties are"), ("/pair/USA/XYZ", "the parties are"),
    ("/pair/USA/USA", "named twice"), ("/record/st-zz", "did you mean"), ("/event/ev-zz", "did you mean"),
    ("/report?name=no-such.txt", "There is no report"), ("/report", "choose one"),
    ("/stand/ceasefire/ISR", "it does of"),
    ("/stand/moon/USA", "the issues are"), ("/whatif/moon", "the issues are"),
    ("/report?name=x&kind=poem", "the kinds are"),
    ("/record/%3Cscript%3Ealert(1)", "There is no record"), ("/board.csv?table=secrets", "it has cells"),
])  # fmt: skip
def test_names_that_nobody_has_are_told(desk: TestClient, at: str, words: str) -> None:
    answer = desk.get(at)
    assert answer.status_code in (400, 404) and words in answer.text and "<script>alert" not in answer.text
    assert at == "/pair/USA/USA" or answer.status_code == 404


@pytest.mark.parametrize("when", ["2015-13", "now", "2015-12-14/2015-12-15", "20155"])
def test_the_timeline_says_what_no_date_is(desk: TestClient, when: str) -> None:
    answer = desk.get("/timeline", params={"when": when})
    assert answer.status_code == 400 and "which is no date" in answer.text


def test_the_timeline_zooms_from_years_to_days(desk: TestClient) -> None:
    def eras(query: str) -> dict[str, int]:
        return {era["when"]: era["contacts"] + era["actions"]
                for era in desk.get(f"/timeline.json{query}").json()["data"]["eras"]}  # fmt: skip

    years, months = eras(""), eras("?when=2015")
    assert sum(months.values()) == years["2015"] and all(month.startswith("2015-") for month in months)
    month, count = max(months.items(), key=lambda item: item[1])
    days = eras(f"?when={month}")
    assert sum(days.values()) == count and eras(f"?when={next(iter(days))}") == days
    rows = desk.get(f"/timeline.json?when={month}").json()["tables"]["events"]
    assert len(rows) == count
    fewer = desk.get(f"/timeline.json?when={month}&party=RUS").json()["tables"]["events"]
    assert 0 < len(fewer) < count


def test_the_past_does_not_know_the_future(desk: TestClient) -> None:
    reports = desk.get("/reports.json?as_of=2015").json()["tables"]["reports"]
    assert reports and all(report["published"] <= "2015-12-31" for report in reports)
    assert all(row["last"] <= "2015-12-31" for row in desk.get("/board.json?as_of=2015").json()["tables"]["cells"])
    late = max(desk.get("/reports.json").json()["tables"]["reports"], key=lambda report: report["published"])
    assert "does not count for that day" in desk.get("/report", params={"name": late["path"], "as_of": "2015"}).text


def test_a_report_is_whole_and_all_its_evidence_is_marked(
    desk: TestClient, example: Path, names: dict[str, str]
) -> None:
    page = desk.get("/report", params={"name": names["report"]}).text
    with detente.open(example) as dossier:
        report, records = dossier.report(names["report"]), list(dossier.records(report=names["report"]))
    shown = page.partition('<div class="report-text">')[2].partition("</div>")[0]
    assert {record.id for record in records} <= set(re.findall(r"/record/([a-z]{2}-[0-9a-f]+)", page))
    plain = re.sub(r"<sup.*?</sup>|<[^>]+>", "", shown, flags=re.DOTALL)
    unescaped = plain.replace("&#39;", "'").replace("&#34;", '"').replace("&amp;", "&")
    assert unescaped.split() == report.text.split()
    only = desk.get("/report", params={"name": names["report"], "kind": "position"}).text
    marked = set(re.findall(r'class="in ([a-z]{2})', only))
    assert marked == {"po"}


def test_a_record_is_told_in_its_paragraph_and_by_whom(desk: TestClient, example: Path, names: dict[str, str]) -> None:
    with detente.open(example) as dossier:
        record = dossier.record(names["name"])
    page = desk.get(f"/record/{record.id}").text
    assert '<blockquote class="passage">' in page and "<mark" in page and "Confidence" in page and "reported" in page
    fragment = desk.get(f"/record/{record.id}?fragment=1").text
    assert "<html" not in fragment and "<mark" in fragment


def test_accounts_of_one_event_stand_side_by_side(own: Path) -> None:
    with detente.open(own) as dossier:
        one, other = (contact.id for contact in dossier.contacts()[:2])
        event = dossier.merge(one, other, author="tester")
    page = client(own).get(f"/event/{event.id}").text
    assert page.count('<article class="account">') == 2 and one in page and other in page
    assert "merged by hand" in page and ('class="only"' in page or 'class="differs"' in page)


def test_the_order_of_parties_is_no_difference(own: Path) -> None:
    with detente.open(own) as dossier:
        one, other = (contact.id for contact in dossier.contacts(party="USA")[:2])
        dossier.correct(one, {"parties": ["USA", "RUS"], "place": "Vienna"}, author="tester")
        dossier.correct(other, {"parties": ["RUS", "USA"], "place": None}, author="tester")
        event = dossier.merge(one, other, author="tester")
    page = client(own).get(f"/event/{event.id}").text
    assert '<span class="differs">USA, RUS' not in page and '<span class="only">Vienna' in page


def test_a_number_opens_its_sentences(desk: TestClient) -> None:
    board = desk.get("/board").text
    target = re.search(r'class="value" data-drawer href="(/stand/[^"]+)"', board)
    assert target is not None
    fragment = desk.get(f"{target[1]}?fragment=1").text
    assert "passage" in fragment and "/record/po-" in fragment and "<html" not in fragment


def test_charts_are_drawn_and_their_points_are_links(desk: TestClient) -> None:
    answer = desk.get("/chart/position.svg?names=ceasefire&since=2013")
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/svg+xml"
    assert 'href="/record/po-' in answer.text and "<script" not in answer.text and "https://" not in answer.text
    assert desk.get("/chart/poem.svg").status_code == 400
    panel = desk.get("/chart/distance.svg?names=USA,RUS&panel=ceasefire").text
    assert ">ceasefire<" in panel and ">us-troops<" not in panel and " records" not in panel


def test_there_is_no_way_out_of_the_static_files(desk: TestClient) -> None:
    assert desk.get("/static/../app.py").status_code == 404
    assert desk.get("/static/%2e%2e/app.py").status_code == 404


def test_reports_with_hostile_names_and_texts_are_only_shown(dossier: Path) -> None:
    hostile = "<script>alert('x')</script>"
    name = "<img src=x onerror=alert(1)>&amp;\"'.md"
    (dossier / "reports" / name).write_text(
        f"---\ntitle: {hostile}\n---\n\n# {hostile}\n\nWASHINGTON, Dec. 14, 2015. The Russian president said on Monday"
        f" that {hostile} Russia would never accept sanctions. <b onclick='x'>He met</b> the U.S. secretary of state.\n"
    )
    with detente.open(dossier) as folder:
        folder.read(published="2015-12-14")
        path = folder.reports()[0].path
    at = client(dossier)
    for page in ("/reports", "/timeline", "/board"):
        assert "<script>alert" not in at.get(page).text and "<img src=x" not in at.get(page).text
    shown = at.get("/report", params={"name": path})
    assert shown.status_code == 200 and "<script>alert" not in shown.text and "<b onclick" not in shown.text
    assert "&lt;script&gt;" in shown.text
    rows = at.get("/reports.csv").text
    assert path.replace('"', '""') in rows


def test_a_table_for_a_spreadsheet_has_no_formulas(dossier: Path) -> None:
    (dossier / "reports" / "=1+1.txt").write_text("Moscow, Dec. 14, 2015. Russia said that it would talk.\n")
    with detente.open(dossier) as folder:
        folder.read(published="2015-12-14")
    lines = client(dossier).get("/reports.csv").text.splitlines()
    assert not any(cell.startswith(("=", "+", "@")) for line in lines for cell in line.split(","))


def test_a_ledger_that_is_put_in_the_place_of_another_is_seen(own: Path, dossier: Path) -> None:
    at = client(own)
    assert at.get("/reports.json").json()["tables"]["reports"]
    (dossier / "reports" / "one.txt").write_text("Moscow, Dec. 14, 2015. Russia said that it would talk.\n")
    with detente.open(dossier) as folder:
        folder.read(published="2015-12-14")
    (dossier / "ledger.db").replace(own / "ledger.db")
    assert [row["path"] for row in at.get("/reports.json").json()["tables"]["reports"]] == ["reports/one.txt"]


def test_what_if_tells_what_a_change_would_do(desk: TestClient) -> None:
    base = desk.get("/whatif/ceasefire.json").json()
    assert base["data"]["changes"] == [] and base["tables"]["forecast"][0]["changed"] is None
    asked = desk.get("/whatif/ceasefire.json?USA.position=100&USA.salience=1").json()
    assert "USA.ceasefire.position=100" in asked["data"]["changes"]
    [row] = asked["tables"]["forecast"]
    assert row["model"] == "mean" and row["changed"] > row["base"] and row["shift"] > 0
    fragment = desk.get("/whatif/ceasefire?USA.position=100&fragment=1").text
    assert "with the change" in fragment and "--set USA.ceasefire.position=100" in fragment and "<html" not in fragment
    assert desk.get("/whatif/ceasefire?as_of=2013").status_code in (200, 409)


@pytest.mark.parametrize("value", ["much", "-1", "101", "nan", "1e999"])
def test_what_if_says_what_no_value_is(desk: TestClient, value: str) -> None:
    answer = desk.get("/whatif/ceasefire", params={"USA.position": value})
    assert answer.status_code == 400 and "from 0 to 100" in answer.text
