"""Counted and bare descriptions: ``the four states``, ``both governments``, ``the government``, ``the army``."""

import pytest

from .resolving import who


def sides(text: str, date: str = "2017-07-12") -> list[str]:
    return [party for _, party in who(text, date)]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Norway, Sweden and Finland closed the strait to Russia. [The three countries] wrote to Moscow.",
         ["NOR", "SWE", "FIN"]),
        ("The ministers of Norway, Sweden, Finland and Denmark met. Russia protested. In a joint letter [the four] "
         "said no.", ["NOR", "SWE", "FIN", "DNK"]),
        ("Kenya, Uganda and Rwanda sent envoys. [The three guarantors] met Sudan’s premier.", ["KEN", "UGA", "RWA"]),
        ("Norway met Russia. [The four countries] wrote a letter.", []),
        ("Serbia and Hungary signed. Russia followed suit. [The two governments] will pay.", ["SRB", "HUN"]),
        ("Peru and Chile quarrel. Norway’s envoy urged [both governments] to give way.", ["PER", "CHL"]),
        ("Peru and Chile quarrel. Norway threatened to impose duties on [both countries].", ["PER", "CHL"]),
    ],
)  # fmt: skip
def test_counted_sides_are_those_named_together(text: str, parties: list[str]) -> None:
    assert sides(text) == parties


def test_two_officials_are_not_the_two_named_before() -> None:
    assert sides("Putin met Macron in Sochi. [Two officials] said that it went badly.") == ["UNKNOWN"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Ethiopian government and the rebels met in Kenya. Aid came from Sudan. [The government] promised more.",
         "ETH"),
        ("Sudan borders Chad. Chad’s president ordered [the army] to the frontier.", "TCD"),
        ("Peru accused Chile. Tolo militias took the bridge. [Foreign troops] left.", "UNKNOWN"),
        ("Peru accused Chile. [Tolo militias] took the bridge.", "MILITANTS"),
    ],
)  # fmt: skip
def test_whose_the_army_and_the_government_are(text: str, party: str) -> None:
    assert sides(text) == [party]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sheikh Hamad bin Rashid Al Noor, Oman’s envoy, met Kerry. [Sheikh Hamad] left.", "Hamad bin Rashid Al Noor"),
        ("Prince Omar bin Said of Kuwait and Prince Omar bin Adel of Oman met. [Prince Omar] left.", "Omar bin Adel"),
    ],
)
def test_a_title_with_a_given_name_is_the_person_named_in_full(text: str, name: str) -> None:
    assert [found for found, _ in who(text, "2017-07-12")] == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Norway was threatened with [sanctions]; Chad’s envoy, Idriss Deby, said no.", []),
        ("The Security Council met. Chad’s ambassador said that [the council] would wait.", ["UN"]),
        ("[Negotiators for Norway] met in Oslo.", ["NOR"]),
        ("[An envoy for Yemen] met the king.", ["UNKNOWN"]),
        ("Norway’s envoy flew in. A bomb killed [fourteen people].", []),
    ],
)
def test_who_is_nobody_and_who_serves_whom(text: str, found: list[str]) -> None:
    assert sides(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile quarrel. The pact was signed by [the two presidents in Oslo].",
        "Peru and Chile quarrel. [Both sides in Vienna] are tired.",
    ],
)
def test_where_both_met_is_not_whom_they_serve(text: str) -> None:
    assert not {"NOR", "AUT"} & set(sides(text))
