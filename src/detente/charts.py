"""Pictures of the state of play: declarative charts (Vega-Lite 6) as JSON, SVG or PNG, drawn without a network.

One panel for each party or issue instead of a colour for each, so that they can be read in grey and by the
colour-blind. Each carries the day as of which it holds and the number of records on which it rests.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from detente.analysis.board import Board
from detente.analysis.convergence import Distance
from detente.analysis.loading import iso_day
from detente.analysis.span import Span
from detente.analysis.tension import Tension
from detente.analysis.views import IssueView
from detente.errors import UsageError
from detente.records import Contact

Spec = dict[str, Any]
FORMATS = (".svg", ".png", ".json")
INK, BAND, PALE = "#1f3a5f", "#b8c9dd", "#6b7785"
_FOLD = 3  # panels side by side
_SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # the name of the format; nothing is fetched


def position_over_time(view: IssueView, parties: Sequence[str] | None = None) -> Spec:
    """Where each party, or each of these, stands on an issue over the window: mean and band, the records as points."""
    order = [party for party in parties or view.over_time if party in view.over_time]
    values: list[Spec] = [
        {"panel": party, "what": "estimate", "day": iso_day(e.day), "mean": e.mean, "low": e.low, "high": e.high}
        for party in order
        for e in view.over_time[party]
    ]
    inside = [s for s in view.evidence if s.party in order and view.span.since <= s.day <= view.span.as_of]
    values += [
        {
            "panel": seen.party,
            "what": "record",
            "day": iso_day(seen.day),
            "value": seen.value,
            "record": seen.record,
            "how": seen.how,
        }
        for seen in inside
    ]
    title = view.issue.question
    scale = f"0: {view.issue.low}; 100: {view.issue.high}"
    basis = [scale, _basis(view.span, len(inside), "record")]
    return _panels(title, basis, values, _over_time("position", points=True), order)


def distance_over_time(
    pair: tuple[str, str], distances: Mapping[str, Sequence[Distance]], span: Span, records: int
) -> Spec:
    """How far a pair is apart on each issue over the window: mean and band."""
    values = [
        {"panel": issue, "what": "estimate", "day": iso_day(d.day), "mean": d.mean, "low": d.low, "high": d.high}
        for issue, line in distances.items()
        for d in line
    ]
    title = f"How far {pair[0]} and {pair[1]} are apart"
    basis = [_basis(span, records, "record")]
    return _panels(title, basis, values, _over_time("points apart", points=False), list(distances))


def heat_map(board: Board) -> Spec:
    """Where each party stands on each issue; the number and its arrow are written in each field."""
    arrows = {"up": " ↑", "down": " ↓", "steady": " →", "unclear": ""}
    values = [
        {
            "issue": row.issue.id,
            "party": party,
            "value": cell.now.mean,
            "text": f"{cell.now.mean:.0f}{arrows[cell.arrow]}",
        }
        for row in board.rows
        for party, cell in row.cells.items()
        if cell is not None
    ]
    place = {
        "x": {
            "field": "party",
            "type": "nominal",
            "title": None,
            "sort": list(board.parties),
            "axis": {"orient": "top"},
        },
        "y": {"field": "issue", "type": "nominal", "title": None, "sort": [row.issue.id for row in board.rows]},
    }
    colour = {"field": "value", "type": "quantitative", "title": "0 to 100",
              "scale": {"domain": [0, 100], "range": ["#f7f7f7", "#4a4a4a"]}}  # fmt: skip
    light = {"condition": {"test": "datum.value > 55", "value": "white"}, "value": "black"}
    return whole(board.title, [_basis(board.span, board.records, "position")], {
        "data": {"values": values}, "width": {"step": 90}, "height": {"step": 24},
        "layer": [
            {"mark": {"type": "rect", "stroke": "white"}, "encoding": {**place, "color": colour}},
            {"mark": "text", "encoding": {**place, "text": {"field": "text"}, "color": light}},
        ],
    })  # fmt: skip


def pair_on_scale(board: Board) -> Spec:
    """Where the two parties of the pair stand on each issue of which both speak, and where they stood (small marks)."""
    one, other = board.pair or ("", "")
    values = [
        {"issue": row.issue.id, "party": party, "now": cell.now.mean, "before": cell.before,
         "low": min(a.now.mean, b.now.mean), "high": max(a.now.mean, b.now.mean)}
        for row in board.rows
        if (a := row.cells.get(one)) and (b := row.cells.get(other))
        for party, cell in ((one, a), (other, b))
    ]  # fmt: skip
    y = {"field": "issue", "type": "nominal", "title": None, "sort": [row.issue.id for row in board.rows]}
    party = {"field": "party", "type": "nominal", "title": None, "sort": [one, other], "legend": {"orient": "top"}}
    shape, colour = {"domain": [one, other], "range": ["circle", "diamond"]}, [INK, "#c8781e"]

    def x(field: str) -> Spec:
        return {"field": field, "type": "quantitative", "title": None, "scale": {"domain": [0, 100]}}

    marks = {"y": y, "shape": {**party, "scale": shape},
             "color": {**party, "scale": {"domain": [one, other], "range": colour}}}  # fmt: skip
    return whole(f"Where {one} and {other} stand", [_basis(board.span, board.records, "position")], {
        "data": {"values": values}, "width": 430, "height": {"step": 21},
        "layer": [
            {"mark": {"type": "rule", "color": BAND, "strokeWidth": 4},
             "encoding": {"y": y, "x": x("low"), "x2": {"field": "high"}}},
            {"mark": {"type": "point", "size": 28, "opacity": 0.6}, "encoding": {**marks, "x": x("before")}},
            {"mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
             "encoding": {**marks, "x": x("now")}},
        ],
    })  # fmt: skip


def tension(found: Tension, span: Span) -> Spec:
    """The weekly balance of a pair over the window: cooperation up, conflict down, and the turning points."""
    weeks = [week for week in found.weeks if week.start + 6 >= span.since]
    values: list[Spec] = [{"week": iso_day(week.start), "cooperation": week.cooperation, "conflict": week.conflict}
                          for week in weeks]  # fmt: skip
    turns = [{"week": iso_day(turn.start)} for turn in found.turns if turn.start >= span.since]
    x = {"field": "week", "type": "temporal", "title": None}
    bars = [
        {"mark": {"type": "bar", "color": colour}, "encoding": {"x": x, "y": {
            "field": name, "type": "quantitative", "title": "conflict (below 0), cooperation"}}}
        for name, colour in (("cooperation", BAND), ("conflict", INK))
    ]  # fmt: skip
    rule = {"data": {"values": turns}, "mark": {"type": "rule", "strokeDash": [4, 3], "color": "black"},
            "encoding": {"x": x}}  # fmt: skip
    title = f"Tension between {found.parties[0]} and {found.parties[1]}"
    basis = [_basis(span, sum(len(week.records) for week in weeks), "record"), "dashed: the weekly balance turned"]
    return whole(title, basis, {"data": {"values": values}, "width": 640, "height": 220, "layer": [*bars, rule]})


def contacts(found: Iterable[Contact], title: str) -> Spec:
    """Contacts over time, one line for each pair or group that met; told apart by their form's mark."""
    dated = [contact for contact in found if contact.date]
    values = [
        {"day": (contact.date or "").partition("/")[0], "who": ", ".join(sorted(contact.parties)) or "unknown",
         "form": contact.form, "place": contact.place or ""}
        for contact in dated
    ]  # fmt: skip
    encoding = {
        "x": {"field": "day", "type": "temporal", "title": None},
        "y": {"field": "who", "type": "nominal", "title": None},
        "shape": {"field": "form", "type": "nominal", "title": None},
    }
    last = max((value["day"] for value in values), default="no day")
    basis = f"until {last}, {len(dated)} {'contact' if len(dated) == 1 else 'contacts'}"
    mark = {"type": "point", "filled": True, "size": 70, "color": INK, "opacity": 0.8}
    return whole(title, [basis], {"data": {"values": values}, "width": 640, "height": {"step": 20}, "mark": mark,
                                   "encoding": encoding})  # fmt: skip


