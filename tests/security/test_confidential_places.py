"""Whatever is imported, nothing of a secret place but its province is anywhere."""

import random
from collections import defaultdict
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from directory.indexing.documents import project
from directory.listings.details import public_listing
from directory.listings.field_visibility import is_public
from directory.listings.models import Location, Service, ServiceAtLocation
from tests.support.dumping import dump
from tests.support.trials import record as evidence
from tests.support.trials import trials
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    attribute,
    make_database,
    run_import,
)

pytestmark = pytest.mark.chaos
TRIALS, IMPORTS = 80, 6
SERVICES, ORGANIZATIONS, PLACES = range(1, 6), range(101, 104), range(201, 205)
VALUES = ("yes", "", "true", "1", "oui", "نعم", "No way")
WAYS = (
    "service", "organization", "listing", "location", "address", "accessibility",
    "phone", "contact of the listing", "program", "hidden shelter",
)  # fmt: skip
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
OPEN, STREET, PLACE = 0, 1, 2


def door(place):
    """The words by which the street of a place would be found."""
    return [f"{place} Secretstreet", f"PC-{place}", f"Porter{place}"]


def whereabouts(place):
    """The words by which a place would be found."""
    cell = f"{20 + (place % 50) + 0.75:.2f}"
    return [*door(place), f"Hiddentown{place}", f"Greendoor{place}", cell]


def described(place):
    """A location with secrets in each of its fields that can hold one."""
    secret = f"Greendoor{place}"
    return {
        "id": an_id(place),
        "location_type": "physical",
        "name": secret,
        "alternate_name": secret,
        "description": f"{secret} in {place} Secretstreet",
        "transportation": secret,
        "url": f"https://map.example/{secret}",
        "external_identifier": secret,
        "latitude": 20 + (place % 50) + 0.7482,
        "longitude": 20 + (place % 50) + 0.7482,
        "addresses": [
            {
                "id": an_id(300),
                "attention": f"Porter{place}",
                "address_1": f"{place} Secretstreet",
                "address_2": f"Greendoor{place}",
                "city": f"Hiddentown{place}",
                "region": f"Hiddentown{place}",
                "state_province": "",
                "postal_code": f"PC-{place}",
                "country": "af",
                "address_type": "physical",
            }
        ],
        "accessibility": [
            {"id": an_id(301), "description": "A ramp", "details": secret}
        ],
        "schedules": [{"id": an_id(302), "notes": f"Ring at {place} Secretstreet"}],
        "metadata": [
            {
                "id": an_id(303),
                "last_action_date": "2026-01-01",
                "last_action_type": "update",
                "field_name": "address_1",
                "previous_value": f"{place} Secretstreet",
                "replacement_value": secret,
                "updated_by": "somebody",
            }
        ],
    }


def owner_of(record, way):
    """Return the object in which a way of hiding puts its attribute."""
    listing = record["service_at_locations"][0]
    place = listing.get("location", listing)
    makers = {
        "service": lambda: record,
        "organization": lambda: record["organization"],
        "listing": lambda: listing,
        "location": lambda: place,
        "address": lambda: place.get("addresses", [place])[0],
        "accessibility": lambda: place.get("accessibility", [place])[0],
        "phone": lambda: record["phones"][0],
        "contact of the listing": lambda: listing["contacts"][0],
        "program": lambda: record.setdefault(
            "program", {"id": an_id(304), "name": "Fund", "description": ""}
        ),
    }
    return makers[way]()


def made_up(chance, service, known):
    """Return a record, the places it lists, and how secret it says that they are."""
    places = chance.sample(PLACES, chance.choice((1, 1, 2)))
    embeds = {p: p not in known or chance.random() < 0.6 for p in places}
    record = {
        "id": an_id(service),
        "name": f"Service {service}",
        "description": f"Version {chance.random()}.",
        "status": "active",
        "visibility": "public",
        "attributes": [attribute("legal.criminal_defence")],
        "organization": {
            "id": an_id(ORGANIZATIONS[service % len(ORGANIZATIONS)]),
            "name": "Organization",
            "description": "Fictional.",
        },
        "phones": [{"id": an_id(305), "number": "+93 70 123 4567"}],
        "service_at_locations": [
            {
                "id": an_id(service * 1000 + place),
                "description": f"Greendoor{place}",
                "contacts": [{"id": an_id(306), "title": "Desk"}],
                **(
                    {"location": described(place)}
                    if embeds[place]
                    else {"location_id": an_id(place)}
                ),
            }
            for place in places
        ],
    }
    secrecy = hide(chance, record, places)
    for place in places:
        if embeds[place] and secrecy.get(place):
            record["description"] += f" Come to {place}  secretstreet!"
    return record, embeds, secrecy


