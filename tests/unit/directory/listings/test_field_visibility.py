"""No part that is not public is in a document, on a page, or in an answer."""

from uuid import UUID

import pytest

from directory.database import Base
from directory.indexing.documents import project
from directory.listings.models import (
    Address,
    Attribute,
    Contact,
    FieldTier,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    ServiceCapacity,
    SpokenLanguage,
    TaxonomyTerm,
    Url,
)
from directory.listings.vocabulary import (
    ListingField,
    LocationType,
    Publication,
    ServiceStatus,
    Visibility,
)

KEY = UUID("00000000-0000-4000-8000-000000000001")
OPEN_ALWAYS = "open_24_7"
WEEK = "OpenRange(start=0, end=10080,"


def fact(service, code, value="", label=""):
    term = TaxonomyTerm(taxonomy="panah-attributes", code=code)
    return Attribute(
        service_id=service.id, taxonomy_term=term, value=value, label=label
    )


def add_everything(session):
    """Add a listing whose every part holds words that are found nowhere else."""
    organization = Organization(name="Fictional Fig Tree", email="fig@own.example")
    place = Location(location_type=LocationType.PHYSICAL, area="Herat", country="AF")
    service = Service(
        name="Desk of the Fig Tree",
        organization=organization,
        status=ServiceStatus.ACTIVE,
        publication=Publication.UNCONFIRMED,
        email="desk@mail.example",
        url="https://web.example/",
    )
    listing = ServiceAtLocation(id=KEY, service=service, location=place)
    session.add(listing)
    session.flush()
    owner = {"service_id": service.id}
    desk = Contact(
        **owner, name="Desk Lead", email="lead@mail.example", visibility="public"
    )
    line = Phone(**owner, number="+93 111", description="Line words")
    session.add_all([desk, line])
    session.flush()
    lead = Phone(contact_id=desk.id, number="+93 222")
    session.add(lead)
    session.flush()
    session.add_all(
        [
            SpokenLanguage(phone_id=line.id, code="ps"),
            SpokenLanguage(phone_id=lead.id, code="sw"),
            Schedule(
                **owner,
                freq="DAILY",
                opens_at="07:13",
                closes_at="19:47",
                timezone=4.5,
                notes="Knock thrice",
            ),
            Address(
                location_id=place.id,
                address_type=LocationType.PHYSICAL,
                address_1="9 Fictional Street",
            ),
            ServiceCapacity(**owner, unit="secretbeds", available=77_001),
            Url(**owner, url="https://more.example/", label="More words"),
            fact(service, OPEN_ALWAYS),
            fact(service, "channel", "signal", "+93 333"),
            *(
                FieldTier(**owner, field=field, visibility="public")
                for field in ListingField
            ),
        ]
    )
    session.flush()


# What is seen while all is public, by what may be hidden.
OF_GROUP = {
    ListingField.ADDRESS: {"9 Fictional Street"},
    ListingField.CAPACITY: {"Room on"},
    ListingField.CONTACTS: {"Desk Lead", "lead@mail.example", "+93 222"},
    ListingField.EMAIL: {"desk@mail.example", "lead@mail.example"},
    ListingField.PHONES: {"+93 111", "+93 222", "+93 333", "Line words", "Pashto"},
    ListingField.SCHEDULES: {
        "07:13",
        "19:47",
        "Knock thrice",
    },
    ListingField.URL: {"web.example", "more.example", "More words"},
}
OF_ROW = {Contact: {"Desk Lead", "lead@mail.example", "+93 222"}, Phone: {"+93 111"}}
NEVER = {"secretbeds", "77001"}
HIDDEN = [Visibility.PARTNER, Visibility.REFERRER, Visibility.NAMED]


@pytest.fixture
def tell(sqlite, client):
    """Return a function that gives everything that anyone is told, as one text."""

    def told():
        with sqlite.read() as session:
            document = str(project(session, [KEY]).documents)
        page = client.get(f"/en/listing/{KEY}")
        answer = client.get(f"/api/v1/listings/{KEY}")
        assert (page.status_code, answer.status_code) == (200, 200)
        return "\n".join((document, page.text, answer.text))

    with sqlite.write() as session:
        add_everything(session)
    return told


def test_every_part_that_carries_a_tier_is_in_this_test():
    tiered = {
        mapper.class_
        for mapper in Base.registry.mappers
        if "visibility" in mapper.columns
    }

    assert set(OF_GROUP) == set(ListingField)
    assert tiered == {*OF_ROW, FieldTier, Service}


def test_what_is_public_is_told(tell):
    told = tell()

    expected = set().union(*OF_GROUP.values(), *OF_ROW.values())
    assert {word for word in expected if word not in told} == set()
    assert "OpenRange(start=433" in told
    assert WEEK not in told
    assert "'ps', 'sw'" in told
    assert {word for word in NEVER if word in told} == set()


@pytest.mark.parametrize("tier", HIDDEN)
@pytest.mark.parametrize("field", ListingField)
def test_a_group_that_is_not_public_is_told_nowhere(sqlite, tell, field, tier):
    with sqlite.write() as session:
        session.query(FieldTier).filter_by(field=field).update({"visibility": tier})

    told = tell()

    assert {word for word in OF_GROUP[field] | NEVER if word in told} == set()
    if field is ListingField.SCHEDULES:
        assert "OpenRange" not in told
        assert "hours.always" not in told
        assert "+04:30" not in told
    if field is ListingField.PHONES:
        assert "spoken_languages=()" in told


@pytest.mark.parametrize("tier", HIDDEN)
@pytest.mark.parametrize("model", OF_ROW)
def test_a_row_that_is_not_public_is_told_nowhere(sqlite, tell, model, tier):
    with sqlite.write() as session:
        session.query(model).update({"visibility": tier})

    told = tell()

    assert {word for word in OF_ROW[model] if word in told} == set()


def test_by_default_nothing_finer_than_a_town_and_no_person_is_told(sqlite, tell):
    with sqlite.write() as session:
        session.query(FieldTier).delete()

    told = tell()

    closed = OF_GROUP[ListingField.ADDRESS] | OF_GROUP[ListingField.CONTACTS]
    assert {word for word in closed if word in told} == set()


def test_without_hours_always_open_is_told_and_then_hidden(sqlite, tell):
    with sqlite.write() as session:
        session.query(Schedule).delete()
    always = {"Day and night", "hours.always", WEEK}
    before = tell()

    with sqlite.write() as session:
        schedules = {"field": ListingField.SCHEDULES}
        session.query(FieldTier).filter_by(**schedules).update({"visibility": "named"})

    after = tell()
    assert {word for word in always if word not in before} == set()
    assert {word for word in always if word in after} == set()
