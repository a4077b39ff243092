"""Find a misspelt place name, in a few named countries only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

# کابل, Kabul, has four: with 5 its misspelling کابلل is not found; 3 changes nothing.
_MIN_FUZZY_LETTERS = 4
_MAX_HITS = 20  # bounds the work: with 5 or 50, none of 3,082 texts changes
# From this length on two slips are forgiven, if the first letter is right. With 7,
# "in de buurt", nearby, would be a place, and a fund for الجمعية be in Al Jumayl.
_TWO_SLIPS_LETTERS = 8


@dataclass(frozen=True, slots=True)
class NearName:
    """A known name near what was typed, and by how many slips."""

    key: str
    slips: int


class FuzzyNames:
    """The folded names of some countries, without spaces, by length.

    Spaces are how people differ most: Pul-e Khumri, Pulkhumri, پل‌خمری.
    """

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._names: dict[str, tuple[int, str]] = {}
        by_length: dict[int, list[str]] = defaultdict(list)
        for key, rank in names:
            joined = key.replace(" ", "")
            if len(joined) >= _MIN_FUZZY_LETTERS and joined not in self._names:
                self._names[joined] = rank, key
                by_length[len(joined)].append(joined)
        self._by_length = dict(by_length)

    def nearest(self, folded: str) -> NearName | None:
        """Return the nearest name; of equally near ones that of the likeliest place."""
        typed = folded.replace(" ", "")
        if len(typed) < _MIN_FUZZY_LETTERS:
            return None
        if typed in self._names:
            return NearName(self._names[typed][1], 0)
        allowed = allowed_slips(typed)
        return self._within(typed, 1) or (
            self._within(typed, allowed) if allowed > 1 else None
        )

    def _within(self, typed: str, slips: int) -> NearName | None:
        lengths = range(len(typed) - slips, len(typed) + slips + 1)
        hits = [
            (hit[1], *self._names[hit[0]])
            for length in lengths
            for hit in process.extract(
                typed,
                self._by_length.get(length, ()),
                scorer=OSA.distance,
                score_cutoff=slips,
                limit=_MAX_HITS,
            )
            if slips == 1 or hit[0][0] == typed[0]
        ]
        return NearName(min(hits)[2], int(min(hits)[0])) if hits else None


def allowed_slips(typed: str) -> int:
    """Return how many slips are forgiven in a name of this length."""
    return 2 if len(typed) >= _TWO_SLIPS_LETTERS else 1
