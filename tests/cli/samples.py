"""Reports for the tests of the commands, and the program as a process of its own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

HARBOUR = """Harbour talks stall over inspectors

By Anna Keller

ANKARA, March 5, 2024 (Valley Courier) — The harbour stays closed until inspectors arrive, Foreign Minister Hakan \
Fidan told reporters on Tuesday.

“We have waited long enough,” Fidan said. “Without inspectors there will be no agreement.”

The answer came from Moscow. “Nobody sets conditions for Russia,” Foreign Ministry spokeswoman Maria Zakharova \
said. According to a European diplomat, the two sides will meet again next week.
"""
GRAIN = """Grain deal extended for two months

GENEVA, March 18, 2024 (Valley Courier) — The parties to the grain agreement prolonged it by sixty days on Monday, \
United Nations Secretary-General António Guterres announced. He called the decision a relief for the poorest countries.

Ukraine welcomed the extension but said that it was too short. “Sixty days are not enough for the shippers,” a \
Ukrainian official told the Valley Courier.
"""
FRENCH = """Les négociations sur le port reprendront la semaine prochaine, a déclaré mardi le ministre des Affaires
étrangères. Selon lui, les deux parties sont désormais d'accord sur le principe d'une mission d'inspection, mais pas
encore sur sa composition ni sur la date de son arrivée. Le porte-parole du gouvernement n'a pas souhaité répondre.
"""
EMPTY_FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Nothing yet</title><link>http://feed.example/</link></channel></rss>
"""


class Said(NamedTuple):
    """What a command gave: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[list[str]]:
        return [line.split("\t") for line in self.out.splitlines()]


Command = Callable[..., Said]


def put(folder: Path, name: str, content: str | bytes = HARBOUR) -> Path:
    """Write a report into the folder ``reports`` of a dossier."""
    file = folder / "reports" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


PROGRAM = [sys.executable, "-c", "from detente.cli import main; main()"]


def program(*words: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    command = [*PROGRAM, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **options)
