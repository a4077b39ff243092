from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from sqlalchemy import select

from directory.listings.channels import Channel
from directory.listings.details import ListingDetails, public_listing, seen_listings
from directory.listings.hours.hours_view import HoursView
from directory.listings.models import (
    Accessibility,
    Address,
    Attribute,
    Contact,
    CostOption,
    FieldTier,
    Location,
    Organization,
    Phone,
    RequiredDocument,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceCapacity,
    SpokenLanguage,
    TaxonomyTerm,
    Translation,
    Vetting,
)
from directory.listings.public_view import CostView, TextView
from directory.listings.room import Room
from directory.listings.vocabulary import (
    Affiliation,
    ListingField,
    LocationType,
    Publication,
    ReviewState,
    ServiceStatus,
    Visibility,
)
from directory.search_port import Flag

KEY = UUID("00000000-0000-4000-8000-000000000001")
MONDAY_NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DESK, INTAKE = "desk@figtree.example", "intake@figtree.example"
HELP = "https://figtree.example/help"


@pytest.fixture
def session(sqlite):
    with sqlite.write() as session:
        yield session


def add_listing(session, *, location=None, **changed):
    facts = {
        "name": "Legal desk of the Fig Tree (demonstration)",
        "status": ServiceStatus.ACTIVE,
        "publication": Publication.UNCONFIRMED,
        "organization": Organization(name="Fictional Fig Tree"),
        **changed,
    }
    listing = ServiceAtLocation(id=KEY, service=Service(**facts), location=location)
    session.add(listing)
    session.flush()
    return listing


def town(**changed):
    facts = {"location_type": LocationType.PHYSICAL, "area": "Herat", "country": "AF"}
    return Location(**facts | changed)


def add_term(session, listing, code, value="", taxonomy="panah-attributes", label=""):
    term = TaxonomyTerm(taxonomy=taxonomy, code=code)
    session.add_all(
        [
            term,
            Attribute(
                service_id=listing.service_id,
                taxonomy_term=term,
                value=value,
                label=label,
            ),
        ]
    )


def shown(session, now=MONDAY_NOON):
    session.flush()
    return public_listing(session, KEY, now)


