"""Charts as SVG for the pages; where they cannot be drawn, an answer that says why."""

import re
from typing import Any

from starlette.responses import Response

from detente.web.visit import Visit

_FOREIGN = re.compile(r'(?:xlink:)?href="[^"]*/record/')
"""The drawing library puts an address of its own before links; those of the desk stay at the desk."""

_COUNT = re.compile(r"; [\d,]+ records?\b")  # of all panels


def picture(visit: Visit, kind: str) -> Response:
    """The chart of a kind, of the ``names`` in the address (with commas between them), or one ``panel`` of it. Raises
    UsageError where there is no such chart."""
    names = [name for name in (visit.asked("names") or "").split(",") if name]
    panel = visit.asked("panel")

    def drawn() -> str:
        from detente import charts  # with the analysis, which the desk does not need to begin

        chart = visit.folder.chart(kind, *names, as_of=visit.as_of, since=visit.since)
        found = charts.svg(linked(chart if panel is None else only(chart, panel)))
        return _FOREIGN.sub('href="/record/', found)

    words = visit.kept("chart", kind, panel, *names, make=drawn)
    return Response(words, media_type="image/svg+xml")


def only(chart: dict[str, Any], panel: str) -> dict[str, Any]:
    """One panel of a chart."""
    values = [value for value in chart["data"]["values"] if value.get("panel") == panel]
    title = {**chart["title"], "subtitle": [_COUNT.sub("", line) for line in chart["title"]["subtitle"]]}
    return {**chart, "title": title, "data": {**chart["data"], "values": values}}


def linked(chart: dict[str, Any]) -> dict[str, Any]:
    """The chart with its points leading to the records for which they stand."""
    for layer in chart.get("spec", {}).get("layer", []):
        if layer["mark"]["type"] == "point":
            layer["encoding"]["href"] = {"field": "link"}
            for value in chart["data"]["values"]:
                if "record" in value:
                    value["link"] = f"/record/{value['record']}"
    return chart
