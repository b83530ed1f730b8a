"""openapi.json says what the desk answers, no more and no less."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from detente.web import openapi, tables, visit
from detente.web.app import VIEWS, WRITES

from .addresses import sampled
from .conftest import client

COMMON = set(openapi.described()["all"]["asks"])


@pytest.fixture(scope="module")
def document(desk: TestClient) -> dict[str, dict[str, dict[str, object]]]:
    answer = desk.get("/openapi.json")
    assert answer.status_code == 200
    return answer.json()  # type: ignore[no-any-return]


def test_every_route_is_described_and_every_description_is_a_route(desk: TestClient, document) -> None:  # type: ignore[no-untyped-def]
    routes = {
        (route.path, method.lower())
        for route in desk.app.routes if isinstance(route, Route) and route.path != "/"  # type: ignore[attr-defined]
        for method in (route.methods or {"GET"}) - {"HEAD"}
    }  # fmt: skip
    assert routes == {(path, method) for path, methods in document["paths"].items() for method in methods}


def test_every_page_asks_for_what_is_described_and_for_nothing_else(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = client(example)  # where something may be decided more is asked for; nothing is
    asked: dict[str, set[str]] = defaultdict(set)
    addresses, path = sampled(example), ""
    real = visit.Visit.asked

    def noted(self: visit.Visit, name: str) -> str | None:
        party, point, what = name.partition(".")
        asked[path].add(f"CODE.{what}" if point and party.isupper() else name)
        return real(self, name)

    monkeypatch.setattr(visit.Visit, "asked", noted)
    for path in addresses:  # which the note of each question has too
        assert desk.get(addresses[path]).status_code == 200, path
    for path in addresses:
        assert asked[path] - COMMON == set(openapi.asks(path)) - COMMON, path
    assert addresses.keys() == {view.path for view in VIEWS} - {"/add/{job}"}
    assert {"sort", "q", "page", "size"} <= COMMON and tables.PAGE


def test_every_twin_is_as_it_is_described(desk: TestClient, example: Path, document) -> None:  # type: ignore[no-untyped-def]
    wanted = set(document["components"]["schemas"]["Page"]["required"])
    for path, address in sampled(example).items():
        where, question, rest = address.partition("?")
        answer = desk.get(f"{where}.json{question}{rest}")
        assert answer.status_code == 200 and answer.json().keys() == wanted, path
        assert all(isinstance(rows, list) for rows in answer.json()["tables"].values())


def test_the_document_is_sound(document) -> None:  # type: ignore[no-untyped-def]
    operations = [one for methods in document["paths"].values() for one in methods.values()]
    ids = [one["operationId"] for one in operations]
    assert len(ids) == len(set(ids)) == 3 * len(VIEWS) + len(WRITES) + 4
    for path, methods in document["paths"].items():
        for one in methods.values():
            parts = [p["name"] for p in one["parameters"] if p["in"] == "path"]
            assert parts == re.findall(r"\{(\w+)\}", path)
            assert len(one["parameters"]) == len({(p["name"], p["in"]) for p in one["parameters"]})
    for name in re.findall(r'"#/components/schemas/(\w+)"', json.dumps(document)):
        assert name in document["components"]["schemas"]


def test_nothing_is_described_that_nobody_asks_for() -> None:
    known = openapi.described()
    used = {name for names in (*known["asks"].values(), *known["carries"].values()) for name in names}
    used |= {name for other in known["other"] for name in other.get("asks", ())}
    used |= COMMON | {"mark", "name"}
    used |= {part for view in (*VIEWS, *WRITES) for part in re.findall(r"\{(\w+)\}", view.path)} | {"kind"}
    assert set(known["words"]) == used - {"name"}
    paths = {view.path for view in VIEWS}
    assert set(known["asks"]) <= paths and set(known["names"]) <= paths
    assert set(known["carries"]) <= {write.path for write in WRITES} | {"/add"}
