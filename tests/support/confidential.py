"""Confidential records with whatever tells a place in every field that there is."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, get_args
from uuid import UUID

from directory.hsds.schema.base import HsdsObject, many_fields, part_types
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.validation import validate
from tests.support.records import Record

CONSONANTS, VOWELS = "bdfgklmnprstz", "aeio"
ARABIC = {
    **dict(zip(CONSONANTS, "بدفگکلمنپرستز", strict=True)),
    **dict(zip(VOWELS, "اییو", strict=True)),
}
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९")
NUMBERS = {14: ("fourteen", "quatorze", "catorce", "veertien", "چهارده", "kumi na nne")}
ADDRESSES = ("url", "uri", "website", "logo", "term_uri", "schedule_link")
PATH = re.compile(r"(\w+)(?:\[(\d+)\])?")
METADATA = 0.1  # nothing of it is ever kept: a tenth is enough, it is half of a record
USEFUL = "We give legal advice to women"
NUMBER = "+243 812 345 678"
# Said of every record: what makes it confidential, and what it offers.
GIVEN = {"status": "active", "visibility": "public", "location_type": "physical"}


@dataclass
class Place:
    """A place that nobody may know, and how it was told; ``canaries`` are folded."""

    chance: random.Random
    canaries: set[str] = field(default_factory=set)
    doubtful: bool = False

    def __post_init__(self) -> None:
        self.street = self.name()
        self.house = f"{self.name()} {self.name()}"
        self.quarter = self.name()
        self.latitude = f"-2.{self.chance.randrange(100_003, 999_999)}"
        self.longitude = f"28.{self.chance.randrange(100_003, 999_999)}"
        self.canaries |= {self.latitude[3:], self.longitude[3:]}
        self.code = "6G5F" + "".join(self.chance.choices("CFGHJMPQRVWX2345", k=4))
        self.canaries.add(self.code.lower())

    def name(self) -> str:
        """Return a name that nothing else has."""
        letters = (self.chance.choice(kind) for _ in range(4) for kind in KINDS)
        word = "".join(letters).capitalize()
        self.canaries.add(word.lower())
        return word

    def in_arabic(self, word: str) -> str:
        """Return a name in Arabic script; it is as telling."""
        written = "".join(ARABIC[letter] for letter in word.lower())
        self.canaries.add(written)
        return written

    def digits(self, text: str) -> str:
        """Return a text with its digits in some script."""
        return text.translate(str.maketrans(DIGITS[0], self.chance.choice(DIGITS)))

    def told(self) -> str:
        """Return what tells the place, in one of many ways."""
        ways = (*STREETS, *POINTS, *LINKS, *(DOUBTS if self.doubtful else ()))
        return self.chance.choice(ways)(self)

    def link(self) -> str:
        """Return an address of the web that tells the place."""
        return self.chance.choice(LINKS)(self)


KINDS = (CONSONANTS, VOWELS)
Way = Callable[[Place], str]
STREETS: tuple[Way, ...] = (
    lambda p: f"14 Avenue {p.street}",
    lambda p: f"14, Avenue {p.street.upper()}",
    lambda p: f"Avenue  {p.street} n°14",
    lambda p: f"Avenue-{p.street}-14",
    lambda p: f"{p.chance.choice(NUMBERS[14])}, {p.street} avenue",
    lambda p: f"{p.digits('14')} av. {p.street[:3]}\u0301{p.street[3:]}",
    lambda p: f"خیابان {p.in_arabic(p.street)} ۱۴",
    lambda p: f"the {p.house}",
    lambda p: p.house.replace(" ", "-").upper(),
    lambda p: f"Quartier {p.quarter}",
    lambda p: f"Avenue {p.street}",
)
POINTS: tuple[Way, ...] = (
    lambda p: f"{p.latitude}, {p.longitude}",
    lambda p: f"{p.latitude},{p.longitude}",
    lambda p: p.digits(f"{p.latitude} / {p.longitude}"),
    lambda p: p.digits(p.latitude.replace(".", "٫")),
    lambda p: f"{p.latitude.replace('.', ',')}; {p.longitude.replace('.', ',')}",
    lambda p: f"{p.latitude[1:]}° S {p.longitude}° E",
    lambda p: f"geo:{p.latitude},{p.longitude}",
    lambda p: f"{p.code}+M8",
    lambda p: f"{p.code.lower()}+m8 Bukavu",
    lambda p: f"///{'.'.join(p.name().lower() for _ in range(3))}",
    lambda p: f"what3words {'.'.join(p.name().lower() for _ in range(3))}",
)
LINKS: tuple[Way, ...] = (
    lambda p: f"https://maps.app.goo.gl/{p.name()}",
    lambda p: f"https://www.google.com/maps/@{p.latitude},{p.longitude},17z",
    lambda p: f"https://www.openstreetmap.org/#map=17/{p.latitude}/{p.longitude}",
    lambda p: f"https://waze.com/ul/{p.name()}",
    lambda p: f"https://w3w.co/{p.name()}",
    lambda p: f"https://mаps.google.com/{p.name()}",
    lambda p: f"https://house.example/?at={p.latitude}%2C{p.longitude}",
    lambda p: f"https://house.example/14-avenue-{p.street.lower()}",
)
DOUBTS: tuple[Way, ...] = (
    lambda p: f"behind the {p.name()} mosque",
    lambda p: f"en face de la gare {p.name()}",
    lambda p: f"مقابل مسجد {p.in_arabic(p.name())}",
    lambda p: f"nyuma ya kanisa {p.name()}",
    lambda p: f"https://bit.ly/{p.name()}",
    lambda p: f"12 {p.name()} Street",
    lambda p: f"5 km north of {p.name()}",
)


def confidential_record(
    chance: random.Random, *, doubtful: bool
) -> tuple[Record, Place]:
    """Return a valid record that tells its place in each field, and the place.

    Every model is walked, so that no field of a later version is left out; where a
    field takes no such text, it is left out of the record.
    """
    place = Place(chance, doubtful=doubtful)
    record = made(Service, place)
    record |= {
        "name": f"{USEFUL} {chance.randrange(10**9)}",
        "service_areas": areas(place),
    }
    record["attributes"].append(secret(chance))
    record["phones"].append({"id": new_id(chance), "number": NUMBER})
    location = record["service_at_locations"][0]["location"]
    location |= {"latitude": float(place.latitude), "longitude": float(place.longitude)}
    location["addresses"] = [address(place)]
    location |= {"name": place.house, "alternate_name": f"Maison {place.house}"}
    for _ in range(20):
        errors = validate(record).errors
        if not errors:
            return record, place
        for path, reason in errors:
            leave_out(record, path, required="missing" in reason)
    raise AssertionError(errors)


def made(model: type[HsdsObject], place: Place) -> Record:
    """Return an object with all its fields."""
    parts, many = part_types(model), many_fields(model)
    record: Record = {}
    for name, info in model.model_fields.items():
        if name == "metadata" and place.chance.random() > METADATA:
            continue
        if name in parts:
            one = made(parts[name], place)
            record[name] = [one] if name in many else one
        elif name == "id":
            record[name] = new_id(place.chance)
        elif not name.endswith("_id"):
            kind = next(iter(get_args(info.annotation)), info.annotation)
            record[name] = value_of(name, kind, place)
    return record


def value_of(name: str, kind: Any, place: Place) -> Any:
    """Return what a field holds; words and numbers tell the place."""
    if name in GIVEN or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return GIVEN.get(name) or next(iter(kind))
    if kind is str:
        if name in ADDRESSES:
            return place.link()
        if name.endswith("email"):
            return f"avenue.{place.street.lower()}.14@house.example"
        return place.told() if place.chance.random() < 0.5 else f"Note: {place.told()}!"
    return {
        "bool": True,
        "float": float(place.longitude),
        "date": "2026-01-31",
        "datetime": "2026-01-31T09:00:00Z",
    }[kind.__name__]


def address(place: Place) -> Record:
    """Return the address of the place."""
    return {
        "id": new_id(place.chance),
        "address_1": f"14 Avenue {place.street}",
        "address_2": f"Quartier {place.quarter}",
        "city": "Bukavu",
        "state_province": "Sud-Kivu",
        "postal_code": "",
        "country": "CD",
        "address_type": "physical",
    }


def areas(place: Place) -> list[Record]:
    """Return areas of all sizes."""
    names = ("Sud-Kivu", f"Quartier {place.quarter}, Bukavu", place.told(), "CD")
    return [
        {
            "id": new_id(place.chance),
            "name": name,
            "description": place.told(),
            "extent": place.told(),
            "uri": place.link(),
        }
        for name in names
    ]


def secret(chance: random.Random) -> Record:
    """Return what makes a record confidential, under one of its names."""
    codes = ("confidential_location", "is_confidential", "confidential_locаtion")
    term = {"id": new_id(chance), "code": chance.choice(codes), "description": ""}
    return {
        "id": new_id(chance),
        "value": "yes",
        "taxonomy_term": term | {"name": "It", "taxonomy": "other"},
    }


def new_id(chance: random.Random) -> str:
    """Return an id that nothing else has."""
    return str(UUID(int=chance.getrandbits(128)))


def leave_out(record: Record, path: str, *, required: bool) -> None:
    """Take the field out of which a record complains; one that it needs is empty."""
    *way, (last, position) = steps(path)
    held: Any = record
    for name, index in way:
        held = held[name] if index is None else held[name][index]
    if required:
        held[last] = ""
    elif position is None:
        held.pop(last, None)
    else:
        held[last].pop(position)


def steps(path: str) -> list[tuple[str, int | None]]:
    """Return the fields of a path, each with its position in a list."""
    return [*parsed(path)]


def parsed(path: str) -> Iterator[tuple[str, int | None]]:
    """Yield the fields of a path."""
    for part in path.split("."):
        found = PATH.fullmatch(part)
        assert found, path
        yield found[1], int(found[2]) if found[2] else None
