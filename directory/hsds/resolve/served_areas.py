"""Read which countries and provinces the words of a service area mean."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from directory.geocoding import Geocoder, KnownPlace, Match
from directory.search_port import (
    ALL_OF,
    AND,
    COMMON_WORDS,
    DIRECTIONS,
    DIVISIONS,
    FOCUS_COUNTRIES,
    GLUE,
    NATIONWIDE,
    NEIGHBOUR_COUNTRIES,
    THE_COUNTRY,
    WORLDWIDE,
    WORLDWIDE_AREAS,
    fold,
)

ADMIN1_CODE = re.compile(r"[A-Z]{2}\.[0-9A-Z]{1,8}")
LIST = re.compile(r"\s*[;؛|\n•·&+]+\s*")
COMMA = re.compile(r"\s*[,،、]+\s*|\s+[-–—/]\s+|\s*/\s*")
BRACKETS = re.compile(r"\s*([^():\[\]]+?)\s*(?:[(\[]([^()\[\]]+)[)\]]|:\s*(.+))\s*")
STRAY = re.compile(r"[()\[\]:]+")
LONGEST = 300  # characters, as many as the field has
LONGEST_NAME = 60  # a sentence is no name; asking for it would find chance hits
REMEMBERED = 4096
# A name that nothing else places is taken for a town here alone: elsewhere it may be
# any word ("Mobile", "Reading").
WHERE_WE_WORK = frozenset((*FOCUS_COUNTRIES, *NEIGHBOUR_COUNTRIES))
SHORT_CODE = 2  # letters: CA is a country and a state
US = "US"

Found = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class AreaReading:
    """``codes`` are countries, provinces or ``*``.

    ``unknown`` are words that no place is known for; ``wider`` those for which only
    a larger place is known; ``guessed`` is a country that only a telephone tells.
    """

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    guessed: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """What is known of a record beside its words: ``country`` for sure.

    ``hint`` is the country of its telephones: it chooses among namesakes alone.
    """

    country: str | None = None
    hint: str | None = None

    @property
    def likely(self) -> str | None:
        """Return the country that is meant by "the country"."""
        return self.country or self.hint


class ServedAreas:
    """Reads service areas; the same words are read once."""

    def __init__(self, geocoder: Geocoder) -> None:
        """Take places from here."""
        self.geocoder = geocoder
        self.read: Callable[[str, Where], AreaReading] = lru_cache(REMEMBERED)(
            self._read
        )

    def _read(self, text: str, where: Where) -> AreaReading:
        text = text.strip()
        if text == WORLDWIDE or fold(text) in WORLDWIDE_AREAS:
            return AreaReading((WORLDWIDE,))
        if not text or len(text) > LONGEST:
            return AreaReading((), (text[:LONGEST_NAME],) if text else ())
        if ADMIN1_CODE.fullmatch(text):
            return AreaReading((text,))
        reader = Reader(self.geocoder, where)
        for item in reader.items(text):
            reader.read_item(item)
        return reader.reading()


class Reader:
    """Reads one text, from the left to the right."""

    def __init__(self, geocoder: Geocoder, where: Where) -> None:
        """Begin with nothing found."""
        self.geocoder, self.where = geocoder, where
        self.codes: dict[str, None] = {}
        self.open: list[str] = []
        self.unknown: list[str] = []
        self.wider: list[str] = []
        self.guessed: str | None = None

    def items(self, text: str) -> Iterator[str]:
        """Yield the members of a list, brackets turned into commas."""
        for item in filter(None, LIST.split(text)):
            inside = BRACKETS.fullmatch(item)
            if not inside:
                yield from self.without_and(STRAY.sub(", ", item))
                continue
            head, inner = inside[1], inside[2] or inside[3]
            if self.country(head):
                yield from (f"{part}, {head}" for part in COMMA.split(inner))
            elif stripped(fold(head).split()):
                yield f"{head}, {inner}"
            else:  # "Districts: Gulu, Kitgum"
                yield from self.without_and(inner)

    def without_and(self, item: str) -> Iterator[str]:
        """Yield the members of a list that words like "and" make."""
        words = item.split()
        if self.country(item) or not (AND & set(map(fold, words))):
            yield from self.without_prefix(words)
        elif not COMMA.search(item) and self.place(item, self.where.country):
            yield item
        else:
            part: list[str] = []
            for word in (*words, "and"):
                if fold(word) not in AND:
                    part.append(word)
                elif part:
                    yield " ".join(part)
                    part = []

    def without_prefix(self, words: list[str]) -> Iterator[str]:
        """Yield both countries of "أوغندا وبوروندي", else the words as they are."""
        for number, word in enumerate(words[1:], start=1):
            pair = " ".join(words[:number]), " ".join([word[1:], *words[number + 1 :]])
            if word.startswith("و") and all(map(self.country, pair)):
                yield from pair
                return
        yield " ".join(words)

    def read_item(self, item: str) -> None:
        """Read one member: names, each with the country that follows or leads."""
        pending: list[str] = []
        leading: str | None = None
        for part in filter(None, COMMA.split(item)):
            code = self.country(part)
            if code is None:
                pending.append(part)
                continue
            if pending:
                self.read_inside(pending, code, part)
                pending = []
            else:
                self.codes[code] = None
            leading = code
        if leading and any(self.place(part, leading) for part in pending):
            self.codes.pop(leading, None)
            self.read_inside(pending, leading, "")
        else:
            self.open += pending

    def read_inside(self, parts: list[str], code: str, written: str) -> None:
        """Read names that a country follows, which was written so, or leads."""
        found = [self.place(part, code) for part in parts]
        missing = [p for p, one in zip(parts, found, strict=True) if one is None]
        for part, one in zip(parts, found, strict=True):
            if one:
                self.take(part, one)
        if len(missing) < len(parts) or len(written) == SHORT_CODE:
            self.unknown += missing
        else:
            self.codes[code] = None
            self.wider += missing

    def reading(self) -> AreaReading:
        """Return what was found, after what had no country of its own was read."""
        for _ in range(2):  # what is found first tells the country of the others
            left, self.open = self.open, []
            countries = {code.partition(".")[0] for code in self.codes}
            only = countries.pop() if len(countries) == 1 else None
            for part in left:
                found = self.place(part, only or self.where.country)
                if found := found or self.at_large(part):
                    self.take(part, found)
                else:
                    self.open.append(part)
        return AreaReading(
            tuple(self.codes),
            (*self.unknown, *self.open),
            tuple(self.wider),
            self.guessed,
        )

    def take(self, part: str, found: Found) -> None:
        """Keep a code, and whether it tells all that the words do."""
        code, whole = found
        self.codes[code] = None
        if not whole:
            self.wider.append(part)

    def country(self, name: str) -> str | None:
        """Return the code of a country; small letters are words: "in", "and"."""
        text = name.strip()
        if len(text) <= 3 and text.isascii() and not text.isupper():
            return None
        if self.where.likely == US and self.state(text):
            return None
        return self.geocoder.country_of(text)

    def state(self, text: str) -> str | None:
        """Return the code of a state of the United States: GA, Georgia."""
        code = f"{US}.{text.upper()}"
        if len(text) == SHORT_CODE and self.geocoder.province_name(code):
            return code
        match = self.geocoder.find(text, US)
        return match.place.admin1 if match and is_province(match.place, US) else None

    def at_large(self, part: str) -> Found | None:
        """Return the code of a name whose country nothing tells for sure."""
        hint = self.where.hint
        found = self.place(part, None)
        if found:
            return found
        if hint and (found := self.place(part, hint)):
            self.guessed = hint
        return found

    def place(self, part: str, country: str | None) -> Found | None:
        """Return the code of a place, and whether it is all that is meant.

        Without a country only what cannot be elsewhere is found.
        """
        words = fold(part).split()
        if not words or len(part) > LONGEST_NAME:
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
        bare = " ".join(word for word in words if word not in DIVISIONS)
        for name in dict.fromkeys((part, bare)):
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
        named = self.geocoder.country_of(name) if len(name) > SHORT_CODE else None
        if named:
            return named, True
        return self.place(" ".join(rest), country)

    def toward(self, words: list[str], country: str | None) -> Found | None:
        """Return the province that a direction names, else the country around it."""
        bare = [word for word in words if word not in GLUE and word not in DIVISIONS]
        names = [DIRECTIONS[word] for word in bare if word in DIRECTIONS]
        rest = [word for word in bare if word not in DIRECTIONS]
        inside = self.geocoder.country_of(" ".join(rest)) if rest else country
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
            foreign = any(p.country != place.country for p in match.alternatives)
            chance = said in COMMON_WORDS or place.country not in WHERE_WE_WORK
            if foreign or (chance and place.kind == "city"):
                return None
        elif place.country != country:
            return None
        if place.kind == "country":  # told apart above; "Congo" may be either of two
            return None
        if not place.admin1:
            return place.country, False
        province = fold(self.geocoder.province_name(place.admin1))
        named_so = place.kind == "city" and fold(place.name) in province
        return place.admin1, place.kind == "admin1" or named_so


def stripped(words: list[str]) -> list[str]:
    """Return words without those between "all" and a name."""
    return [word for word in words if word not in GLUE and word not in DIVISIONS]


def is_province(place: KnownPlace, country: str) -> bool:
    """Whether a place is a first division of a country."""
    return place.kind == "admin1" and place.country == country