def test_everything_public_is_told(session):
    vetting = Vetting(
        first_vetter="a@one.example",
        first_organization="one.example",
        second_vetter="b@two.example",
        second_organization="two.example",
    )
    session.add(vetting)
    session.flush()
    listing = add_listing(
        session,
        location=town(
            admin1="AF.11",
            timezone="Asia/Kabul",
            alternate_name="The Garden",
        ),
        external_id="demo-7",
        description="Advice for women.",
        email="desk@figtree.example",
        url="https://figtree.example/help",
        publication=Publication.PUBLISHED,
        vetting_id=vetting.id,
        accepts_children=True,
        fees_description="Nothing",
        eligibility_description="Women who defend rights",
        application_process="Call first",
        wait_time="Two days",
        alternate_name="Desk of the Figs",
        interpretation_services="Somali by phone",
        accreditations="Bar of Herat",
        licenses="No. 7",
        minimum_age=16,
        alert="Closed on holidays",
        assured_date=date(2026, 3, 1),
        organization=Organization(
            name="Fictional Fig Tree",
            alternate_name="FFT",
            affiliation=Affiliation.INDEPENDENT,
        ),
    )
    service_id = listing.service_id
    session.add_all(
        [
            Translation(
                service_id=service_id,
                language="fa-AF",
                name="میز حقوقی",
                review_state=ReviewState.REVIEWED,
            ),
            Phone(service_id=service_id, number="+93 000 000", description="Days"),
            SpokenLanguage(service_id=service_id, code="fa-AF"),
            Schedule(
                service_id=service_id,
                freq="WEEKLY",
                byday="MO,TU",
                opens_at="09:00",
                closes_at="17:00",
            ),
            ServiceArea(service_id=service_id, name="Herat province", code="AF.11"),
            CostOption(service_id=service_id, amount=Decimal("0.00"), option="Advice"),
            RequiredDocument(service_id=service_id, document="None"),
            Accessibility(location_id=listing.location_id, description="Ramp"),
        ]
    )
    add_term(session, listing, "legal.advice", taxonomy="panah")
    add_term(session, listing, "wheelchair", "yes")
    add_term(session, listing, "indigenous_led", "no")
    add_term(session, listing, "source_year", "2024, 99999")
    add_term(session, listing, "length", "one visit")
    add_term(session, listing, "channel", "signal", label="+93 111")

    details = shown(session)

    assert details == ListingDetails(
        id=KEY,
        external_id="demo-7",
        organization="Fictional Fig Tree",
        organization_texts=(
            TextView("en", "Fictional Fig Tree", "", ReviewState.ORIGINAL),
        ),
        other_names=("Desk of the Figs", "FFT", "The Garden"),
        texts=(
            TextView(
                "en",
                "Legal desk of the Fig Tree (demonstration)",
                "Advice for women.",
                ReviewState.ORIGINAL,
            ),
            TextView("fa-AF", "میز حقوقی", "", ReviewState.REVIEWED),
        ),
        codes=("legal.advice",),
        spoken_languages=("fa-AF",),
        interpretation="Somali by phone",
        status=ServiceStatus.ACTIVE,
        alert="Closed on holidays",
        area=("Herat",),
        country="AF",
        admin1="AF.11",
        covers=("AF.11",),
        remote=False,
        confidential=False,
        flags={
            Flag.COST_FREE: True,
            Flag.WHEELCHAIR: True,
            Flag.INDIGENOUS_LED: False,
            Flag.ACCEPTS_CHILDREN: True,
        },
        affiliation=Affiliation.INDEPENDENT,
        facts=(("length", "one visit"),),
        channels=(
            Channel("phone", "+93 000 000", "Days"),
            Channel("signal", "+93 111"),
            Channel("email", DESK, link=f"mailto:{DESK}"),
            Channel("website", HELP, link=HELP),
        ),
        hours=(HoursView((0, 1), "09:00", "17:00", 4.5, ""),),
        open_now=True,
        always_open=False,
        costs=(CostView("Advice", Decimal("0.00"), "", ""),),
        fees="Nothing",
        documents=("None",),
        eligibility="Women who defend rights",
        application_process="Call first",
        wait_time="Two days",
        accreditations="Bar of Herat",
        licenses="No. 7",
        minimum_age=16,
        maximum_age=None,
        accessibility=("Ramp",),
        address=(),
        postal_address=(),
        assured_date=date(2026, 3, 1),
        vetted_by_count=2,
        unconfirmed=False,
        source_year=2024,
        temporarily_closed=False,
    )


@pytest.mark.parametrize(
    "hidden",
    [
        {"publication": Publication.WAITING},
        {"publication": Publication.WITHDRAWN},
        {"visibility": Visibility.PARTNER},
        {"visibility": Visibility.NAMED},
        {"status": ServiceStatus.DEFUNCT},
        {"status": ServiceStatus.INACTIVE},
    ],
    ids=lambda changed: next(iter(changed.values())),
)
def test_what_is_not_public_is_as_unknown_as_what_never_was(session, hidden):
    never = shown(session)
    add_listing(session, **hidden)

    now_hidden = shown(session)

    assert (never, now_hidden) == (None, None)


@pytest.mark.parametrize(
    ("code", "confidential", "chosen", "expected"),
    [
        ("legal.advice", False, None, ()),
        ("legal.advice", False, Visibility.PUBLIC, ("1 Fictional Street", "Herat")),
        ("legal.advice", True, Visibility.PUBLIC, ()),
        ("shelter", False, Visibility.PUBLIC, ()),
        ("shelter.family", False, Visibility.PUBLIC, ()),
    ],
)
def test_an_address_is_public_by_choice_and_never_of_a_shelter(
    session, code, confidential, chosen, expected
):
    listing = add_listing(session, location=town(confidential=confidential))
    add_term(session, listing, code, taxonomy="panah")
    session.add(
        Address(
            location_id=listing.location_id,
            address_type=LocationType.PHYSICAL,
            address_1="1 Fictional Street",
            city="Herat",
        )
    )
    if chosen:
        session.add(
            FieldTier(
                service_id=listing.service_id,
                field=ListingField.ADDRESS,
                visibility=chosen,
            )
        )

    details = shown(session)

    assert details.address == expected


def test_a_confidential_place_tells_only_whom_it_serves(session):
    listing = add_listing(session, location=town(confidential=True, area="Old town"))
    session.add(ServiceArea(service_id=listing.service_id, name="Herat province"))

    details = shown(session)

    assert (details.area, details.confidential) == (("Herat province",), True)


