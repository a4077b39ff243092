"""Where a searcher is likely to be, before any place is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from search.places.model import FOCUS_COUNTRIES, NEIGHBOUR_COUNTRIES
from search.places.words import HOMES_OF_LANGUAGE


@dataclass(frozen=True, slots=True)
class Home:
    """The country given, and the language that is spoken where she may be."""

    country: str | None = None
    language: str | None = None

    @property
    def spoken_in(self) -> tuple[str, ...]:
        """Where we work and her language is spoken; a country given leaves none."""
        if self.country is not None:
            return ()
        return HOMES_OF_LANGUAGE.get(self.language or "", ())

    def served(self) -> Iterator[tuple[str, ...]]:
        """Yield where a guess in a sentence may lie, the likeliest countries first."""
        if self.country is not None:
            yield (self.country,)
            return
        if self.spoken_in:
            yield self.spoken_in
        yield FOCUS_COUNTRIES

    def guess_areas(self) -> Iterator[tuple[str, ...]]:
        """Yield where a guess at a name that was typed alone may lie."""
        yield from self.served()
        if self.country is None:
            yield NEIGHBOUR_COUNTRIES
