"""Records, a small world and a database for the tests of the import."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from directory.database import CLOCK, Base, Database
from directory.geocoding import Geocoder
from directory.hsds.import_records import ImportOptions, import_records
from directory.hsds.problems import NumberedRecord
from directory.hsds.reference_data import ReferenceData
from directory.hsds.resolve.extents import Extents
from directory.hsds.resolve.served_areas import ServedAreas
from tests.support.lending import lend

VETTERS = ("vetter@first.example", "vetter@second.example")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class FakePlace:
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    timezone: str = "Asia/Kabul"
    kind: str = "city"
    population: int = 100_000


@dataclass(frozen=True)
class FakeMatch:
    place: FakePlace
    alternatives: tuple[FakePlace, ...] = ()
    exact: bool = True


HERAT = FakePlace("Herat", "AF", "AF.11", 34.3482, 62.1997)
AFGHANISTAN = FakePlace("Afghanistan", "AF", "", 34.5281, 69.1723)
KABUL = FakePlace("Kabul", "AF", "AF.13", 34.5281, 69.1723)


class FakePlaces:
    """Knows two towns and two countries."""

    def find(self, name, *, country=None):
        found = {"herat": HERAT, "kabul": KABUL}.get(name.lower())
        return FakeMatch(found) if found else None

    def nearest(self, latitude, longitude, *, within_km=100):
        return HERAT if abs(latitude - 34.3) < 0.5 else None

    def largest(self, south, west, north, east, limit):
        return [
            town
            for town in (HERAT, KABUL)
            if south <= town.latitude <= north and west <= town.longitude <= east
        ]

    def country_of(self, name):
        codes = {"af": "AF", "afghanistan": "AF", "pk": "PK", "pakistan": "PK"}
        return codes.get(name.lower())

    def country(self, code):
        return {"AF": AFGHANISTAN}.get(code)

    def admin1_name(self, code, language):
        return {"AF.11": "Herat", "AF.13": "Kabul"}.get(code)

    def spellings(self, name, *, country=None):
        found = self.find(name, country=country)
        return frozenset({found.place.name.lower()}) if found else frozenset()

    def division_spellings(self, code):
        return {"AF.11": frozenset({"herat"}), "AF.13": frozenset({"kabul"})}.get(
            code, frozenset()
        )


GEOCODER = Geocoder(FakePlaces())
REFERENCE = ReferenceData(
    GEOCODER,
    ServedAreas(GEOCODER),
    Extents(GEOCODER),
    needs={"legal.criminal_defence": "Defence", "shelter.short_term": "Safe house"},
    facts={"confidential_location": "Confidential location"},
    detect_language=lambda text: "en",
)


def an_id(number):
    return str(UUID(int=number))


def attribute(code, taxonomy="panah", value=""):
    term = {"id": an_id(900), "name": code, "description": "", "code": code}
    return {
        "id": an_id(901),
        "value": value,
        "taxonomy_term": term | {"taxonomy": taxonomy},
    }


def make_record(number=1, **changes):
    """A complete fictional service; each number has ids of its own."""
    record = {
        "id": an_id(number),
        "name": "Legal help",
        "description": "We defend women in court.",
        "status": "active",
        "url": "https://help.example/",
        "phones": [{"id": an_id(10), "number": "070 123 4567"}],
        "languages": [{"id": an_id(11), "code": "prs", "name": "Dari"}],
        "attributes": [attribute("legal.criminal_defence")],
        "organization": {
            "id": an_id(1000 + number),
            "name": "Women's Law Group",
            "description": "A fictional group.",
        },
        "service_at_locations": [
            {
                "id": an_id(2000 + number),
                "location": {
                    "id": an_id(3000 + number),
                    "location_type": "physical",
                    "latitude": 34.3482,
                    "longitude": 62.1997,
                    "addresses": [an_address()],
                },
            }
        ],
    }
    return record | deepcopy(changes)


def an_address(**changes):
    return {
        "id": an_id(12),
        "address_1": "12 Fictional Street",
        "city": "Herat",
        "state_province": "",
        "postal_code": "PC-3001",
        "country": "af",
        "address_type": "physical",
    } | changes


def make_shelter(number=1, **changes):
    return make_record(number, attributes=[attribute("shelter.short_term")], **changes)


@cache
def empty_tables():
    """Return the bytes of a database with empty tables: making them takes a while."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/empty.sqlite")
        Base.metadata.create_all(database.writer)
        database.dispose()
        return Path(folder, "empty.sqlite").read_bytes()


def make_database():
    """Return a database with empty tables; to be disposed of by whoever has it."""
    database = lend(empty_tables())
    database.info[CLOCK] = lambda: NOON
    return database


def run_import(database, *records, **options):
    numbered = [NumberedRecord(line, one) for line, one in enumerate(records, 1)]
    return import_records(database, numbered, REFERENCE, ImportOptions(**options))


def only(database, model):
    with database.read() as session:
        rows = session.query(model).all()
        session.expunge_all()
    (row,) = rows
    return row


def everything(database, model):
    with database.read() as session:
        return session.query(model).all()
