"""Readings that go on behind the pages: each in a thread of its own, one at a time, with all its steps to look back on.

A reading does not keep others from deciding: the ledger is written for a moment after each report only.
"""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from detente import session, steps
from detente.errors import DetenteError
from detente.steps import Step

_KEPT = 20


class Job:
    """One reading: ``steps`` only grow; after ``ended`` nothing comes any more."""

    def __init__(self, name: str, first: Sequence[Step]) -> None:
        self.name = name
        self.steps: list[Step] = list(first)
        self.ended = False

    def tell(self, step: Step) -> None:
        """Add a step."""
        self.steps.append(step)


class Jobs:
    """The readings that this desk began, the last ones; they are lost with it, what they read is not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._one = threading.Lock()
        self._known: OrderedDict[str, Job] = OrderedDict()

    def begin(self, files: Sequence[Path], first: Sequence[Step] = ()) -> Job:
        """Read the files in the background; ``first`` are steps that were taken already."""
        job = Job(secrets.token_hex(4), first)
        self._known[job.name] = job
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        threading.Thread(target=self._run, args=(job, list(files)), name=f"reading {job.name}", daemon=True).start()
        return job

    def get(self, name: str) -> Job | None:
        """The reading of this name."""
        return self._known.get(name)

    def last(self) -> list[Job]:
        """All that are known, the last first."""
        return list(self._known.values())[::-1]

    def _run(self, job: Job, files: Sequence[Path]) -> None:
        if not self._one.acquire(blocking=False):
            job.tell(Step("waiting", "", why="Another reading goes on; this one begins after it."))
            self._one.acquire()
        try:
            for step in steps.steps(lambda: session.open(self._folder), files):
                job.tell(step)
        except DetenteError as error:
            job.tell(Step("failed", "", why=str(error)))
        except Exception as error:  # a fault of the program: told on the page, and the desk goes on
            why = f"The program failed on it ({type(error).__name__}); what was read until then is kept."
            job.tell(Step("failed", "", why=why))
        finally:
            job.ended = True
            self._one.release()