def hide(chance, record, places):
    """Hide a record's places in a way, or none; return how secret each is."""
    if chance.random() < 0.15:
        record["attributes"] = [attribute("shelter.short_term")]
        return dict.fromkeys(places, STREET)
    if chance.random() < 0.55:
        return dict.fromkeys(places, OPEN)
    way = chance.choice(WAYS)
    if way == "hidden shelter":
        record["attributes"] = [attribute("shelter.short_term")]
        record["visibility"] = chance.choice(("partner", "referrer", "named"))
        return dict.fromkeys(places, PLACE)
    owner = owner_of(record, way)
    value = chance.choice(VALUES)
    secret = attribute("confidential_location", "panah-attributes", value)
    owner["attributes"] = [*owner.get("attributes", []), secret]
    whole = way in ("service", "organization", "phone", "program")
    return dict.fromkeys(places if whole else places[:1], PLACE)


class World:
    """What must hold by all that two vetters have said so far."""

    def __init__(self):
        self.demands = {}  # by service: by place how secret
        self.hiding = {}  # by organization
        self.known = set()
        self.ever_secret = set()

    def learn(self, made, *, vetted):
        """Take in one batch."""
        told = defaultdict(bool)
        for record, embeds, secrecy in made:
            self.known |= {p for p, whole in embeds.items() if whole and vetted}
            self.ever_secret |= {p for p, how in secrecy.items() if how}
            if "confidential_location" in str(record["organization"]):
                self.ever_secret |= set(PLACES)
            told[record["organization"]["id"]] |= "confidential_location" in str(
                record["organization"]
            )
            if vetted:
                before = self.demands.get(record["id"], {})
                self.demands[record["id"]] = {
                    place: max(
                        secrecy.get(place, OPEN),
                        OPEN if embeds[place] or before.get(place) != PLACE else PLACE,
                    )
                    for place in embeds
                }
        if vetted:
            self.hiding |= told

    def secret(self):
        """Return how secret each place must be."""
        found = dict.fromkeys(PLACES, OPEN)
        for service, demands in self.demands.items():
            number = int(service.replace("-", ""), 16)
            owner = an_id(ORGANIZATIONS[number % len(ORGANIZATIONS)])
            for place, how in demands.items():
                how = PLACE if self.hiding.get(owner) else how
                found[place] = max(found[place], how)
        return found


def leaks(database, secret):
    """Return what is stored or shown of secret places."""
    text = dump(database) + shown(database)
    words = {OPEN: lambda place: [], STREET: door, PLACE: whereabouts}
    found = [
        word
        for place, how in secret.items()
        for word in words[how](place)
        if word in text
    ]
    with database.read() as session:
        for row in session.scalars(select(Location)):
            hidden = secret[int(row.external_id.replace("-", ""), 16)] == PLACE
            if hidden and (row.cell_latitude, row.cell_longitude) != (None, None):
                found.append(f"the cell of {row.external_id}")
            if hidden and not row.confidential:
                found.append(f"{row.external_id} is not confidential")
    return found


def shown(database):
    """Return all public documents and details as one text."""
    with database.read() as session:
        ids = session.scalars(
            select(ServiceAtLocation.id)
            .join(Service, Service.id == ServiceAtLocation.service_id)
            .where(is_public(session))
        ).all()
        details = [public_listing(session, key, NOON) for key in ids]
        return f"{project(session, ids).documents} {details}"


@pytest.mark.timeout(3600)
def test_no_batch_ever_tells_where_a_secret_place_is():
    stored, imports = 0, 0
    for seed in range(trials(TRIALS)):
        chance = random.Random(seed)  # noqa: S311 - to repeat, not to hide
        database, world = make_database(), World()
        for step in range(IMPORTS):
            services = chance.sample(SERVICES, chance.choice((1, 2, 3)))
            made = [made_up(chance, service, world.known) for service in services]
            vetted = chance.random() < 0.7
            options = {"vetted_by": VETTERS} if vetted else {}
            report = run_import(database, *(one[0] for one in made), **options)
            assert report.refused == (), (seed, step)
            world.learn(made, vetted=vetted)
            imports += 1
            assert leaks(database, world.secret()) == [], (seed, step)
        text = dump(database)
        for place in world.known - world.ever_secret:
            assert f"{place} Secretstreet" in text
            stored += 1
        database.dispose()

    assert stored > 0
    evidence("imports with secret places: streets, points, codes found", imports, "0")
