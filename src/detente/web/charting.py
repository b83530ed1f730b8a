"""Charts as SVG for the pages; where they cannot be drawn, an answer that says why."""

from starlette.responses import Response

from detente import charts
from detente.web.visit import Visit


def picture(visit: Visit, kind: str) -> Response:
    """The chart of a kind, of the ``names`` in the address (with commas between them). Raises UsageError where there
    is no such chart, or nothing to draw with."""
    names = [name for name in (visit.asked("names") or "").split(",") if name]

    def drawn() -> str:
        return charts.svg(visit.folder.chart(kind, *names, as_of=visit.as_of, since=visit.since))

    words = visit.kept("chart", kind, *names, make=drawn)
    return Response(words, media_type="image/svg+xml")
