"""Asking who is meant by a phrase of a small report."""

from detente.dossier import Dossier
from detente.language.actors import Actors
from detente.language.mentions import gazetteer
from detente.language.parsed import Sentence
from detente.language.pipeline import load
from detente.records import Report

Who = list[tuple[str, str]]


def actors_of(text: str, date: str | None = "2019-06-10", dossier: Dossier | None = None) -> Actors:
    report = Report(path="report.txt", text=text, format="text", published=date, published_from="file name")
    return Actors(load().parse(report), gazetteer(dossier))


def who(text: str, date: str | None, dossier: Dossier | None = None, home: str | None = None) -> Who:
    """(name, parties) of the actors of the phrase that stands in square brackets."""
    start, end = text.index("["), text.index("]") - 1
    actors = actors_of(text.replace("[", "").replace("]", ""), date, dossier)
    if home:
        actors.settle(home)
    [s] = [s for s in actors.parsed.sentences if s.start <= start < s.end]
    return [(actor.name, " ".join(actor.party)) for actor in actors.resolve(s, head(s, start, end))]


def head(s: Sentence, start: int, end: int) -> int:
    """The first token of the phrase that depends on one outside."""
    inside = [k for k in range(len(s.words)) if start <= s.starts[k] < end]
    return next(k for k in inside if s.heads[k] not in inside)
