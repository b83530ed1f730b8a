"""Wire copies are recognised; different reports of the same event are not."""

import hashlib
import subprocess
import sys

from detente.sources import DUPLICATE, signature, similarity

WIRE = [
    "The foreign ministers of the two countries met for three hours in Muscat on Tuesday and parted without an "
    "agreement on who is to run the port, although both called the talks useful and promised to return.",
    "“We are closer than we were in the spring,” the Omani mediator told reporters after the meeting, adding that "
    "he had handed both sides a new draft and expected their answers within ten days.",
    "The harbour has been closed to cargo since the fighting of last year. Relief agencies say that two million "
    "people in the hinterland depend on it, and that the lorries which replaced the ships carry a tenth of the load.",
    "A diplomat who was in the room said that the quarrel had narrowed to the customs office: the government wants "
    "its own officers back in the building, while the movement would accept only inspectors of a third country.",
    "Neither minister shook the other’s hand before the cameras. The government’s envoy left through a side door and "
    "refused to answer questions about the prisoners whose exchange had been agreed in principle in January.",
    "In the capital, a member of parliament warned that no deal which left the port outside the law would pass, and "
    "called on the prime minister to publish the draft before anything was signed.",
    "The mediator is to travel to both capitals next week, his office said, before he reports to the Security Council.",
]
OTHER = [
    "Talks on the reopening of a closed harbour ended in Oman on Tuesday with no result that either side would name.",
    "“We are closer than we were in the spring,” the mediator said, and left it at that; he had given the delegations "
    "a new text, according to one of his aides.",
    "What divides them is a customs house. The government insists on sending its officers back, and the movement that "
    "holds the town says that it will see nobody there but foreigners.",
    "Two million people live on what comes through the port, or used to: since last year’s battles only lorries come.",
]


def test_a_wire_copy_is_a_duplicate() -> None:
    original = "Ministers part without a deal\n\nMUSCAT, May 4 (Reuters) - " + "\n\n".join(WIRE)
    copy = "No agreement at port talks in Oman\nFrom our wire services\n\nMuscat — " + "\n".join(WIRE[:-1]).upper()
    assert similarity(signature(original), signature(copy)) >= DUPLICATE


def test_two_reports_of_one_event_are_not() -> None:
    a, b = signature("\n\n".join(WIRE)), signature("\n\n".join(OTHER))
    assert similarity(a, b) < 0.3


def test_a_copy_with_much_news_added_is_not() -> None:
    assert similarity(signature("\n".join(WIRE)), signature("\n".join(WIRE + OTHER))) < DUPLICATE


def test_the_same_text_is_the_same_and_order_of_arguments_does_not_matter() -> None:
    a, b = signature("\n".join(WIRE)), signature("\n".join(OTHER))
    assert similarity(a, a) == 1.0
    assert similarity(a, b) == similarity(b, a)
    assert len(a) == len(signature("")) == len(signature("two words")) == 512


def test_signatures_are_the_same_in_every_process_and_release() -> None:
    """Ledgers keep them: a change of the library that changed them must not pass unnoticed."""
    text = "\n".join(WIRE)
    code = f"import sys; from detente.sources import signature; sys.stdout.buffer.write(signature({text!r}))"
    elsewhere = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert elsewhere == signature(text)
    assert hashlib.sha256(elsewhere).hexdigest()[:16] == "1df75cd818f72518"
