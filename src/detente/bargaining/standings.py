"""A ledger → a scenario: where each party stands, how much it cares and how strong it is, each with its source.

Positions are the posterior of the board on the day (``analysis.positions``), saliences come from how much and how
firmly a party speaks (``salience``), capabilities, links and no-deal points from ``dossier.toml``; a state to which it
gives no capability has that of the national figures (``capability``), and nobody else has one by default.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.analysis import loading, positions
from detente.analysis.attention import Attention, attention
from detente.analysis.observations import Columns
from detente.analysis.settings import thresholds
from detente.analysis.span import span_of
from detente.bargaining import powers, salience
from detente.bargaining.quantity import Quantity, normal, value
from detente.bargaining.scenario import Issue, Scenario, Stand
from detente.dossier import Dossier
from detente.errors import ScenarioError
from detente.ledger import Ledger, queries, series

OBSERVER = "OBSERVER"
_NAMED = 3  # records that a source names
_WEIGHT, _MOST = 0.95, 12  # the reports of a value: those that carry this share of it, at most so many


@dataclass(frozen=True, slots=True)
class Carrier:
    """A record on which a position rests, the report that has it, where it puts the party, and its share in that."""

    record: str
    report: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Standing:
    """On what the position of a party on an issue rests, the weightiest record first."""

    records: int
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True)
class Ground:
    """What a ledger holds as of a day: the records on positions, and the paths of their reports."""

    dossier: Dossier
    day: int
    rows: Columns
    left: int
    paths: Mapping[int, str]
    first: str | None

    @property
    def as_of(self) -> str:
        """The day, ISO."""
        return loading.iso_day(self.day)

    def without(self, reports: Collection[str]) -> "Ground":
        """The same as if these reports did not exist."""
        gone = [number for number, path in self.paths.items() if path in reports]
        return replace(self, rows=self.rows.take(~np.isin(self.rows.report, gone)))


@dataclass(frozen=True)
class Inputs:
    """A scenario drawn from a ledger; ``standings`` is by party and issue, ``notes`` say what was left out and why."""

    scenario: Scenario
    ground: Ground
    standings: Mapping[tuple[str, str], Standing]
    notes: tuple[str, ...]

    def too_little(self, issue: str) -> str | None:
        """Why the records on an issue are too few to say anything, in words; None where they are not."""
        least = thresholds().records_of_each
        mine = [(party, s.records) for (party, name), s in self.standings.items() if name == issue]
        enough = [party for party, records in mine if records >= least]
        if len(enough) >= 2:
            return None
        only = f"only {enough[0]} has" if enough else "nobody has"
        return f"{issue}: too little evidence, {only} {least} records or more there."


def ground(ledger: Ledger, dossier: Dossier, as_of: str | None = None) -> Ground:
    """What the ledger holds by ``as_of``, an EDTF date; without it by the day of the last report."""
    day = span_of(ledger, as_of, None).as_of
    rows, left = loading.positions(ledger, as_of=loading.iso_day(day))
    known = np.asarray([name in {issue.id for issue in dossier.issues} for name in rows.names["issue"]], dtype=bool)
    mine = rows.take(known[rows.issue]) if len(rows) else rows
    return Ground(dossier, day, mine, left, series.paths(ledger), queries.counts(ledger).first_published)


def inputs(
    of: Ground, *, issue: str | None = None, given: Mapping[str, float] | None = None,
    drop: Collection[str] = (), only: Collection[str] | None = None,
) -> Inputs:  # fmt: skip
    """The scenario of all issues on which two parties or more have a position, or of one issue.

    ``given`` are capabilities for parties that have none, ``drop`` parties that are left out, ``only`` those that may
    be there. A ScenarioError says what is missing."""
    asked = tuple(known.id for known in of.dossier.issues) if issue is None else (issue,)
    stands, standings, strangers = _stands(of)
    left = [key for key in stands if key[0] not in drop and (only is None or key[0] in only)]
    stands = {key: stands[key] for key in left}
    notes = _notes(of, strangers)
    there = {name: [party for party, on in stands if on == name] for name in asked}
    kept = tuple(name for name in asked if len(there[name]) > 1)
    if not kept:
        raise ScenarioError(_nothing(of, asked, there))
    notes += [f"{name} is left out: {_few(there[name])} has a position there." for name in asked if name not in kept]
    stands = {key: stand for key, stand in stands.items() if key[1] in kept}
    actors, more = powers.actors(of.dossier, list(dict.fromkeys(party for party, _ in stands)), of.as_of, given or {})
    scenario = Scenario(
        f"{of.dossier.title}, as of {of.as_of}", actors, _issues(of.dossier, kept), stands, _links(of.dossier)
    ).only(kept)
    found = {key: standings[key] for key in stands}
    return Inputs(scenario.check("The scenario drawn from the ledger"), of, found, (*notes, *more))


def _stands(
    of: Ground,
) -> tuple[dict[tuple[str, str], Stand], dict[tuple[str, str], Standing], list[str]]:
    """The stands of those that bargain, by party in the dossier's order; what they rest on; who else has a position."""
    drifts = {issue.id: issue.drift for issue in of.dossier.issues if issue.drift is not None}
    found = positions.estimate(of.rows, drifts)
    weight = positions.weights(found, of.day)
    heard = attention(of.rows, of.day, salience.settings().half_life_days)
    codes = {party for _, party in found.names}
    listed = [party.code for party in of.dossier.parties] or sorted(codes - {OBSERVER})
    cares = {party: _saliences(heard, party, of) for party in listed if party in codes}
    estimates = {(one.party, one.issue): (n, one) for n, one in enumerate(found.at(of.day, sources=0))}
    stands, standings = {}, {}
    for party in listed:
        for issue in (known.id for known in of.dossier.issues):
            if (party, issue) not in estimates:
                continue
            number, one = estimates[party, issue]
            carriers = _carriers(of, np.flatnonzero(found.series == number), weight)
            position = normal(
                round(one.mean, 2), round(one.deviation, 2), _position_source(of, one, carriers), _reports(carriers)
            )
            stands[party, issue] = Stand(position, replace(cares[party][issue], reports=_reports(carriers)))
            standings[party, issue] = Standing(one.records, carriers)
    return stands, standings, sorted(codes - set(listed) - {OBSERVER})


