"""Completion: needs from the phrase bank, places from the gazetteer, names given."""

from bisect import bisect_left
from collections.abc import Sequence

from search.analysis import fold
from search.bank import PhraseBank
from search.found import Suggestion
from search.gazetteer import Gazetteer

MAX_NEEDS = 4
MAX_NAMES = 2  # kept free for names of listings, which are fewer than places


class Completion:
    """Completes what was typed so far."""

    def __init__(self, bank: PhraseBank, gazetteer: Gazetteer) -> None:
        """Sort the phrases of the bank by their folded form."""
        self.gazetteer = gazetteer
        keys = {(fold(p.text), p.code, p.language, p.text) for p in bank.phrases}
        self.phrases = sorted(keys)

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
        for place in self.gazetteer.complete(text, country=country, limit=max(room, 1)):
            label = self.gazetteer.label(place, language)
            found.append(Suggestion("place", label, str(place.id), place.country))
        found += [Suggestion("listing", name, name) for name in names]
        return found[:limit]

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
