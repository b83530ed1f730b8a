"""``detente whatif --explain``: what moves the forecasts, as tables, as lines for a pipe, and as JSON."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from detente.cli import output
from detente.cli.output import say

if TYPE_CHECKING:
    from detente.bargaining.coalitions import Camps
    from detente.bargaining.explaining import Explanation, Grounds
    from detente.bargaining.outcome import Trade

SHOWN = 10
"""So many rows of a table a person sees; the rest is in a pipe and in JSON."""


@dataclass(frozen=True)
class Section:
    """A table: the word that begins its lines in a pipe, the issue it is about (none: all), its title, its columns, its
    rows, and what is said below. Without a title it is for pipes only."""

    word: str
    issue: str
    title: str
    heads: tuple[str, ...]
    rows: list[list[str]]
    below: tuple[str, ...] = ()


def show(found: "Explanation") -> None:
    """All of it, as tables in a terminal, else as lines."""
    for section in sections(found):
        if output.in_terminal():
            _table(section)
        else:
            about = [section.issue] if section.issue else []
            output.say_rows([section.word, *about, *row] for row in section.rows)


def sections(found: "Explanation") -> "Iterator[Section]":
    """The tables in the order in which they are shown."""
    for grounds in found.grounds:
        yield from _camps(grounds.camps)
        yield from _inputs(grounds)
    yield _trades(found.trades)
    yield _rounds(found)


def _camps(camps: "Camps") -> "Iterator[Section]":
    issue = camps.issue
    sides = [
        [side, _shares(members), _percent(sum(members.values()))]
        for side, members in (("below", camps.below), ("above", camps.above))
        if members
    ]
    pivotal = [f"{actor} in {_percent(share)}" for actor, share in camps.pivotal.items()]
    below = (f"Pivotal (at the weighted median): {', '.join(pivotal)} of the draws.",) if pivotal else ()
    title = f"Who stands with whom on {issue}: the sides of the weighted mean, with shares of the weight"
    yield Section("side", issue, title, ("side", "who", "together"), sides, below)
    often = [[actor, _percent(share)] for actor, share in camps.pivotal.items()]
    yield Section("pivotal", issue, "", ("actor", "draws"), often)
    winning = [[", ".join(c.members), _percent(c.weight), _place(c.low), _place(c.high)] for c in camps.coalitions]
    title = f"The coalitions of neighbours that can win {issue}, the closest first"
    yield Section("coalition", issue, title, ("who", "weight", "from", "to"), winning)


def _inputs(grounds: "Grounds") -> "Iterator[Section]":
    issue, by = grounds.issue, f"by {grounds.model}"
    levers = [[found.actor, found.deed, _place(found.outcome), f"{found.shift:+.1f}"] for found in grounds.levers]
    title = f"Leverage on {issue} ({by}): what each could do, and where it would end"
    yield Section("lever", issue, title, ("actor", "deed", "outcome", "shift"), levers)
    swings = [[swing.name, _place(swing.low), _place(swing.high)] for swing in grounds.swings]
    title = f"What {issue} hangs on ({by}): the outcome with a value at its 10th and 90th percentile"
    yield Section("swing", issue, title, ("value", "at 10 %", "at 90 %"), swings)
    shares = [
        [f"by {kind}", _percent(share.total), _percent(share.first), share.group]
        for kind, found in grounds.shares.items()
        for share in found
        if share.total >= 0.005
    ]
    title = f"What makes {issue} unsure ({by}): shares of its variance (Sobol, total and alone)"
    yield Section("share", issue, title, ("", "total", "alone", "from"), shares)


def _trades(trades: "tuple[Trade, ...] | None") -> Section:
    rows = [
        [trade.taker, trade.demands, trade.giver, trade.gives, f"{trade.gain:.2f}", _side(trade, 1), _side(trade, -1)]
        for trade in trades or ()
    ]
    title = "Open trades: both gain alike; what others gain or pay (points of 100 × salience)"
    none = "No trade is open that both would gain from." if trades is not None else "Trades need two linked issues."
    heads = ("gets", "on", "from", "gives on", "gain", "others gain", "others pay")
    return Section("trade", "", title, heads, rows, () if rows else (none,))


def _side(trade: "Trade", sign: int) -> str:
    found = sorted((item for item in trade.others.items() if sign * item[1] > 0.005), key=lambda item: -sign * item[1])
    return ", ".join(f"{actor} {value:+.2f}" for actor, value in found)


def _rounds(found: "Explanation") -> Section:
    """In a pipe with the offers that were not taken."""
    short = output.in_terminal()
    rows = [
        [str(o.round), o.issue, o.by, o.to, o.kind, _place(o.before), _place(o.after)]
        + ([] if short else ["taken" if o.taken else ""])
        for o in found.rounds.offers
        if o.taken or not short
    ]
    words = list(found.rounds.words)
    for issue, track in found.rounds.positions.items():
        if not any(word.startswith(f"{issue}:") for word in words):
            words.append(f"{issue}: settled after {output.plural(len(track) - 1, 'round')}.")
    heads = ("round", "issue", "challenger", "whom", "who then", "from", "to")
    title = "Who challenges whom, and what the challenged then does (challenge model)"
    return Section("offer", "", title, heads, rows, tuple(words))


def _table(section: Section) -> None:
    if not section.title:
        return
    from rich import box
    from rich.table import Table

    say(f"\n{section.title}")
    shown = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in section.heads:
        shown.add_column(head, overflow="fold")
    for row in section.rows[:SHOWN]:
        shown.add_row(*map(output.one_line, row))
    if section.rows:
        output.console().print(shown)
    if len(section.rows) > SHOWN:
        say(f"… and {len(section.rows) - SHOWN} more: --json gives all.")
    for word in section.below or (() if section.rows else ("Nothing.",)):
        say(word)


def values(found: "Explanation") -> "Iterator[dict[str, Any]]":
    """One object for each issue, one for the trades, one for the rounds; ``kind`` says which."""
    for grounds in found.grounds:
        camps = asdict(grounds.camps)
        camps["together"] = [{"who": list(pair), "share": share} for pair, share in grounds.camps.together.items()]
        yield {
            "kind": "grounds", "issue": grounds.issue, "model": grounds.model, "camps": camps,
            "leverage": [asdict(lever) for lever in grounds.levers],
            "swings": [asdict(swing) for swing in grounds.swings],
            "variance": {kind: [asdict(share) for share in shares] for kind, shares in grounds.shares.items()},
        }  # fmt: skip
    yield {"kind": "trades", "trades": None if found.trades is None else [asdict(trade) for trade in found.trades]}
    rounds = found.rounds
    track = {
        issue: [{actor: x for actor, x in zip(rounds.actors, row, strict=True) if x == x} for row in table.tolist()]
        for issue, table in rounds.positions.items()
    }
    offers = [asdict(offer) for offer in rounds.offers]
    yield {"kind": "rounds", "model": rounds.model, "words": list(rounds.words), "positions": track, "offers": offers}


def _shares(members: dict[str, float]) -> str:
    return ", ".join(f"{actor} {_percent(share)}" for actor, share in members.items())


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _place(number: float) -> str:
    return f"{number:.1f}"
