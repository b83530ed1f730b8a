"""Where the scenarios of ``detente whatif`` come from: a dossier's ledger, or a file written by hand."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.options import opened
from detente.errors import DossierError, UsageError

if TYPE_CHECKING:
    from detente.bargaining.compared import Question
    from detente.bargaining.scenario import Scenario
    from detente.bargaining.whatif import Answer


@dataclass(frozen=True)
class Found:
    """Both scenarios; as of which day; what is to be said before the numbers and what they rest on; the records that
    weigh most by issue, and the issues on which they are too few."""

    base: "Scenario"
    changed: "Scenario | None"
    as_of: str | None = None
    notes: tuple[str, ...] = ()
    resting: tuple[str, ...] = ()
    records: dict[str, list[str]] = field(default_factory=dict)
    thin: frozenset[str] = frozenset()


def from_file(file: Path, asked: "Question") -> Found:
    """The scenario of a file, and the same with the changes."""
    from detente.bargaining.changes import changed, only
    from detente.bargaining.files import load

    for given, option in ((asked.as_of, "--as-of"), (asked.without, "--without-report")):
        if given:
            raise UsageError(f"{option} asks the ledger of a dossier: leave {file} out, or leave {option} out.")
    base = only(load(file), asked.issue)
    return Found(base, changed(base, asked.sets, asked.drops) if asked.sets or asked.drops else None)


def from_ledger(dossier: Path | None, asked: "Question", *, explained: bool) -> Found:
    """The scenario that a dossier's ledger gives; ``explained``: with the sentences on which it rests."""
    from detente.bargaining.carrying import weightiest
    from detente.bargaining.resting import thin

    with opened(dossier) as folder:
        found = folder.compared(asked)
        resting = folder.resting(found) if explained else []
    issues = [issue.id for issue in found.base.scenario.issues]
    heaviest = weightiest(found.base, issues, 5)
    return Found(
        found.base.scenario,
        found.changed,
        found.base.ground.as_of,
        (*thin(found.base), *found.notes, *found.base.notes),
        tuple(resting),
        {issue: [carrier.record for _, carrier in carriers] for issue, carriers in heaviest.items()},
        frozenset(issue for issue in issues if found.base.too_little(issue)),
    )


def save(
    dossier: Path | None, name: str | None, found: Found, asked: "Question", answer: "Answer", drawn: tuple[int, int],
    file: Path | None,
) -> Path:  # fmt: skip
    """Keep the forecast in the dossier; returns its folder."""
    from datetime import UTC, datetime

    import detente
    from detente.bargaining import saved

    changes = [*asked.sets, *(f"drop {code}" for code in asked.drops), *(f"without {name}" for name in asked.without)]
    now = datetime.now(UTC)
    usual = file.stem if file else f"{found.as_of}-{asked.issue or 'all'}"
    try:
        with opened(dossier) as folder:
            made = saved.Made(
                found.as_of or now.date().isoformat(), changes, *drawn, now.strftime("%Y-%m-%dT%H:%M:%SZ"),
                folder.state() if file is None else None, detente.__version__,
            )  # fmt: skip
            chosen = saved.free_name(folder.folder, name, usual)
            return saved.save(folder.folder, chosen, made, found.base, found.changed, answer.rows)
    except DossierError as error:
        raise DossierError(f"A forecast is saved in a dossier. {error}") from None