def draw(spec: Spec, out: Path) -> None:
    """Write a chart to a file, by its ending SVG, PNG or JSON. Raises UsageError for another ending or a file that
    cannot be written."""
    ending = out.suffix.lower()
    if ending not in FORMATS:
        raise UsageError(f"{out} is not a picture: give it the ending {', '.join(FORMATS)}.")
    try:
        if ending == ".json":
            out.write_text(json.dumps(spec, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        elif ending == ".svg":
            out.write_text(svg(spec), encoding="utf-8")
        else:
            out.write_bytes(png(spec))
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror}): choose another file.") from error


def svg(spec: Spec) -> str:
    """The chart as SVG."""
    return str(_renderer().vegalite_to_svg(spec))


def png(spec: Spec, scale: float = 2.0) -> bytes:
    """The chart as PNG; ``scale`` makes it finer."""
    return bytes(_renderer().vegalite_to_png(spec, scale=scale))


def _renderer() -> Any:
    import vl_convert  # a tenth of a second, which only pictures need

    return vl_convert


def _basis(span: Span, count: int, what: str) -> str:
    records = f"{count:,} {what}{'' if count == 1 else 's'}"
    return f"as of {iso_day(span.as_of)}, since {iso_day(span.since)}; {records}; band 80 %"


def _over_time(axis: str, *, points: bool) -> list[Spec]:
    """The layers of a panel: band, mean and, with ``points``, the records."""
    x = {"field": "day", "type": "temporal", "title": None, "axis": {"tickCount": 4}}
    scale = {"domain": [0, 100]}

    def y(field: str) -> Spec:
        return {"field": field, "type": "quantitative", "title": axis, "scale": scale}

    estimate = [{"filter": "datum.what == 'estimate'"}]
    layers: list[Spec] = [
        {"transform": estimate, "mark": {"type": "area", "color": BAND},
         "encoding": {"x": x, "y": y("low"), "y2": {"field": "high"}}},
        {"transform": estimate, "mark": {"type": "line", "color": INK}, "encoding": {"x": x, "y": y("mean")}},
    ]  # fmt: skip
    if points:
        layers.append({
            "transform": [{"filter": "datum.what == 'record'"}],
            "mark": {"type": "point", "color": PALE, "size": 25},
            "encoding": {"x": x, "y": y("value"), "shape": {
                "field": "how", "type": "nominal", "title": None, "legend": {"orient": "top"},
                "scale": {"domain": ["said", "did", "undertook"], "range": ["circle", "square", "triangle-up"]},
            }},
        })  # fmt: skip
    return layers


def _panels(title: str, subtitle: list[str], values: list[Spec], layers: list[Spec], order: list[str]) -> Spec:
    return whole(title, subtitle, {
        "data": {"values": values},
        "facet": {"field": "panel", "type": "nominal", "title": None, "sort": order},
        "columns": min(_FOLD, max(len(order), 1)),
        "spec": {"width": 210, "height": 130, "layer": layers},
    })  # fmt: skip


def whole(title: str, subtitle: list[str], spec: Spec) -> Spec:
    """A chart with its title and what stands below it."""
    return {
        "$schema": _SCHEMA, "background": "white",
        "title": {"text": title, "subtitle": subtitle, "anchor": "start"}, **spec,
    }  # fmt: skip
