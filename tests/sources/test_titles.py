"""Title, outlet and author out of the text."""

import pytest

from detente.sources.titles import find_author, find_outlet, find_title

BODY = "The two ministers met on Tuesday and agreed to meet again, the mediator said."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Ministers meet in Muscat\n\n{BODY}", "Ministers meet in Muscat"),
        (f"Photo: the harbour at night.\n\nMinisters meet in Muscat\n\n{BODY}", "Ministers meet in Muscat"),
        (f"The harbour (Photographer: A. Example)\nMinisters meet\n{BODY}", "Ministers meet"),
        (f"FOR IMMEDIATE RELEASE\nMay 4, 2014\nMinisters meet\n{BODY}", "Ministers meet"),
        (f"Envoy leaves for the U.S.\n\n{BODY}", "Envoy leaves for the U.S."),
        (f"Will they meet?\n{BODY}", "Will they meet?"),
        (f"{BODY}\n\n{BODY}", None),
        ("Ministers meet in Muscat", None),
        ("x" * 300 + f"\n{BODY}", None),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert find_title(text) == title


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Ministers meet\n\nMUSCAT, May 4 (Reuters) - {BODY}", "Reuters"),
        (f"MUSCAT (AP) — {BODY}", "Associated Press"),
        (f"(Bloomberg) -- {BODY}", "Bloomberg"),
        (f"MUSCAT, May 4 (Staff) — {BODY}", None),
        (f"{BODY}\n\n©2018 Bloomberg L.P.", "Bloomberg"),
        (f"{BODY}\n\nCopyright 2015 The Associated Press. All rights reserved.", "Associated Press"),
        (f"{BODY}\n\n(c) Gulf Letter Ltd", "Gulf Letter"),
        (f"The Syrian Democratic Forces (SDF) met. {BODY}", None),
        (BODY, None),
    ],
)
def test_outlets(text: str, outlet: str | None) -> None:
    assert find_outlet(text) == outlet


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (f"Ministers meet\nBy Ann Example\n{BODY}", "Ann Example"),
        (f"Ministers meet\nBy ANN EXAMPLE and BOB VAN SAMPLE\n{BODY}", "Ann Example and Bob Van Sample"),
        (f"Ministers meet\nBy Ann Example, Gulf Letter\n{BODY}", "Ann Example"),
        (f"By our diplomatic correspondent\n{BODY}", None),
        (f"By Tuesday Night the ministers had left the hall.\n{BODY}", None),
        (f"{BODY}\n" * 12 + "(Reporting by Ann Example in Muscat; Editing by B. Sample)", "Ann Example"),
    ],
)
def test_authors(text: str, author: str | None) -> None:
    assert find_author(text) == author