@pytest.mark.parametrize(
    ("dates", "free"),
    [
        ({}, True),
        ({"valid_to": date(2020, 1, 1)}, None),
        ({"valid_to": date(2026, 3, 1)}, None),
        ({"valid_from": date(2026, 3, 3)}, None),
        ({"valid_to": date(2026, 3, 2)}, True),
        ({"valid_from": date(2026, 3, 2), "valid_to": date(2099, 1, 1)}, True),
    ],
)
def test_a_price_counts_while_it_holds(session, dates, free):
    listing = add_listing(session)
    cost = CostOption(service_id=listing.service_id, amount=Decimal(0), option="A")
    for name, day in dates.items():
        setattr(cost, name, day)
    session.add(cost)

    details = shown(session)

    assert MONDAY_NOON.date() == date(2026, 3, 2)
    assert details.flags.get(Flag.COST_FREE) is free
    assert details.costs == ((CostView("A", Decimal(0), "", ""),) if free else ())


def test_an_old_price_does_not_hide_what_it_costs_today(session):
    listing = add_listing(session)
    session.add_all(
        [
            CostOption(
                service_id=listing.service_id,
                amount=Decimal(0),
                valid_to=date(2020, 1, 1),
            ),
            CostOption(service_id=listing.service_id, amount=Decimal(5)),
        ]
    )

    assert shown(session).flags == {Flag.COST_FREE: False}


def test_a_virtual_place_helps_from_afar(session):
    chat = "https://chat.example/"
    add_listing(session, location=town(location_type=LocationType.VIRTUAL, url=chat))

    details = shown(session)

    assert details.remote
    assert [one.value for one in details.channels] == [chat]


def test_a_confidential_place_has_no_other_name_and_no_address_on_the_web(session):
    place = town(
        confidential=True, alternate_name="Blue House", url="https://blue.example/"
    )
    add_listing(session, location=place, alternate_name="Desk")

    details = shown(session)

    assert (details.other_names, details.channels) == (("Desk",), ())


def test_a_name_that_is_told_already_is_no_other_name(session):
    listing = add_listing(session, alternate_name="FFT")
    listing.service.organization.alternate_name = "FFT"
    listing.service.name = listing.service.organization.name

    assert shown(session).other_names == ("FFT",)


@pytest.mark.parametrize(
    ("codes", "country"),
    [
        (("AF.11",), "AF"),
        (("AF.11", "AF"), "AF"),
        (("AF.11", "IR.30"), None),
        (("*",), None),
        (("*", "UG"), "UG"),
        ((), None),
    ],
)
def test_who_serves_a_province_is_in_its_country(session, codes, country):
    listing = add_listing(session)
    owner = listing.service_id
    session.add_all(ServiceArea(service_id=owner, code=code) for code in codes)

    assert shown(session).country == country


def test_the_code_of_a_province_is_no_area_in_words(session):
    listing = add_listing(session)
    owner = listing.service_id
    session.add_all(
        [
            ServiceArea(service_id=owner, name="AF.11", code="AF.11"),
            ServiceArea(service_id=owner, name="Our area"),
        ]
    )

    details = shown(session)

    assert (details.area, details.covers) == (("Our area",), ("AF.11",))


def test_people_and_their_phones_are_not_public_by_default(session):
    listing = add_listing(session)
    person = Contact(
        service_id=listing.service_id,
        name="Fictional Person",
        email="person@figtree.example",
        visibility=Visibility.PUBLIC,
    )
    session.add(person)
    session.flush()
    session.add_all(
        [
            Phone(service_id=listing.service_id, contact_id=person.id, number="+93 1"),
            Phone(
                service_id=listing.service_id,
                number="+93 2",
                visibility=Visibility.PARTNER,
            ),
        ]
    )

    details = shown(session)

    assert details.channels == ()


def test_a_desk_is_public_where_two_vetters_chose_so(session):
    listing = add_listing(session)
    service_id = listing.service_id
    session.add_all(
        [
            Contact(
                service_id=service_id,
                department="Intake",
                email="intake@figtree.example",
                visibility=Visibility.PUBLIC,
            ),
            FieldTier(
                service_id=service_id,
                field=ListingField.CONTACTS,
                visibility=Visibility.PUBLIC,
            ),
        ]
    )

    details = shown(session)

    assert details.channels == (
        Channel("email", INTAKE, "Intake", link=f"mailto:{INTAKE}"),
    )


