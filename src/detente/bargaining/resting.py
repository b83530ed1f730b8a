"""What a forecast from a ledger rests on, in words that name records: ``detente show`` opens each of them."""

from collections.abc import Mapping

from detente.bargaining.carrying import Without, hangs_most, weightiest, without_each
from detente.bargaining.standings import Inputs
from detente.ledger import Ledger, series

_RECORDS = 4  # of one issue
_LONG = 160  # characters of a sentence


def thin(of: Inputs) -> list[str]:
    """The issues on which too little is known for a forecast, a sentence each."""
    told = [of.too_little(issue.id) for issue in of.scenario.issues]
    return [words for words in told if words is not None]


def rests_on(ledger: Ledger, of: Inputs, given: Mapping[str, float]) -> list[str]:
    """What carries the forecast: on one issue its weightiest records, on several one of each; and the report without
    which it would be another."""
    issues = [issue.id for issue in of.scenario.issues]
    most = _RECORDS if len(issues) == 1 else 1
    chosen = [(issue, *one) for issue, found in weightiest(of, issues, most).items() for one in found]
    words = series.sentences(ledger, [carrier.record for _, _, carrier in chosen])
    told = [
        f"  {carrier.record}  {issue}, {party}: {_short(words.get(carrier.record, ''))} ({carrier.report})"
        for issue, party, carrier in chosen
    ]
    of_what = "on each issue" if len(issues) > 1 else f"on {issues[0]}"
    found = [f"What weighs most {of_what} (detente show ID opens it):", *told]
    if len(issues) > 1:
        hangs = hangs_most(of, given)
        return found if hangs is None else [*found, _without(hangs, True)]
    return [*found, *(_without(one, number == 0) for number, one in enumerate(without_each(of, issues[0], given)))]


def _without(one: Without, first: bool) -> str:
    lead = "Most hangs on one report: without" if first else "Without"
    if one.outcome is None:
        return f"{lead} {one.report} nothing is left to forecast {one.issue} from."
    way = "higher" if one.shift > 0 else "lower"
    return f"{lead} {one.report} the weighted mean of {one.issue} would be {abs(one.shift):.1f} {way}."


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= _LONG else f"“{text[:_LONG].rsplit(' ', 1)[0]} …”"
