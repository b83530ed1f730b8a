"""Ways through the desk as a person goes them, in a browser."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import detente

from .conftest import Served

Serve, Visit, Picture = Callable[..., Served], Callable[..., Any], Callable[[Any, str], None]
NEWS = """ANKARA, Nov. 2, 2019 (Harbour Post) — Turkey demands that all American troops leave northern Syria, Foreign
Minister Mevlut Cavusoglu told reporters on Saturday.

“We want every foreign soldier out,” Cavusoglu said. Russia and Turkey will meet in Sochi on Nov. 9.
"""


@pytest.fixture
def own(example: Path, tmp_path: Path, serve: Serve) -> Served:
    """A copy of the example that may be changed."""
    folder = tmp_path / "own"
    shutil.copytree(example, folder)
    return serve(folder)


def value(page: Any, issue: str, party: str) -> str:
    """What the board says of a party on an issue."""
    return str(page.locator(f'a.value[href^="/stand/{issue}/{party}"]').inner_text())


def test_a_correction_in_the_drawer_moves_the_board_and_undo_moves_it_back(
    own: Served, visit: Visit, picture: Picture
) -> None:
    page = visit(own, "/board")
    picture(page, "board")
    before = value(page, "us-troops", "RUS")
    page.locator('a.value[href^="/stand/us-troops/RUS"]').click()
    drawer = page.locator("dialog#drawer")
    drawer.get_by_role("heading", name="RUS on us-troops").wait_for()
    drawer.locator("a.record.po").first.click()  # a position: what was done has no holder to correct
    drawer.get_by_text("nobody has looked at it yet").wait_for()
    picture(page, "evidence")
    drawer.get_by_text("Correct", exact=True).first.click()
    drawer.get_by_label("holder", exact=True).fill("Hulusi Akar")
    drawer.get_by_label("party", exact=True).fill("TUR")
    drawer.get_by_role("button", name="Correct", exact=True).click()
    drawer.get_by_text("Corrected.").wait_for()
    page.wait_for_function(
        "before => document.querySelector('a.value[href^=\"/stand/us-troops/RUS\"]').innerText !== before", arg=before
    )
    drawer.get_by_role("button", name="Undo", exact=True).click()
    drawer.get_by_text("The last decision is taken back.").wait_for()
    page.wait_for_function(
        "before => document.querySelector('a.value[href^=\"/stand/us-troops/RUS\"]').innerText === before", arg=before
    )
    page.keyboard.press("Escape")
    assert not drawer.is_visible() and page.url.endswith("/board")


def test_as_of_an_earlier_day_the_board_knows_less_and_the_day_goes_along(served: Served, visit: Visit) -> None:
    page = visit(served, "/board")
    told = page.locator("a.value").count()
    page.get_by_label("As known on").fill("2015-12-31")
    page.get_by_role("button", name="Show").click()
    page.get_by_text("Only what was published by 2015-12-31 counts.").wait_for()
    assert page.locator("a.value").count() < told
    page.get_by_role("link", name="Reports", exact=True).click()
    page.wait_for_url("**/reports?as_of=2015-12-31")
    days = page.locator("tbody tr").evaluate_all("rows => rows.map(row => row.querySelector('td.day').innerText)")
    assert days and all("2013" <= day < "2016" for day in days)


def test_review_by_keyboard(own: Served, visit: Visit, picture: Picture) -> None:
    page = visit(own, "/review")
    record = page.locator(".card .about a")

    def press(key: str) -> str:
        before = page.url
        page.keyboard.press(key)
        page.wait_for_function("before => location.href !== before && document.readyState === 'complete'", arg=before)
        return str(record.inner_text())

    first = record.inner_text()
    second = press("r")
    assert second != first and page.locator(".effect tbody tr").count() >= 1
    picture(page, "review")
    third = press("a")
    assert third not in (first, second) and "2 of" in page.locator(".progress").inner_text()
    assert press("n") not in (first, second, third)
    assert press("u") == second and press("u") == first
    assert "0 of" in page.locator(".progress").inner_text()
    page.keyboard.press("e")
    page.keyboard.type("a")  # into the field that has the focus: it decides nothing
    page.get_by_label("value", exact=True).fill("77")
    page.get_by_label("why", exact=True).fill("the reader took the other end")
    page.get_by_role("button", name="Correct", exact=True).click()
    page.wait_for_url(f"**done={first}*")
    with detente.open(own.folder) as dossier:
        assert dossier.history(first).corrections[-1].changes["value"] == 77
        assert dossier.history(second).standing == "read"


def test_keys_can_be_turned_off(own: Served, visit: Visit) -> None:
    page = visit(own, "/review")
    page.get_by_label("Keys:").uncheck()
    page.locator("h1").click()
    page.keyboard.press("r")
    page.reload()
    page.keyboard.press("r")
    with detente.open(own.folder) as dossier:
        assert dossier.counts().rejected == 0


def test_without_scripts_a_record_is_reviewed_by_buttons(own: Served, visit: Visit) -> None:
    page = visit(own, "/review", scripts=False)
    first = page.locator(".card .about a").inner_text()
    page.get_by_role("button", name=re.compile("Accept")).click()
    page.wait_for_url(f"**done={first}*")
    page.get_by_role("button", name=re.compile("Undo")).click()
    assert page.locator(".card .about a").inner_text() == first


def test_a_dropped_file_is_read_before_ones_eyes_and_a_picture_is_refused(
    own: Served, visit: Visit, picture: Picture
) -> None:
    page = visit(own, "/add")
    files = page.evaluate_handle(
        """news => {
          const all = new DataTransfer();
          all.items.add(new File([news], "2019-11-02 <b>news</b>.txt", {type: "text/plain"}));
          all.items.add(new File([new Uint8Array([137, 80, 78, 71, 13, 10])], "photo.png", {type: "image/png"}));
          return all;
        }""",
        NEWS,
    )
    page.dispatch_event("#drop", "dragover", {"dataTransfer": files})
    assert "dropping" in page.locator("body").get_attribute("class")
    page.dispatch_event("#drop", "drop", {"dataTransfer": files})
    assert page.locator("#chosen li").count() == 2
    page.get_by_role("button", name="Add and read").click()
    page.get_by_text("Done. Found").wait_for(timeout=40_000)
    rows = page.locator("table.job tbody tr").all_inner_texts()
    assert len(rows) == 2 and "an image" in rows[1] and "refused" in rows[1]
    assert "<b>news</b>" in rows[0] and re.search(r"\d statements?", rows[0])
    picture(page, "adding")
    page.locator("table.job a").first.click()
    page.get_by_text("every foreign soldier out").first.wait_for()
    page.goto(own.address + "/search?q=%22foreign+soldier%22")
    assert page.locator(".match mark").first.inner_text().startswith("foreign")


def test_a_connection_that_breaks_while_sending_is_told(own: Served, visit: Visit) -> None:
    page = visit(own, "/add", expected=("Failed to load resource", "ERR_"))
    page.route("**/add", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    page.get_by_label("Paste a report's text").fill(NEWS)
    page.get_by_role("button", name="Add and read").click()
    page.get_by_text("The connection broke off").wait_for()
    assert page.get_by_role("button", name="Add and read").is_enabled()
    assert page.get_by_label("Paste a report's text").input_value().startswith("ANKARA")


def test_search_is_narrowed_by_a_click_and_the_address_tells_it(served: Served, visit: Visit, picture: Picture) -> None:
    page = visit(served, "/search")
    page.get_by_label("Words").fill("troops")
    page.get_by_role("button", name="Search").click()
    page.locator(".facets").get_by_role("link", name="position", exact=True).click()
    page.locator(".facets").get_by_role("link", name="USA", exact=True).click()
    page.wait_for_url(re.compile("party=USA"))
    assert "kind=position" in page.url and "q=troops" in page.url
    assert set(page.locator(".match .tag").all_inner_texts()) == {"position"}
    picture(page, "search")
    page.locator(".match .tag").first.click()
    page.locator("dialog#drawer blockquote").first.wait_for()


def test_a_slider_moves_the_forecast_and_back(served: Served, visit: Visit, picture: Picture) -> None:
    page = visit(served, "/issue/us-troops")
    page.locator("[data-fragment]").first.scroll_into_view_if_needed()
    slider = page.get_by_label("RUS position")
    slider.wait_for()
    slider.focus()
    slider.press("End")
    page.get_by_text("with the change (").wait_for()
    assert slider.evaluate("slider => slider.parentElement.querySelector('output').value") == "100"
    picture(page, "whatif")
    address = page.get_by_role("link", name="This what-if as a page").get_attribute("href")
    page.goto(served.address + address)
    assert page.get_by_label("RUS position").input_value() == "100"
    page.get_by_role("link", name="As the ledger has it").click()
    page.wait_for_url("**/whatif/us-troops")
    assert page.get_by_text("with the change (").count() == 0
