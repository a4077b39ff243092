"""Read which countries and provinces the words of a service area mean."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from directory.geocoding import Geocoder
from directory.hsds.coarse_places import ADMIN1_CODE
from directory.hsds.resolve.named_places import (
    LONGEST_NAME,
    SHORT_CODE,
    Found,
    NamedPlaces,
    stripped,
)
from directory.search_port import (
    AND,
    FOCUS_COUNTRIES,
    WORLDWIDE,
    WORLDWIDE_AREAS,
    fold,
)

LIST = re.compile(r"\s*[;؛|\n•·&+]+\s*")
COMMA = re.compile(r"\s*[,،、]+\s*|\s+[-–—/]\s+|\s*/\s*")
BRACKETS = re.compile(r"\s*([^():\[\]]+?)\s*(?:[(\[]([^()\[\]]+)[)\]]|:\s*(.+))\s*")
STRAY = re.compile(r"[()\[\]:]+")
LONGEST = 300  # characters, as many as the field has
REMEMBERED = 4096


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
        plain = not COMMA.search(text) and not STRAY.search(text)
        small = text.upper() if text.upper() in FOCUS_COUNTRIES else text
        if plain and (country := reader.names.country(small)):
            return AreaReading((country,))  # also one with "and" in its name
        for item in reader.items(text):
            reader.read_item(item)
        reading = reader.reading()
        nothing = not reading.codes and not reading.unknown
        return AreaReading((), (text[:LONGEST_NAME],)) if nothing else reading


class Reader:
    """Reads one text, from the left to the right."""

    def __init__(self, geocoder: Geocoder, where: Where) -> None:
        """Begin with nothing found."""
        self.names, self.where = NamedPlaces(geocoder, where.likely), where
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
            if self.names.country(head):
                yield from (f"{part}, {head}" for part in COMMA.split(inner))
            elif stripped(fold(head).split()):
                yield f"{head}, {inner}"
            else:  # "Districts: Gulu, Kitgum"
                yield from self.without_and(inner)

    def without_and(self, item: str) -> Iterator[str]:
        """Yield the members of a list that words like "and" make."""
        words = item.split()
        if self.names.country(item) or not (AND & set(map(fold, words))):
            yield from self.without_prefix(words)
        elif not COMMA.search(item) and self.names.place(item, self.where.country):
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
        """Yield both places of "أوغندا وبوروندي", else the words as they are."""
        whole = " ".join(words)
        for number, word in enumerate(words[1:], start=1):
            if word.startswith("و") and not self.is_place(whole):
                pair = (
                    " ".join(words[:number]),
                    " ".join([word[1:], *words[number + 1 :]]),
                )
                if all(map(self.is_place, pair)):
                    yield from pair
                    return
        yield whole

    def is_place(self, words: str) -> bool:
        """Whether words mean a country, or a place in the likely one."""
        found = self.names.country(words) or self.names.place(words, self.where.likely)
        return found is not None

    def read_item(self, item: str) -> None:
        """Read one member: names, each with the country that follows or leads."""
        pending: list[str] = []
        leading: str | None = None
        for part in filter(None, COMMA.split(item)):
            code = self.names.country(part)
            if code is None:
                pending.append(part)
                continue
            if pending:
                self.read_inside(pending, code, part)
                pending = []
            else:
                self.codes[code] = None
            leading = code
        if leading and any(self.names.place(part, leading) for part in pending):
            self.codes.pop(leading, None)
            self.read_inside(pending, leading, "")
        else:
            self.open += pending

    def read_inside(self, parts: list[str], code: str, written: str) -> None:
        """Read names that a country follows, which was written so, or leads."""
        found = [self.names.place(part, code) for part in parts]
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
                found = self.names.place(part, only or self.where.country)
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

    def at_large(self, part: str) -> Found | None:
        """Return the code of a name whose country nothing tells for sure."""
        hint = self.where.hint
        found = self.names.place(part, None)
        if found:
            return found
        if hint and (found := self.names.place(part, hint)):
            self.guessed = hint
        return found
