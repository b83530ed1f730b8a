"""Charts as they stand in a page: SVG that can be put into HTML beside others."""

import re
from typing import Any

from detente import charts


def inline(spec: dict[str, Any], name: str) -> str:
    """The chart as an SVG element; ``name`` keeps its inner names apart from those of other charts of the page."""
    drawn = re.sub(r"^<\?xml[^>]*\?>|<!DOCTYPE[^>]*>", "", charts.svg(spec)).strip()
    drawn = re.sub(r' xmlns(?::\w+)?="[^"]*"', "", drawn)
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', drawn)
    drawn = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", drawn)
    return re.sub(r'href="#([^"]+)"', rf'href="#{name}-\1"', drawn)