@pytest.mark.parametrize(
    "field",
    [
        ListingField.EMAIL,
        ListingField.PHONES,
        ListingField.SCHEDULES,
        ListingField.URL,
    ],
)
def test_a_group_of_fields_can_be_closed(session, field):
    listing = add_listing(session, email="a@b.example", url="https://b.example")
    service_id = listing.service_id
    session.add_all(
        [
            Phone(service_id=service_id, number="+93 1"),
            Schedule(
                service_id=service_id, freq="DAILY", opens_at="00:00", closes_at="24:00"
            ),
            FieldTier(
                service_id=service_id, field=field, visibility=Visibility.PARTNER
            ),
        ]
    )

    details = shown(session)

    told = {channel.kind for channel in details.channels}
    told |= {"hours"} if details.hours else set()
    everything = {"email": "email", "phones": "phone", "url": "website"}
    closed = everything.get(field.value, "hours")
    assert told == {"email", "phone", "website", "hours"} - {closed}


@pytest.mark.parametrize(
    ("beds", "days_ago", "tier", "room"),
    [
        ((), 0, "public", None),
        ((731,), 0, "public", True),
        ((0, 731), 14, "public", True),
        ((0, 0), 14, "public", False),
        ((731,), 15, "public", None),
        ((731,), 0, "referrer", None),
    ],
)
def test_room_is_told_as_yes_or_no_for_two_weeks(session, beds, days_ago, tier, room):
    listing = add_listing(session)
    owner = {"service_id": listing.service_id}
    told = MONDAY_NOON - timedelta(days=days_ago)
    session.add_all(
        ServiceCapacity(
            **owner, unit="bed", available=count, description="x731", updated_at=told
        )
        for count in beds
    )
    session.add(FieldTier(**owner, field="capacity", visibility=tier))

    details = shown(session)

    expected = None if room is None else Room(free=room, told_on=told.date())
    assert details.room == expected
    assert "731" not in repr(details)


def test_what_the_service_says_of_its_door_wins_over_its_organization(session):
    listing = add_listing(session)
    add_term(session, listing, "asks_id", "yes")
    of_owner = session.scalars(select(Attribute)).one()
    of_owner.service_id, of_owner.organization_id = (
        None,
        listing.service.organization_id,
    )
    session.add(
        Attribute(
            service_id=listing.service_id,
            taxonomy_term_id=of_owner.taxonomy_term_id,
            value="no",
        )
    )
    session.flush()

    assert shown(session).facts == (("asks_id", "no"),)


def test_listings_are_read_together_and_the_hidden_left_out(session):
    listing = add_listing(session)
    unknown = UUID(int=99)

    found = seen_listings(session, [listing.id, unknown], MONDAY_NOON)

    assert found == {listing.id: shown(session)}


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://figtree.example", "website"),
        ("https://wa.me/93000", "whatsapp"),
        ("https://t.me/figtree", "telegram"),
        ("http://figtreefigtreefigtree.onion/", "onion"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://[broken", None),
    ],
)
def test_only_web_addresses_become_channels(session, url, kind):
    add_listing(session, url=url)

    details = shown(session)

    assert [channel.kind for channel in details.channels] == ([kind] if kind else [])


def test_the_text_for_a_reader_is_hers_or_the_original(session):
    listing = add_listing(session)
    session.add(Translation(service_id=listing.service_id, language="ps", name="ژباړه"))

    details = shown(session)

    assert details.text_for("ps").name == "ژباړه"
    assert details.text_for("sw").name == details.texts[0].name


def test_a_part_of_another_listing_is_not_ours(session):
    listing = add_listing(session, location=town())
    other = ServiceAtLocation(service=listing.service, location=town(area="Kabul"))
    session.add(other)
    session.flush()
    session.add_all(
        [
            Phone(
                service_id=listing.service_id,
                service_at_location_id=other.id,
                number="+93 9",
            ),
            Phone(location_id=other.location_id, number="+93 8"),
            Phone(location_id=listing.location_id, number="+93 7"),
        ]
    )

    details = shown(session)

    assert [channel.value for channel in details.channels] == ["+93 7"]
