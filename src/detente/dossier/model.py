"""What a ``dossier.toml`` holds: the parties, the issues with their scales, and the words a dossier adds."""

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, model_validator

from detente.records import Model

_EDTF_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _plain_date(value: Any) -> Any:
    """TOML's own dates and bare years become the text that the records use."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 9999:
        return f"{value:04d}"
    return value


def _real_date(value: str) -> str:
    if not _EDTF_DAY.fullmatch(value):
        raise ValueError("a date is written 2015, 2015-02 or 2015-02-11")
    if len(value) == 10:
        datetime.date.fromisoformat(value)
    return value


Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9_-]*$")]
Date = Annotated[str, BeforeValidator(_plain_date), AfterValidator(_real_date)]
Value = Annotated[float, Field(strict=True, ge=0, le=100)]


class DossierParty(Model):
    """A party to the negotiation. The rest is for forecasts only: ``capability`` is its power relative to the others,
    above 0, ``no_deal_cost`` what no deal costs it as a share of the greatest loss on an issue."""

    code: Code
    name: Text
    aliases: tuple[Text, ...] = ()
    capability: Annotated[float, Field(strict=True, gt=0, allow_inf_nan=False)] | None = None
    capability_source: Text | None = None
    no_deal_cost: Annotated[float, Field(strict=True, allow_inf_nan=False)] | None = None


class Anchor(Model):
    """A point of an issue's scale, 0 to 100, that has a meaning of its own."""

    value: Value
    meaning: Text
    phrases: tuple[Text, ...] = ()


class Issue(Model):
    """A question the parties bargain over, on a scale from 0 (``low``) to 100 (``high``).

    ``drift`` is how many points a position on it usually wanders in a year; it is estimated where it is not given.
    ``no_deal`` is the point where things stay without a deal (used by forecasts only)."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
    question: Text
    low: Text
    high: Text
    low_phrases: tuple[Text, ...] = ()
    high_phrases: tuple[Text, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    drift: Annotated[float, Field(strict=True, gt=0, le=200)] | None = None
    no_deal: Value | None = None


class DossierActor(Model):
    """A person or group that the dossier adds to the known ones; ``start`` and ``end`` bound the office held."""

    name: Text
    party: Code
    aliases: tuple[Text, ...] = ()
    role: Text | None = None
    start: Date | None = None
    end: Date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "DossierActor":
        if self.start and self.end and self.start > self.end[: len(self.start)]:
            raise ValueError(f"the office starts in {self.start} but ends in {self.end}")
        return self


class Vocabulary(Model):
    """Words the dossier adds: ``cues`` introduce speech (base forms), ``outlets`` report it and never speak."""

    cues: tuple[Text, ...] = ()
    outlets: tuple[Text, ...] = ()


class Dossier(Model):
    """One negotiation: what ``dossier.toml`` says, in the order of the file.

    ``linked`` are the pairs of issues that can be traded for each other; None: each for each."""

    # The file says [[party]] for one party; the program says dossier.parties for all of them.
    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True)

    title: Text
    question: Text
    parties: Annotated[tuple[DossierParty, ...], Field(alias="party")] = ()
    issues: Annotated[tuple[Issue, ...], Field(alias="issue")] = ()
    actors: Annotated[tuple[DossierActor, ...], Field(alias="actor")] = ()
    vocabulary: Vocabulary = Vocabulary()
    linked: tuple[tuple[Text, ...], ...] | None = None


def plain_words(phrase: str) -> str:
    """The words of a phrase in lower case, without marks; empty where it has none."""
    return " ".join(re.findall(r"[^\W\d_]+", phrase.lower()))
