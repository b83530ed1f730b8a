"""Every page of the desk passes axe-core's check, light and dark; on a phone nothing is cut off; it reads without
scripts."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from detente.web.app import VIEWS
from web.addresses import sampled

from .conftest import Served

Visit, Serve = Callable[..., Any], Callable[..., Served]
GRAVE = ("serious", "critical")
PAGES = [view.path for view in VIEWS if view.path != "/add/{job}"]


@cache
def axe() -> str:
    """The script of axe-core, from the package that brings it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def findings(page: Any) -> list[str]:
    """What axe-core finds serious or critical, with the elements."""
    for chart in page.locator("[data-chart]").all():  # drawn when they come into sight
        chart.scroll_into_view_if_needed()
    page.wait_for_function(
        "() => [...document.querySelectorAll('[data-chart]')].every(chart => chart.querySelector('svg, p'))"
    )
    page.evaluate(axe())
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']}).then(told => told.violations)")
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:120]}"
        for one in found if one["impact"] in GRAVE for node in one["nodes"]
    ]  # fmt: skip


@pytest.fixture(scope="module")
def addresses(example: Path) -> dict[str, str]:
    return sampled(example)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_finding_and_fits_a_phone(
    served: Served, visit: Visit, addresses: dict[str, str], path: str
) -> None:
    page = visit(served, addresses[path], dark=PAGES.index(path) % 2 == 1)
    assert findings(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("h1").first.is_visible()


def test_the_drawer_has_no_serious_finding(served: Served, visit: Visit) -> None:
    page = visit(served, "/board")
    page.locator("a.value").first.click()
    page.locator("dialog#drawer a.record").first.click()
    page.locator("dialog#drawer dl.fields").wait_for()
    assert findings(page) == []


def test_a_reading_has_no_serious_finding(served: Served, visit: Visit) -> None:
    page = visit(served, "/add")
    address = page.evaluate(
        """() => fetch("/add/rest", {method: "POST", headers: {"X-Mark": document.querySelector("[name=mark]").value}})
        .then(answer => answer.url)"""
    )
    page.goto(address)
    page.get_by_text("Nothing new was found").wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("path", ["/board", "/issue/{name}", "/search", "/report"])
def test_a_page_reads_without_scripts(served: Served, visit: Visit, addresses: dict[str, str], path: str) -> None:
    page = visit(served, addresses[path], scripts=False)
    assert len(page.locator("main").inner_text()) > 200
