"""Pictures of forecasts: outcomes by model, moves by round, what an outcome hangs on, who could trade with whom.

All is told apart by place, dash, shape and shade, none by colour. Each says on what scenario it rests.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from detente.bargaining.ensemble import Forecast
from detente.bargaining.moving import Swing
from detente.bargaining.outcome import Outcome, Trade
from detente.bargaining.scenario import Issue
from detente.bargaining.whatif import Row
from detente.charts import BAND, INK, PALE, Spec, whole

BINS = 40
"""Bars over a scale."""
SWINGS = 15
"""The most bars of a tornado."""
TRADES = 12
"""The most trades of a network: more are a tangle."""


def outcomes(rows: Sequence[Row], issues: Sequence[Issue], basis: str) -> Spec:
    """How the outcomes spread on each issue by each model: bars for the base, a dashed outline for the changed
    scenario; below them the middle 80 % (thin), the middle 50 % (thick) and the median (dot)."""
    scales = {issue.id: (issue.low, issue.high) for issue in issues}
    values: list[Spec] = []
    for row in rows:
        found = {"base": row.base} | ({"changed": row.changed} if row.changed is not None else {})
        place = {"issue": row.base.issue, "model": row.model.name}
        values += [{**place, **value} for value in _spread(found, *scales[row.base.issue])]
    subtitle = [basis, "shaded: how the draws spread; lines below: their middle 80 % and 50 %, dot: the median"]
    if any(row.changed is not None for row in rows):
        subtitle.append("dashed outline, lower lines: with the changes")
    models, ids = ([*dict.fromkeys(names)] for names in ([r.model.name for r in rows], [r.base.issue for r in rows]))
    return whole("Where it may end, by model", subtitle, {
        "data": {"values": values},
        "facet": {"row": {"field": "model", "type": "nominal", "title": None, "sort": models,
                          "header": {"labelAngle": 0, "labelAlign": "left"}},
                  "column": {"field": "issue", "type": "nominal", "title": None, "sort": ids}},
        "resolve": {"scale": {"x": "independent"}},
        "spec": {"width": 260, "height": 70, "layer": _spread_layers()},
    })  # fmt: skip


def _spread(found: Mapping[str, Forecast], low: float, high: float) -> list[Spec]:
    """Bars as high as they are often, the most frequent 1; and the bands. Draws without a deal are in neither."""
    counts = {}
    values: list[Spec] = []
    for which, forecast in found.items():
        deals = forecast.outcomes[np.isfinite(forecast.outcomes)]
        counts[which], edges = np.histogram(deals, bins=BINS, range=(low, high))
        if len(deals):
            ends = {"low": forecast.most[0], "high": forecast.most[1], "median": forecast.median}
            first, last = forecast.half
            values.append({"what": "band", "which": which, **ends, "first": first, "last": last})
    most = max(int(count.max()) for count in counts.values()) or 1
    for which, count in counts.items():
        heights = [*(count / most).tolist(), 0.0]
        values += [
            {"what": "bar", "which": which, "at": float(edge), "height": height}
            for edge, height in zip(edges, heights, strict=True)
        ]
    return values


def _spread_layers() -> list[Spec]:
    def only(what: str, which: str) -> list[Spec]:
        return [{"filter": f"datum.what == '{what}' && datum.which == '{which}'"}]

    def x(field: str) -> Spec:
        return {"field": field, "type": "quantitative", "title": None, "scale": {"zero": False}}

    scale: Spec = {"domain": [-0.5, 1]}
    y: Spec = {"field": "height", "type": "quantitative", "axis": None, "scale": scale}
    line: Spec = {"interpolate": "step-after", "color": INK, "strokeDash": [4, 2], "strokeWidth": 1.2}
    layers: list[Spec] = [
        {"transform": only("bar", "base"), "mark": {"type": "area", "color": BAND, "interpolate": "step-after"},
         "encoding": {"x": x("at"), "y": y, "y2": {"datum": 0}}},
        {"transform": only("bar", "changed"), "mark": {"type": "line", **line}, "encoding": {"x": x("at"), "y": y}},
    ]  # fmt: skip
    for which, height, dash in (("base", -0.14, [1, 0]), ("changed", -0.34, [4, 2])):
        at: Spec = {"datum": height, "type": "quantitative", "scale": scale}
        mark = {"type": "rule", "color": "black", "strokeDash": dash}
        layers += [
            {"transform": only("band", which), "mark": {**mark, "strokeWidth": 1},
             "encoding": {"x": x("low"), "x2": {"field": "high"}, "y": at}},
            {"transform": only("band", which), "mark": {**mark, "strokeWidth": 3.5},
             "encoding": {"x": x("first"), "x2": {"field": "last"}, "y": at}},
            {"transform": only("band", which), "mark": {"type": "point", "filled": True, "color": "black", "size": 45,
                                                        "opacity": 1},
             "encoding": {"x": x("median"), "y": at}},
        ]  # fmt: skip
    return layers


def rounds(found: Outcome, issues: Sequence[Issue], basis: str) -> Spec:
    """Where everybody stands after each round, and where it ends; names at both ends of the lines."""
    panels = []
    for issue in issues:
        track = found.positions.get(issue.id)
        if track is None:
            continue
        values: list[Spec] = [
            {"actor": actor, "round": t, "position": float(row[i])}
            for t, row in enumerate(track)
            for i, actor in enumerate(found.actors)
            if math.isfinite(row[i])
        ]
        panels.append(_track(issue, values, found.points[issue.id], len(track) - 1, _names(found, issue, track)))
    words = [word for word in found.words if "settle" in word]
    subtitle = [basis, "dashed: where it ends (weighted median of the last positions)", *words]
    return whole(f"Moves by round ({found.model})", subtitle, {"vconcat": panels})


def _names(found: Outcome, issue: Issue, track: np.ndarray) -> list[Spec]:
    """The names of those who begin and end at one place, together."""
    apart = 0.03 * (issue.high - issue.low)
    labels: list[Spec] = []
    for side, t in (("begin", 0), ("end", len(track) - 1)):
        row = track[t].tolist()
        standing = sorted((row[i], actor) for i, actor in enumerate(found.actors) if math.isfinite(row[i]))
        groups: list[tuple[float, list[str]]] = []
        for position, actor in standing:
            if groups and position - groups[-1][0] < apart:
                groups[-1][1].append(actor)
            else:
                groups.append((position, [actor]))
        labels += [{"side": side, "round": t, "position": at, "names": ", ".join(actors)} for at, actors in groups]
    return labels


def _track(issue: Issue, values: list[Spec], end: float, last: int, labels: list[Spec]) -> Spec:
    x: Spec = {"field": "round", "type": "quantitative", "title": "round", "scale": {"domain": [0, max(last, 1)]},
               "axis": {"tickMinStep": 1, "format": "d", "tickCount": min(last, 10)}}  # fmt: skip
    y: Spec = {"field": "position", "type": "quantitative", "title": None,
               "scale": {"domain": [issue.low, issue.high], "zero": False}}  # fmt: skip
    line = {"type": "line", "color": INK, "strokeWidth": 1.2, "opacity": 0.7, "point": {"color": INK, "size": 22}}

    def text(side: str, align: str, shift: int) -> Spec:
        return {
            "transform": [{"filter": f"datum.side == '{side}'"}],
            "mark": {"type": "text", "align": align, "dx": shift, "fontSize": 10, "limit": 240},
            "encoding": {"x": x, "y": y, "text": {"field": "names"}},
        }

    layers: list[Spec] = [
        {"data": {"values": values}, "mark": line, "encoding": {"x": x, "y": y, "detail": {"field": "actor"}}},
        {"data": {"values": labels}, "layer": [text("begin", "right", -30), text("end", "left", 8)]},
    ]
    if math.isfinite(end):
        rule = {"type": "rule", "strokeDash": [5, 4], "color": "black"}
        layers.append({"data": {"values": [{"position": end}]}, "mark": rule, "encoding": {"y": y}})
    return {"title": issue.id, "width": 420, "height": 200, "layer": layers}


def tornado(of: Mapping[str, tuple[float, Sequence[Swing]]], model: str, basis: str) -> Spec:
    """How far each uncertain value swings an outcome: from its 10th percentile (dark) to its 90th (light). ``of`` gives
    by issue the outcome at the middle of all values, and the swings."""
    subtitle = [basis, "the outcome with one value at an end of its middle 80 %, all others at their middle"]
    for issue, (_, swings) in of.items():
        if not swings:
            subtitle.append(f"{issue}: no uncertain value moves it")
        elif len(swings) > SWINGS:
            subtitle.append(f"{issue}: the {SWINGS} widest of {len(swings)}")
    panels = [_swings(issue, point, swings[:SWINGS]) for issue, (point, swings) in of.items() if swings]
    return whole(f"What the outcome hangs on ({model})", subtitle, {"vconcat": panels})


def _swings(issue: str, point: float, swings: Sequence[Swing]) -> Spec:
    values: list[Spec] = [
        {"name": swing.name, "from": point, "to": end, "end": which}
        for swing in swings
        for which, end in (("10th percentile", swing.low), ("90th percentile", swing.high))
        if math.isfinite(end)
    ]
    x: Spec = {"field": "from", "type": "quantitative", "title": issue, "scale": {"zero": False}}
    y: Spec = {"field": "name", "type": "nominal", "title": None, "sort": [swing.name for swing in swings],
               "axis": {"labelLimit": 260}}  # fmt: skip
    shade: Spec = {"field": "end", "type": "nominal", "title": "value at its", "legend": {"orient": "bottom"},
                   "scale": {"domain": ["10th percentile", "90th percentile"], "range": [INK, BAND]}}  # fmt: skip
    bars: Spec = {"mark": {"type": "bar", "stroke": INK, "strokeWidth": 0.5, "height": 11},
                  "encoding": {"x": x, "x2": {"field": "to"}, "y": y, "color": shade}}  # fmt: skip
    rule = {"type": "rule", "color": "black"}
    middle: Spec = {"data": {"values": [{"from": point}]}, "mark": rule, "encoding": {"x": x}}
    return {"data": {"values": values}, "width": 420, "height": {"step": 18}, "layer": [bars, middle]}


def trades(found: Sequence[Trade], actors: Sequence[str], basis: str) -> Spec:
    """Who could trade with whom: a line for each open trade, the wider the more both gain by it. Whom the trades of
    others would help points up, whom they would hurt points down; the size tells how much."""
    shown = found[:TRADES]
    angle = {actor: 2 * math.pi * i / max(len(actors), 1) for i, actor in enumerate(actors)}
    place = {actor: (math.sin(at), math.cos(at)) for actor, at in angle.items()}
    most = max((trade.gain for trade in shown), default=1.0)
    edges: list[Spec] = []
    for trade in shown:
        (x, y), (x2, y2) = place[trade.taker], place[trade.giver]
        label = f"{trade.taker}: {trade.demands}, {trade.giver}: {trade.gives}"
        pair = sorted((trade.taker, trade.giver))
        # The trades of one pair have their words at different places of the line.
        share = (0.5, 0.36, 0.64, 0.22)[sum(edge["who"] == pair for edge in edges) % 4]
        edges.append({
            "x": x, "y": y, "x2": x2, "y2": y2, "width": 0.6 + 4 * trade.gain / most, "text": label, "who": pair,
            "at_x": x + share * (x2 - x), "at_y": y + share * (y2 - y),
        })  # fmt: skip
    nodes = _nodes(shown, place)
    subtitle = [basis, "line: an open trade, each gets its way on the issue named; the wider, the more both gain"]
    subtitle.append("pointing up: the trades of others would help it; down: hurt it; the larger, the more")
    if not shown:
        subtitle.append("No trade is open that both would gain from.")
    elif len(found) > TRADES:
        subtitle.append(f"the {TRADES} best of {len(found)}")
    return whole("Open trades", subtitle, _network(edges, nodes))


def _nodes(shown: Sequence[Trade], place: Mapping[str, tuple[float, float]]) -> list[Spec]:
    nodes: list[Spec] = []
    for actor, (x, y) in place.items():
        bears = sum(trade.others.get(actor, 0.0) for trade in shown)
        shape = "is not touched" if abs(bears) < 0.005 else ("is helped" if bears > 0 else "pays")
        nodes.append({"x": x, "y": y, "label_y": y + (0.12 if y >= 0 else -0.12), "actor": actor, "shape": shape,
                      "size": 60 + 30 * min(abs(bears), 20.0), "bears": bears})  # fmt: skip
    return nodes


def _network(edges: list[Spec], nodes: list[Spec]) -> Spec:
    scale = {"domain": [-1.4, 1.4]}

    def at(x: str, y: str) -> Spec:
        axes = ((name, field) for name, field in (("x", x), ("y", y)))
        return {name: {"field": field, "type": "quantitative", "axis": None, "scale": scale} for name, field in axes}

    shape = {"field": "shape", "type": "nominal", "title": "by the trades of others", "legend": {"orient": "bottom"},
             "scale": {"domain": ["is helped", "is not touched", "pays"],
                       "range": ["triangle-up", "circle", "triangle-down"]}}  # fmt: skip
    return {
        "width": 460, "height": 460, "config": {"view": {"stroke": None}},
        "layer": [
            {"data": {"values": edges}, "mark": {"type": "rule", "color": PALE},
             "encoding": {**at("x", "y"), "x2": {"field": "x2"}, "y2": {"field": "y2"},
                          "strokeWidth": {"field": "width", "type": "quantitative", "scale": None}}},
            # Words in black over the same in a broad white stroke: they stand clear of the lines.
            *({"data": {"values": edges}, "mark": {"type": "text", "fontSize": 9, **look},
               "encoding": {**at("at_x", "at_y"), "text": {"field": "text"}}}
              for look in ({"stroke": "white", "strokeWidth": 4}, {"fill": "black"})),
            {"data": {"values": nodes}, "mark": {"type": "point", "filled": True, "color": INK, "opacity": 1},
             "encoding": {**at("x", "y"), "shape": shape,
                          "size": {"field": "size", "type": "quantitative", "scale": None}}},
            {"data": {"values": nodes}, "mark": {"type": "text", "fontWeight": "bold"},
             "encoding": {**at("x", "label_y"), "text": {"field": "actor"}}},
        ],
    }  # fmt: skip
