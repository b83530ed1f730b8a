"""The state of play of an open dossier: what ``detente.open`` answers beyond its records."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from detente.dossier import Dossier
from detente.errors import UsageError
from detente.ledger import Ledger, eras, facets
from detente.ledger.eras import Era
from detente.ledger.facets import Found, Order, Wanted
from detente.ledger.queries import Filters
from detente.records import Action, Contact

if TYPE_CHECKING:  # the analysis needs numpy, which most commands do without
    from detente.analysis import views
    from detente.analysis.accounts import Difference
    from detente.analysis.board import Board, State
    from detente.analysis.briefing import Briefing
    from detente.analysis.deadlines import Deadline
    from detente.analysis.figures import Disagreement
    from detente.analysis.review import Asked, Queue, Shift
    from detente.analysis.views import IssueView, PairView, PartyView
    from detente.bargaining.compared import Compared, Question
    from detente.bargaining.scoring import Scores
    from detente.bargaining.standings import Inputs


class Outlook(ABC):
    """The part of an open dossier that looks at the whole. All methods raise DetenteError's kinds; days that are asked
    for are EDTF dates."""

    folder: Path
    dossier: Dossier

    @abstractmethod
    def _reading(self) -> Ledger:
        """The ledger, for questions."""

    def _state(self, _as_of: str | None, _since: str | None) -> "State | None":
        """The state of play of these days where it is known already; for those who ask often."""
        return None

    def _asked(self, as_of: str | None, since: str | None) -> "views.Asked":
        from detente.analysis import views

        return views.Asked(as_of, since, self._state(as_of, since))

    def board(
        self, *, as_of: str | None = None, since: str | None = None, pair: tuple[str, str] | None = None
    ) -> "Board":
        """Where each party stands on each issue by what was published by ``as_of``, and what changed since ``since``.

        Without them the day of the last report, and a year before. ``pair`` are the parties of the answer; without it
        the dossier's first two."""
        from detente.analysis import board

        now = self._state(as_of, since)
        return board.board(self._reading(), self.dossier, as_of=as_of, since=since, pair=pair, now=now)

    def briefing(
        self, *, as_of: str | None = None, since: str | None = None, pair: tuple[str, str] | None = None
    ) -> "Briefing":
        """The board with all the sentences on which it rests, and the issues of which most can be told over time."""
        from detente.analysis import briefing, views

        return briefing.briefing(self._reading(), self.dossier, views.Asked(as_of, since), pair)

    def issue(self, name: str, *, as_of: str | None = None, since: str | None = None) -> "IssueView":
        """One issue of the board, by its id."""
        from detente.analysis import views

        return views.issue(self._reading(), self.dossier, name, self._asked(as_of, since))

    def pair(self, one: str, other: str, *, as_of: str | None = None, since: str | None = None) -> "PairView":
        """Two parties of the board, by their codes."""
        from detente.analysis import views

        return views.pair(self._reading(), self.dossier, (one, other), self._asked(as_of, since))

    def party(self, code: str, *, as_of: str | None = None, since: str | None = None) -> "PartyView":
        """One party of the board, by its code."""
        from detente.analysis import views

        return views.party(self._reading(), self.dossier, code, self._asked(as_of, since))

    def due(
        self, *, party: str | None = None, as_of: str | None = None, since: str | None = None
    ) -> "Sequence[Deadline]":
        """What was due since ``since`` or is due after ``as_of``, by day, as it stood on that day."""
        from detente.analysis import views

        return views.due(self._reading(), views.Asked(as_of, since), of=party)

    def accounts(
        self, *, party: str | None = None, as_of: str | None = None, since: str | None = None
    ) -> "Sequence[Difference]":
        """Where two accounts of what was said and done since ``since`` differ, the latest first."""
        from detente.analysis import views

        return views.differing(self._reading(), self.dossier, self._asked(as_of, since), of=party)

    def disagreeing_figures(self, *, as_of: str | None = None, since: str | None = None) -> "list[Disagreement]":
        """Numbers for the same that cannot both be right, of what was said since ``since``, the latest first."""
        from detente.analysis import views

        return views.disagreeing_figures(self._reading(), views.Asked(as_of, since))

    def review(
        self, asked: "Asked | None" = None, *, as_of: str | None = None, since: str | None = None, limit: int = 50
    ) -> "Queue":
        """The records that a person should look at first, least certain and most consequential before others; what was
        accepted, corrected or rejected is no longer among them."""
        from detente.analysis import review

        now = self._state(as_of, since)
        return review.queue(self._reading(), self.dossier, asked=asked, as_of=as_of, since=since, limit=limit, now=now)

    def if_rejected(self, record: str, *, as_of: str | None = None, since: str | None = None) -> "tuple[Shift, ...]":
        """The cells of the board that would be others without a record, the largest change first."""
        from detente.analysis import review

        return review.if_rejected(self.posterior(as_of=as_of, since=since), self.dossier, record)

    def posterior(self, *, as_of: str | None = None, since: str | None = None) -> "State":
        """Where all stand as of a day, to be compared after a decision (``shifts``)."""
        from detente.analysis import board

        return self._state(as_of, since) or board.state(self._reading(), self.dossier, as_of, since)

    def shifts(self, before: "State", *, as_of: str | None = None, since: str | None = None) -> "tuple[Shift, ...]":
        """The cells of the board that are others than they were ``before``, the largest change first."""
        from detente.analysis import review

        return review.shifts(before, self.posterior(as_of=as_of, since=since))

    def find(self, wanted: Wanted, *, order: Order = "best", limit: int = 25, offset: int = 0) -> Found:
        """The records that have the words and pass the filters, a page of them, with the counts of each facet."""
        return facets.find(self._reading(), wanted, order=order, limit=limit, offset=offset)

    def timeline(self, **filters: Unpack[Filters]) -> list[Contact | Action]:
        """Contacts that were held and deeds that took place, by day; the filters are those of ``contacts``."""
        from detente.analysis import views

        return views.timeline(self._reading(), filters)

    def scenario(self, *, as_of: str | None = None, issue: str | None = None) -> "Inputs":
        """The bargaining scenario that the ledger gives as of a day: who wants what, how much it matters to each and
        how strong each is, every value with its source. On all issues on which two have a position, or on one.

        Raises UsageError for an unknown issue, ScenarioError where too much is missing."""
        from detente.bargaining.compared import Question

        return self.compared(Question(as_of, issue)).base

    def compared(self, asked: "Question") -> "Compared":
        """The scenario and the same with changes, without some parties or reports."""
        from detente.bargaining import compared

        return compared.compared(self._reading(), self.dossier, asked)

    def resting(self, of: "Compared") -> list[str]:
        """What a forecast rests on, in words that name records and reports."""
        from detente.bargaining import resting

        return resting.rests_on(self._reading(), of.base, of.given)

    def scores(self, forecast: str | None = None) -> "Scores":
        """How good the saved forecasts of this dossier, or one of them, were by the outcomes that are entered.

        Raises UsageError for an unknown forecast, or where a file is damaged."""
        from detente.bargaining import outcomes, saved, scoring
        from detente.bargaining.changes import known

        found = saved.saved(self.folder)
        if forecast is not None:
            known(forecast, [one.name for one in found], "forecast", "--forecast")
            found = [one for one in found if one.name == forecast]
        return scoring.scores_of(found, outcomes.load(self.folder, [issue.id for issue in self.dossier.issues]))

    def enter_outcomes(self, lines: "Iterable[str]") -> None:
        """Enter where issues ended, each as ``ISSUE=VALUE``, ``ISSUE=VALUE@DATE`` or ``ISSUE=none@DATE``.

        Raises UsageError where one cannot be read or contradicts another; then none is entered."""
        from detente.bargaining import outcomes

        issues = [issue.id for issue in self.dossier.issues]
        outcomes.add(self.folder, [outcomes.parse(line, issues) for line in lines], issues)

    def state(self) -> str:
        """The state of the ledger as a hash: the same as long as nothing is read, corrected or decided."""
        from detente.ledger.state import state

        return state(self._reading())

    def eras(
        self, *, within: str | None = None, party: str | None = None, as_of: str | None = None, words: str | None = None
    ) -> list[Era]:
        """How much took place in each year; in each month of the year ``within``, each day of the month in which it
        is."""
        return eras.eras(self._reading(), eras.Wanted(within, party, as_of, words))

    def took_place(
        self, *, within: str | None = None, party: str | None = None, as_of: str | None = None,
        words: str | None = None, newest: bool = False, limit: int | None = None, offset: int = 0,
    ) -> list[Contact | Action]:  # fmt: skip
        """A page of what took place in the year, month or day ``within``, by day."""
        wanted = eras.Wanted(within, party, as_of, words)
        return eras.took_place(self._reading(), wanted, newest=newest, limit=limit, offset=offset)

    def calendar(self, out: str | Path, deadlines: "Iterable[Deadline]") -> int:
        """Write what is due or overdue to the file ``out`` as a calendar (iCalendar); returns how many days it has."""
        from detente.exports.calendar import export_calendar

        return export_calendar(deadlines, Path(out))

    def chart(self, kind: str, *names: str, as_of: str | None = None, since: str | None = None) -> dict[str, Any]:
        """A picture as a Vega-Lite specification, which ``detente.charts.draw`` draws: ``position`` of an issue,
        ``distance`` or ``tension`` of two parties, the whole ``board``, the ``standing`` of its pair, or all
        ``contacts``.

        Raises UsageError for another kind, or where the names do not fit it."""
        from detente import charts
        from detente.analysis import views

        wanted = {"position": 1, "distance": 2, "board": 0, "standing": 0, "tension": 2, "contacts": 0}
        if kind not in wanted:
            raise UsageError(f"There is no picture {kind!r}: there are {', '.join(wanted)}.")
        if len(names) != wanted[kind]:
            needs = ("no names", "the id of an issue", "the codes of two parties")[wanted[kind]]
            raise UsageError(f"The picture {kind} needs {needs}: it was given {' '.join(names) or 'none'}.")
        if kind == "position":
            return charts.position_over_time(self.issue(names[0], as_of=as_of, since=since))
        if kind == "distance":
            pair = names[0], names[1]
            return charts.distance_over_time(
                *views.distances(self._reading(), self.dossier, pair, self._asked(as_of, since))
            )
        if kind == "board":
            return charts.heat_map(self.board(as_of=as_of, since=since))
        if kind == "standing":
            found = self.board(as_of=as_of, since=since)
            if found.pair is None:
                raise UsageError("There are no two parties with positions: there is nothing to draw.")
            return charts.pair_on_scale(found)
        if kind == "tension":
            view = self.pair(names[0], names[1], as_of=as_of, since=since)
            return charts.tension(view.tension, view.span)
        met = views.timeline(self._reading(), Filters(as_of=as_of, since=since))
        return charts.contacts([one for one in met if isinstance(one, Contact)], self.dossier.title)
