"""How much each party speaks of each issue: the speeches in which it takes a stand, by their firmness and their age.

A speech is what one speaker says of an issue on one day; copies of a sentence in other reports are the same speech. It
counts as its firmest record does (a demand 1, an undecided word ½; times the confidence), and half of that for every
half-life that it is old.
"""

from dataclasses import dataclass

import numpy as np

from detente.analysis.observations import Array, Columns, Whole, grouped


@dataclass(frozen=True, slots=True)
class Attention:
    """For each issue and party: how many speeches there are, and what they count by firmness and age."""

    speeches: dict[tuple[str, str], int]
    counts: dict[tuple[str, str], float]

    def of(self, party: str, issues: tuple[str, ...]) -> Array:
        """What a party's speeches on each of the issues count."""
        return np.asarray([self.counts.get((issue, party), 0.0) for issue in issues])


def attention(rows: Columns, day: int, half_life: float) -> Attention:
    """What every party's speeches count on a day."""
    if not len(rows):
        return Attention({}, {})
    parties = len(rows.names["party"])
    series = rows.issue * parties + rows.party
    kept = np.sort(grouped(series, rows.words)[0])
    speech, of = grouped(*(column[kept] for column in (series, rows.speaker, rows.first, rows.last)))
    strength = np.zeros(len(speech))
    np.maximum.at(strength, of, rows.strength[kept])
    age = np.maximum(day - rows.last[kept][speech], 0)
    whose: Whole = series[kept][speech]
    count = np.bincount(whose, strength * 0.5 ** (age / half_life))
    number = np.bincount(whose)
    names = {
        n: (rows.names["issue"][n // parties], rows.names["party"][n % parties]) for n in np.unique(whose).tolist()
    }
    return Attention(
        {name: int(number[n]) for n, name in names.items()}, {name: float(count[n]) for n, name in names.items()}
    )
