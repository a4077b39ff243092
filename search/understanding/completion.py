"""Complete what was typed: needs, places, and names of listings."""

from bisect import bisect_left
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.places.gazetteer import Gazetteer, Place
from search.response import Suggestion
from search.text.analysis import fold
from search.understanding.phrase_bank import PhraseBank

MAX_NEEDS = 4  # half of the eight that are shown
MAX_NAMES = 2  # kept free for names of listings, which are fewer than places
# Shorter beginnings are no misspelt word yet.
MIN_MISSPELT_LETTERS = 4
LEAST_ALIKE = 0.65  # of the letters: one slip in three, two in six


class Completion:
    """Completes what was typed so far."""

    def __init__(self, bank: PhraseBank, gazetteer: Gazetteer) -> None:
        """Sort the phrases of the bank by their folded form."""
        self.gazetteer = gazetteer
        keys = {
            (fold(p.text), p.code, p.language, p.text) for p in bank.phrases if p.shown
        }
        self.phrases = sorted(keys)
        self.own: dict[str, dict[int, str]] = {}
        for number, (folded, _code, language, _text) in enumerate(self.phrases):
            self.own.setdefault(language, {})[number] = folded

    def complete(
        self,
        text: str,
        language: str,
        country: str | None,
        names: Sequence[str],
        limit: int,
    ) -> list[Suggestion]:
        """Return at most ``limit`` completions: needs, then places, then names."""
        key = fold(text)
        if not key:
            return []
        found = self.needs(key, language)[:MAX_NEEDS]
        room = limit - len(found) - min(len(names), MAX_NAMES)
        found += self.places(text, language, country, max(room, 1))
        if not found and not names and len(key) >= MIN_MISSPELT_LETTERS:
            found = self.misspelt(text, language, country)
        found += [Suggestion("listing", name, name) for name in names]
        return found[:limit]

    def places(
        self, text: str, language: str, country: str | None, limit: int
    ) -> list[Suggestion]:
        """Return places with a name that begins so."""
        return [
            self.place(place, language)
            for place in self.gazetteer.complete(text, country=country, limit=limit)
        ]

    def place(self, place: Place, language: str) -> Suggestion:
        """Return a place as a suggestion, its name in the reader's script."""
        label = self.gazetteer.label(place, language)
        return Suggestion("place", label, str(place.id), place.country)

    def misspelt(
        self, text: str, language: str, country: str | None
    ) -> list[Suggestion]:
        """Return the phrase and the place that a misspelt word may stand for."""
        found = self.phrases_like(fold(text), language)
        match = self.gazetteer.find(text, country=country)
        return found + ([self.place(match.place, language)] if match else [])

    def phrases_like(self, key: str, language: str) -> list[Suggestion]:
        """Return phrases of her language that are a slip away, the nearest first."""
        near = process.extract(
            key,
            self.own.get(language, {}),
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_ALIKE,
            limit=MAX_NEEDS,
        )
        codes: dict[str, Suggestion] = {}
        for _folded, _alike, number in near:
            _key, code, _language, text = self.phrases[number]
            codes.setdefault(code, Suggestion("need", text, code))
        return list(codes.values())

    def needs(self, key: str, language: str) -> list[Suggestion]:
        """Return needs with a phrase that begins so, her own language first."""
        start = bisect_left(self.phrases, (key,))
        best: dict[str, tuple[bool, int, str]] = {}
        for folded, code, spoken, text in self.phrases[start:]:
            if not folded.startswith(key):
                break
            rank = (spoken != language, len(text), text)
            best[code] = min(best.get(code, rank), rank)
        ordered = sorted(best.items(), key=lambda item: item[1])
        return [Suggestion("need", rank[2], code) for code, rank in ordered]
