"""Where a listing is, in the script that the searcher reads."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from i18n import LANGUAGES
from search.places.gazetteer import Gazetteer
from search.places.naming import is_arabic
from search.results import Hit, Results


class AreaNames:
    """Knows towns and provinces in other scripts; asks for each only once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Take the names from here."""
        self.gazetteer = gazetteer
        self.name = lru_cache(maxsize=10_000)(self.look_up)

    def localised(self, results: Results, language: str) -> Results:
        """Return the results with areas in a script that the reader can read."""
        hits = tuple(self.of_hit(hit, language) for hit in results.hits)
        return replace(results, hits=hits)

    def of_hit(self, hit: Hit, language: str) -> Hit:
        """Return a hit with its towns and provinces named, as far as we know them."""
        return replace(hit, area=self.written(hit.area, hit.country, language))

    def written(
        self, area: Sequence[str], country: str | None, language: str
    ) -> tuple[str, ...]:
        """Return the parts of an area as the reader writes them, as far as known."""
        foreign = is_arabic(" ".join(area)) != (LANGUAGES[language].direction == "rtl")
        if country is None or not foreign:
            return tuple(area)
        names = [self.name(part, country, language) for part in area]
        return tuple(dict.fromkeys(names))

    def division(self, code: str, language: str) -> str | None:
        """Return the name of a first division (AF.11) for a reader."""
        return self.gazetteer.admin1_name(code, language)

    def look_up(self, part: str, country: str, language: str) -> str:
        """Return one place as the gazetteer writes it for a language, else as it is."""
        match = self.gazetteer.find(part, country=country)
        if match is None or not match.exact or match.place.country != country:
            return part
        return self.gazetteer.label(match.place, language)
