"""What the ledger holds: reports, and the records taken out of them.

Kinds and field names are those of the guide and of every export. Dates are ISO 8601 / EDTF strings
(``2015-12-14``, ``2015-12``, ``2015-12-14/2015-12-15``); parties of states are ISO 3166 alpha-3 codes.
Offsets are Unicode code points into the report's text, ``end`` exclusive.
"""

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Party = str | list[str] | None


class Model(BaseModel):
    """Base: unknown fields are errors, instances do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Report(Model):
    """One document that was read.

    ``path`` is its name in the dossier (relative, with ``/``; an entry of a feed adds ``#`` and its id).
    ``published`` is an EDTF date or None; ``published_from`` says where the date came from
    (``given``, ``sidecar``, ``file name``, ``metadata``, ``text`` or None) and only ``text`` is an inference.
    """

    path: str
    text: str
    format: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    address: str | None = None
    language: str = "en"
    published: str | None = None
    published_from: Literal["given", "sidecar", "file name", "metadata", "text"] | None = None

    @property
    def published_inferred(self) -> bool:
        """True where the date was worked out from the text alone."""
        return self.published_from == "text"

    @property
    def digest(self) -> str:
        """SHA-256 of the text, hexadecimal: two versions of a report differ in it."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Evidence(Model):
    """The exact characters of the report that carry a record."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Record(Model):
    """What all records share. ``id`` is a hash of the content, so the same reading gives the same id."""

    kind: str
    id: str = ""
    report: str
    evidence: list[Evidence]
    reader: str = "rules"
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)

    def model_post_init(self, _context: Any) -> None:
        """Fill in ``id`` where it was not given."""
        if not self.id:
            object.__setattr__(self, "id", content_id(self))


class Statement(Record):
    """Guide §1: an attributed utterance or writing. ``content`` is the exact spans of what was said."""

    kind: Literal["statement"] = "statement"
    speaker: str
    party: Party
    mode: Literal["direct", "indirect", "mixed"]
    cue: str | None = None
    addressee: str | None = None
    date: str | None = None
    forecast: bool = False
    content: list[Evidence] = []


class Contact(Record):
    """Guide §2: a meeting, call, visit, summit or round of talks between parties."""

    kind: Literal["contact"] = "contact"
    form: Literal["meeting", "call", "visit", "summit", "talks", "channel", "other"]
    participants: list[str]
    parties: list[str]
    date: str | None = None
    place: str | None = None
    status: Literal["held", "ongoing", "planned", "proposed", "cancelled", "conditional"]
    initiative: Party = None
    duration: str | None = None
    condition: str | None = None
    topics: list[str] = []


class Position(Record):
    """Guide §3: what a party wants, accepts, demands, refuses or offers on an issue. ``value`` is 0 to 100, None where
    the scale does not tell it; ``firmness`` is 0 (a mere hint) to 1 (an unconditional demand or refusal); ``how`` it is
    told: by words, by a deed or by an undertaking."""

    kind: Literal["position"] = "position"
    party: Party
    holder: str | None = None
    issue: str
    stance: Literal["demands", "supports", "accepts", "conditional", "rejects", "shifts", "undecided"]
    proposition: str
    value: float | None = Field(default=None, ge=0, le=100)
    firmness: float | None = Field(default=None, ge=0, le=1)
    by: Literal["self", "other", "reporter"]
    date: str | None = None
    how: Literal["said", "did", "undertook"] = "said"


class Action(Record):
    """Guide §4: what a party did, does, plans, threatens or is said to do. ``type`` is a PLOVER root. ``issue`` and
    ``value`` are there where it shows where its source stands on an issue of the dossier, and no position does."""

    kind: Literal["action"] = "action"
    type: Literal[
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
    mode: str | None = None
    source: Party
    target: Party = None
    date: str | None = None
    place: str | None = None
    factuality: Literal["happened", "ongoing", "planned", "threatened", "conditional", "alleged", "denied"]
    issue: str | None = None
    value: float | None = Field(default=None, ge=0, le=100)


class Commitment(Record):
    """Guide §5: an obligation, promise, target or deadline. ``issue`` and ``value`` as of an action."""

    kind: Literal["commitment"] = "commitment"
    obligor: Party
    what: str
    due: str | None = None
    due_new: str | None = None
    condition: str | None = None
    status: Literal["pledged", "agreed", "proposed", "pending", "in-doubt", "slipped", "kept", "broken"]
    by: str | None = None
    issue: str | None = None
    value: float | None = Field(default=None, ge=0, le=100)


class Figure(Record):
    """Guide §6: a quantity about the conflict or the talks."""

    kind: Literal["figure"] = "figure"
    measure: Literal[
        "killed",
        "displaced",
        "troops",
        "territory-share",
        "population-share",
        "population",
        "distance",
        "money",
        "zones",
        "countries",
        "duration",
        "other",
    ]
    value: float
    unit: str | None = None
    subject: str | None = None
    qualifier: Literal["about", "almost", "more-than", "at-most", "exactly"] | None = None
    as_of: str | None = None
    source: str | None = None


AnyRecord = Annotated[Statement | Contact | Position | Action | Commitment | Figure, Field(discriminator="kind")]
KINDS: dict[str, type[Record]] = {
    "statement": Statement,
    "contact": Contact,
    "position": Position,
    "action": Action,
    "commitment": Commitment,
    "figure": Figure,
}
_PREFIX = {"statement": "st", "contact": "co", "position": "po", "action": "ac", "commitment": "cm", "figure": "fi"}
_JSON = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=vars)
_NOT_CONTENT = {"id", "reader", "confidence"}
BY_DOSSIER = {"action": ("issue", "value"), "commitment": ("issue", "value"), "position": ("how",)}
"""Fields that hang on how a dossier puts its issues: they are left out where they tell nothing, and a correction of the
record holds whatever becomes of them."""


class Correction(Model):
    """One change by a person: a new row, never an overwriting. ``changes`` is field → new value;
    ``verb`` is what was done."""

    record: str
    verb: Literal["accept", "correct", "reject", "merge", "split", "undo"]
    changes: dict[str, Any] = {}
    author: str
    time: str
    reason: str | None = None


def content_id(record: Record) -> str:
    """The record's id: kind prefix and 16 hexadecimal digits of SHA-256 over its content.

    Reader and confidence are left out, so that a better calibration keeps the ids; so is the issue of a deed that bears
    on none."""
    fields = told(record, {name: value for name, value in vars(record).items() if name not in _NOT_CONTENT})
    line = _JSON.encode(fields)  # faster than over model_dump; pieces of evidence come in by their fields too
    return f"{_PREFIX[record.kind]}-{hashlib.sha256(line.encode()).hexdigest()[:16]}"


def told(record: Record, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields without those of ``BY_DOSSIER`` that tell nothing."""
    empty = {name for name in BY_DOSSIER.get(record.kind, ()) if fields.get(name) in (None, "said")}
    return {name: value for name, value in fields.items() if name not in empty} if empty else fields
