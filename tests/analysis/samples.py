"""Observations for the tests."""

from typing import Any

from detente.analysis.observations import Observation


def said(party: str, value: float | None, day: int, **fields: Any) -> Observation:
    """One record of its own report and speaker, said and published on ``day``."""
    values = {
        "issue": "port", "first": day, "last": day, "published": day, "account": "self", "stance": "demands",
        "record": f"{party}-{day}-{value}", "report": day, "speaker": f"{party} {day}", **fields,
    }  # fmt: skip
    return Observation(party=party, value=value, **values)


def often(party: str, values: list[float], days: list[int], **fields: Any) -> list[Observation]:
    return [said(party, value, day, **fields) for value, day in zip(values, days, strict=True)]
