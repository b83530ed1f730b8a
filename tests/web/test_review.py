"""The review at the desk: one record after the other, decided, taken back, and what that did to the board."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import detente
from detente.errors import LedgerLocked

from .conftest import client


class Reviewer:
    """Goes through the queue as a browser without scripts does: by the forms of the page."""

    def __init__(self, browser: TestClient, address: str = "/review") -> None:
        self.browser = browser
        self.go(address)

    def go(self, address: str) -> None:
        self.take(self.browser.get(address))

    def take(self, answer: Any) -> None:
        self.status, self.page, self.address = answer.status_code, answer.text, str(answer.url)

    def form(self, verb: str) -> dict[str, str]:
        for form in re.findall(r'<form method="post" action="/review".*?</form>', self.page, re.S):
            values = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
            for name, select in re.findall(r'<select[^>]* name="([^"]+)">(.*?)</select>', form, re.S):
                values[name] = re.findall(r'value="([^"]*)" selected', select)[0]
            if values["verb"] == verb:
                return {name: unescape(value) for name, value in values.items()}
        raise AssertionError(f"no form to {verb}")

    def decide(self, verb: str, **changes: str) -> str:
        """Returns the record that was decided."""
        values = {**self.form(verb), **changes}
        self.take(self.browser.post("/review", data=values))
        return values["record"]

    @property
    def decided(self) -> int:
        return int(re.search(r"([\d,]+) of [\d,]+ records decided", self.page)[1])  # type: ignore[index]


@pytest.fixture
def reviewer(own: Path) -> Reviewer:
    return Reviewer(client(own))


def standing(folder: Path, record: str) -> str:
    with detente.open(folder) as dossier:
        return dossier.history(record).standing


def test_a_decision_leads_to_the_next_record_and_counts(reviewer: Reviewer, own: Path) -> None:
    first = reviewer.decide("accept")
    assert standing(own, first) == "accepted" and reviewer.decided == 1
    second = reviewer.decide("reject")
    assert second != first and standing(own, second) == "rejected" and reviewer.decided == 2
    assert f"done={second}%2C{first}" in reviewer.address


def test_what_a_rejection_does_to_the_board_is_told_before_and_after(reviewer: Reviewer) -> None:
    told = re.search(r"If it is rejected:.*?</table>", reviewer.page, re.S)[0]  # type: ignore[index]
    reviewer.decide("reject")
    effect = re.search(r'class="message effect".*?</section>', reviewer.page, re.S)[0]  # type: ignore[index]

    def cells(table: str) -> list[str]:
        return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<td>(.*?)</td>", table, re.S)]

    assert cells(told) and cells(told) == cells(effect)


def test_undo_brings_the_record_back_and_further_undo_the_one_before(reviewer: Reviewer, own: Path) -> None:
    first, second = reviewer.decide("reject"), reviewer.decide("accept")
    assert reviewer.decide("undo") == second
    assert reviewer.form("accept")["record"] == second and standing(own, second) == "read"
    assert reviewer.decide("undo") == first and standing(own, first) == "read"
    assert reviewer.decided == 0


def test_a_correction_changes_only_what_was_given_another_value(reviewer: Reviewer, own: Path) -> None:
    name = reviewer.decide("correct", **{"field.party": "RUS, USA", "field.value": "12.5", "reason": "both said so"})
    with detente.open(own) as dossier:
        [correction] = dossier.history(name).corrections
    assert correction.changes == {"party": ["RUS", "USA"], "value": 12.5}
    assert (correction.reason, correction.author) == ("both said so", "tester")


def test_a_correction_that_changes_nothing_or_cannot_be_is_told_and_nothing_is_kept(
    reviewer: Reviewer, own: Path
) -> None:
    name = reviewer.form("correct")["record"]
    for changes, words in (
        ({}, "Nothing of"),
        ({"field.value": "often"}, "cannot be"),
        ({"field.value": "300"}, "cannot be"),
    ):
        answer = reviewer.browser.post("/review", data={**reviewer.form("correct"), **changes})
        assert answer.status_code == 400 and words in answer.text
    assert standing(own, name) == "read"


def test_next_puts_a_record_off_until_it_is_taken_back(reviewer: Reviewer) -> None:
    first = reviewer.form("accept")["record"]
    reviewer.go(unescape(re.search(r'href="([^"]+)"[^>]*>Next <kbd>', reviewer.page.replace('data-key="n" ', ""))[1]))  # type: ignore[index]
    second = reviewer.form("accept")["record"]
    assert second != first and "1 put off" in reviewer.page
    reviewer.decide("accept")
    assert reviewer.form("accept")["record"] not in (first, second)  # it stays put off after a decision
    reviewer.go("/review")
    assert reviewer.form("accept")["record"] == first


def test_filters_stay_through_decisions(own: Path) -> None:
    reviewer = Reviewer(client(own), "/review?kind=action&party=RUS")
    for _ in range(2):
        assert reviewer.decide("accept").startswith("ac-")
    assert "kind=action" in reviewer.address and "party=RUS" in reviewer.address
    assert Reviewer(client(own), "/review?kind=figure&party=NOBODY").page.count("Nothing is left to decide") == 1


def test_the_queue_has_twins(desk: TestClient) -> None:
    answer = desk.get("/review.json").json()
    scores = [row["score"] for row in answer["tables"]["queue"]]
    assert scores == sorted(scores, reverse=True) and answer["data"]["progress"]["records"] > 1000
    assert desk.get("/review.csv").text.startswith("record,kind,score,confidence,points,why")


def test_at_a_desk_for_reading_there_is_nothing_to_decide_with(desk: TestClient) -> None:
    page = desk.get("/review").text
    assert 'method="post"' not in page and "rests" not in page.split("<main")[0]
    assert desk.post("/review", data={"verb": "accept", "record": "po-1", "mark": "x"}).status_code == 403


@pytest.mark.parametrize(("values", "status", "words"), [
    ({"verb": "forget"}, 400, "no decision"), ({"record": "po-nothing"}, 404, "no record"),
    ({"mark": "forged"}, 403, "older"),
])  # fmt: skip
def test_a_decision_that_cannot_be_is_refused(
    reviewer: Reviewer, values: dict[str, str], status: int, words: str
) -> None:
    answer = reviewer.browser.post("/review", data={**reviewer.form("accept"), **values})
    assert answer.status_code == status and words in answer.text.lower() and "Traceback" not in answer.text


def test_a_ledger_that_another_writes_is_told_and_the_decision_can_be_sent_again(
    reviewer: Reviewer, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = reviewer.form("accept")

    def locked(*_: object, **__: object) -> None:
        raise LedgerLocked("ledger.db is being written by another process: try again when it has ended.")

    with monkeypatch.context() as patched:
        patched.setattr(detente.OpenDossier, "accept", locked)
        answer = reviewer.browser.post("/review", data=form)
    assert answer.status_code == 503 and "another process" in answer.text and answer.headers["retry-after"]
    assert standing(own, form["record"]) == "read"
    reviewer.take(reviewer.browser.post("/review", data=form))
    assert standing(own, form["record"]) == "accepted"
