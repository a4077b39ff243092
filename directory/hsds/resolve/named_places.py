"""Read one name as publishers write places: a country, a province, all of either."""

from directory.geocoding import Geocoder, KnownPlace, Match
from directory.search_port import (
    ALL_OF,
    AND,
    COMMON_WORDS,
    CONTINENTS,
    DIRECTIONS,
    DIVISIONS,
    FILLER,
    FOCUS_COUNTRIES,
    GLUE,
    NATIONWIDE,
    THE_COUNTRY,
    fold,
)

LONGEST_NAME = 60  # a sentence is no name; asking for it would find chance hits
MUCH_LARGER = 10  # times: Gulu has 177,000 people, its namesakes in China 2,000
SHORT_CODE = 2  # letters: CA is a country and a state
US = "US"
NOT_APPLICABLE = "NA"  # as often as Namibia

Found = tuple[str, bool]


class NamedPlaces:
    """Knows the code of what a name means, if nothing else may be meant by it."""

    def __init__(self, geocoder: Geocoder, likely: str | None) -> None:
        """Take places from here; ``likely`` is the country of the record."""
        self.geocoder, self.likely = geocoder, likely

    def country(self, name: str) -> str | None:
        """Return the code of a country; small letters are words: "in", "and"."""
        text = name.strip()
        if len(text) <= 3 and text.isascii() and not text.isupper():
            return None
        if text.upper() == NOT_APPLICABLE != self.likely:
            return None
        if self.likely == US and self.state(text):
            return None
        return self.nation(text)

    def nation(self, name: str) -> str | None:
        """Return the code of a country, however short or small its name is written."""
        return None if fold(name) in CONTINENTS else self.geocoder.country_of(name)

    def state(self, text: str) -> str | None:
        """Return the code of a state of the United States: GA, Georgia."""
        code = f"{US}.{text.upper()}"
        if len(text) == SHORT_CODE and self.geocoder.province_name(code):
            return code
        match = self.geocoder.find(text, US)
        if match and match.exact and is_province(match.place, US):
            return match.place.admin1
        return None

    def place(self, part: str, country: str | None) -> Found | None:
        """Return the code of a place, and whether it is all that is meant.

        Without a country only what cannot be elsewhere is found.
        """
        words = [word for word in fold(part).split() if word not in FILLER]
        if not words or len(part) > LONGEST_NAME or not CONTINENTS.isdisjoint(words):
            return None
        said = " ".join(words)
        if said in NATIONWIDE:
            return (country, True) if country else None
        rest = [word for word in words if word not in ALL_OF]
        if len(rest) < len(words):
            return self.all_of(rest, country)
        toward = self.toward(words, country)
        if toward:
            return toward
        if country == US and (state := self.state(part.strip())):
            return state, True
        bare = " ".join(stripped(words))
        for name in dict.fromkeys((part, said, bare)):
            match = self.geocoder.find(name, country)
            if match and match.exact:
                return self.code_of(match, country, said)
        return None

    def all_of(self, rest: list[str], country: str | None) -> Found | None:
        """Return what is meant by all of something: the country, or what is named."""
        rest = [
            word
            for word in rest
            if word not in THE_COUNTRY and word not in NATIONWIDE and not word.isdigit()
        ]
        bare = stripped(rest)
        if not bare:
            return (country, True) if country else None
        name = " ".join(bare)
        named = self.nation(name) if len(name) > SHORT_CODE else None
        if named:
            return named, True
        return self.place(" ".join(rest), country)

    def toward(self, words: list[str], country: str | None) -> Found | None:
        """Return the province that a direction names, else the country around it."""
        bare = [word for word in words if word not in GLUE and word not in DIVISIONS]
        names = [DIRECTIONS[word] for word in bare if word in DIRECTIONS]
        rest = [word for word in bare if word not in DIRECTIONS]
        inside = self.nation(" ".join(rest)) if rest else country
        if not names or inside is None or not AND.isdisjoint(words[1:-1]):
            return None
        match = self.geocoder.find(" ".join(names), inside)
        if match and match.exact and is_province(match.place, inside):
            return str(match.place.admin1), True
        # "Eastern" alone may be a quarter as well as half of the country.
        return (inside, False) if rest else None

    def code_of(self, match: Match, country: str | None, said: str) -> Found | None:
        """Return the code of what was found by name, if nothing else may be meant."""
        place = match.place
        if country is None:
            foreign = any(is_likely_too(other, place) for other in match.alternatives)
            # A town that nothing else places is one where we work: elsewhere it may
            # be any word ("Mobile", "Reading").
            chance = said in COMMON_WORDS or place.country not in FOCUS_COUNTRIES
            if foreign or (chance and place.kind == "city"):
                return None
        elif place.country != country:
            return None
        if place.kind == "country":  # told apart above; "Congo" may be either of two
            return None
        if not place.admin1:
            return place.country, False
        province = fold(self.geocoder.province_name(place.admin1))
        names = (fold(place.name), " ".join(stripped(said.split())))
        named_so = place.kind == "city" and any(name in province for name in names)
        return place.admin1, place.kind == "admin1" or named_so


def is_likely_too(other: KnownPlace, place: KnownPlace) -> bool:
    """Whether a namesake in another country may be meant as well."""
    if other.country == place.country:
        return False
    known_here = place.country in FOCUS_COUNTRIES
    return not (known_here and other.population * MUCH_LARGER < place.population)


def stripped(words: list[str]) -> list[str]:
    """Return words without those between "all" and a name."""
    return [word for word in words if word not in GLUE and word not in DIVISIONS]


def is_province(place: KnownPlace, country: str) -> bool:
    """Whether a place is a first division of a country."""
    return place.kind == "admin1" and place.country == country
