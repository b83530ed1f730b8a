"""``detente issues``: what the issues of the dossier find in its reports, and which it might have besides."""

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import output
from detente.cli.options import Dossier, Json, opened
from detente.cli.output import note, one_line, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from detente.reading.position.matches import Match, PhraseMatches
    from detente.reading.position.suggestions import Suggestion

_EXAMPLES = 2
_SUGGESTED = 12


def issues(
    issue: Annotated[str | None, typer.Argument(metavar="[ID]", help="One issue; else all.")] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Propose issues from what the parties talk about and the dossier lacks.")
    ] = False,
    dossier: Dossier = None,
    as_json: Json = False,
) -> None:
    """Show what each phrase of the dossier's issues matches in the reports, and what it nearly did.

    The reports in the ledger are looked at anew, so that changed phrases can be tried before all is read again."""
    with opened(dossier) as folder:
        if suggest:
            _suggest(folder.suggestions(), as_json)
            return
        found = folder.issue_matches(issue)
        if as_json:
            output.say_json(_values(one) for one in found)
        elif not found:
            note("The dossier has no issues: say in dossier.toml what the parties bargain over, or try --suggest.")
        elif output.in_terminal():
            _show(found)
        else:
            output.say_rows(
                (p.issue, p.end, p.phrase, " ".join(p.read_as), str(len(p.matched)), str(len(p.nearly))) for p in found
            )


def _values(p: "PhraseMatches") -> dict[str, object]:
    def lines(found: "Sequence[Match]") -> list[dict[str, object]]:
        return [
            {"report": m.report, "start": m.start, "text": m.sentence, "party": list(m.party), "value": m.value,
             "confidence": m.sure} for m in found
        ]  # fmt: skip

    return {
        "issue": p.issue, "end": p.end, "phrase": p.phrase, "read_as": list(p.read_as), "tells": p.tells,
        "matched": lines(p.matched), "nearly": lines(p.nearly),
    }  # fmt: skip


def _show(found: "Sequence[PhraseMatches]") -> None:
    from rich.text import Text

    console, last = output.console(), ""
    for p in found:
        if p.issue != last:
            console.print(Text(f"\n{p.issue}" if last else p.issue, style="bold"))
            last = p.issue
        count = f"{plural(len(p.matched), 'match', 'matches')}, {len(p.nearly)} nearly"
        console.print(Text.assemble((f"  {p.end:<9}", "dim"), one_line(p.phrase), (f"  ({count})", "cyan")))
        if not p.tells:
            console.print(
                Text("            no word of it tells of this issue alone: it finds nothing by itself", "yellow")
            )
        for word, matches in (("", p.matched[:_EXAMPLES]), ("nearly: ", p.nearly[: _EXAMPLES - 1])):
            for m in matches:
                value = "" if m.value is None else f" {m.value:g}"
                console.print(Text(f"            {word}{', '.join(m.party)}{value}: {one_line(m.sentence)}", "dim"))


def _suggest(found: "Sequence[Suggestion]", as_json: bool) -> None:
    rows = [
        (
            " / ".join(word for word, _ in one.words.most_common(3)), str(one.times),
            ", ".join(party for party, _ in one.parties.most_common()),
            ", ".join(verb for verb, _ in one.verbs.most_common(4) if verb), one.examples[0][1],
        ) for one in found[:_SUGGESTED]
    ]  # fmt: skip
    if as_json:
        names = ("words", "times", "parties", "verbs", "example")
        output.say_json(dict(zip(names, row, strict=True)) for row in rows)
    elif not rows:
        note("The parties take stands on nothing that comes up twice and the dossier does not cover.")
    elif output.in_terminal():
        from rich.text import Text

        for words, times, parties, verbs, example in rows:
            head = Text.assemble(
                (words, "bold"), f"  {times} times · {parties}", (f" · {verbs}" if verbs else "", "dim")
            )
            output.console().print(head)
            output.console().print(Text(f"    {one_line(example)}", "dim"))
    else:
        output.say_rows(rows)