def _carriers(of: Ground, rows: "np.ndarray", weight: "np.ndarray") -> tuple[Carrier, ...]:
    order = sorted(rows.tolist(), key=lambda n: -weight[n])
    return tuple(
        Carrier(
            str(of.rows.record[n]), of.paths.get(int(of.rows.report[n]), "?"), float(of.rows.value[n]), float(weight[n])
        )
        for n in order
        if weight[n] > 0
    )


def _reports(carriers: Iterable[Carrier]) -> tuple[str, ...]:
    """The reports that carry a value, the weightiest first."""
    by_report: dict[str, float] = {}
    for carrier in carriers:
        by_report[carrier.report] = by_report.get(carrier.report, 0.0) + carrier.weight
    total, reached = sum(by_report.values()), 0.0
    found: list[str] = []
    for report in sorted(by_report, key=lambda name: (-by_report[name], name)):
        if reached >= _WEIGHT * total or len(found) == _MOST:
            break
        found.append(report)
        reached += by_report[report]
    return tuple(found)


def _position_source(of: Ground, one: positions.Estimate, carriers: tuple[Carrier, ...]) -> str:
    what = "1 record" if one.records == 1 else f"{one.records} records"
    named = " ".join(carrier.record for carrier in carriers[:_NAMED])
    return f"board of {of.as_of}: {what}, the last of {loading.iso_day(one.last)}; weightiest: {named}"


def _saliences(heard: Attention, party: str, of: Ground) -> dict[str, Quantity]:
    """The salience of each issue to a party."""
    issues = tuple(issue.id for issue in of.dossier.issues)
    counts = heard.of(party, issues)
    total = sum(heard.speeches.get((issue, party), 0) for issue in issues)
    found = {}
    for issue, mean, sd in zip(issues, *salience.saliences(counts), strict=True):
        source = f"{heard.speeches.get((issue, party), 0)} of its {total} speeches on the issues of the dossier"
        found[issue] = normal(round(float(mean), 3), round(float(sd), 3), source)
        if sd == 0:
            found[issue] = value(float(mean), "the dossier has one issue: nothing to weigh it against")
    return found


def _issues(dossier: Dossier, kept: Collection[str]) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            known.id, known.question, 0.0, 100.0, known.low, known.high,
            None if known.no_deal is None else value(known.no_deal, "dossier.toml"),
        )
        for known in dossier.issues
        if known.id in kept
    )  # fmt: skip


def _links(dossier: Dossier) -> tuple[tuple[str, str], ...] | None:
    return None if dossier.linked is None else tuple((pair[0], pair[1]) for pair in dossier.linked)


def _notes(of: Ground, strangers: list[str]) -> list[str]:
    notes = []
    if strangers:
        one = len(strangers) == 1
        have, are, so = ("has", "is no party", "it does") if one else ("have", "are no parties", "they do")
        notes.append(f"{', '.join(strangers)} {have} positions but {are} of dossier.toml, so {so} not bargain here.")
    if of.left:
        what = "1 position has" if of.left == 1 else f"{of.left} positions have"
        notes.append(f"{what} no value, no party or no date and cannot count.")
    return notes


def _few(parties: list[str]) -> str:
    return f"only {parties[0]}" if parties else "nobody"


def _nothing(of: Ground, asked: tuple[str, ...], there: Mapping[str, list[str]]) -> str:
    if not of.dossier.issues:
        return "The dossier has no issues, so there is nothing to forecast: add [[issue]] tables to dossier.toml."
    if not len(of.rows):
        since = f"; its first report is of {of.first}" if of.first and of.first > of.as_of else ""
        return f"No record published by {of.as_of} tells where a party stands on an issue of the dossier{since}."
    if len(asked) == 1:
        few = _few(there[asked[0]])
        return f"On {asked[0]} {few} has a position by {of.as_of}, so there is nothing to bargain over."
    return f"By {of.as_of} there is no issue on which two parties of the dossier have a position."
