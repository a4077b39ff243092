from dataclasses import fields
from uuid import UUID

import pytest

from directory.api.serialising import DETAILS
from directory.listings.details import ListingDetails
from directory.listings.models import (
    Attribute,
    Organization,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from directory.listings.vocabulary import Publication, ServiceStatus
from seed_data.attributes import FACTS_TAXONOMY

SHOWN = UUID("00000000-0000-4000-8000-000000000001")
WAITING = UUID("00000000-0000-4000-8000-000000000002")


@pytest.fixture(autouse=True)
def listings(sqlite):
    with sqlite.write() as session:
        house = Organization(name="Fictional Women's Circle")
        session.add(house)
        for key, publication in (
            (SHOWN, Publication.UNCONFIRMED),
            (WAITING, Publication.WAITING),
        ):
            service = Service(
                external_id=f"demo-{publication}",
                organization=house,
                name="House of the Pomegranate (demonstration)",
                status=ServiceStatus.ACTIVE,
                publication=publication,
            )
            session.add(ServiceAtLocation(id=key, service=service))


def test_a_listing_is_told_with_every_public_field(client):
    response = client.get(f"/api/v1/listings/{SHOWN}")

    answer = response.get_json()
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert set(answer) == {field.name for field in fields(ListingDetails)}
    assert answer["id"] == str(SHOWN)
    assert answer["texts"] == [
        {
            "language": "en",
            "name": "House of the Pomegranate (demonstration)",
            "description": "",
            "review_state": "original",
        }
    ]
    DETAILS.validate_json(response.get_data())


@pytest.mark.parametrize(
    "key",
    [
        str(WAITING),
        "00000000-0000-4000-8000-00000000ffff",
        "no-id",
        SHOWN.hex,
        f"{{{SHOWN}}}",
        "٠" * 36,
    ],
)
def test_hidden_unknown_and_malformed_are_the_same_answer(client, key):
    unknown = client.get("/api/v1/listings/00000000-0000-4000-8000-000000000000")

    response = client.get(f"/api/v1/listings/{key}")

    assert response.status_code == 404
    assert response.content_type == "application/problem+json"
    assert response.get_data() == unknown.get_data()


def test_what_publishers_say_beside_is_told(client, sqlite):
    with sqlite.write() as session:
        service = session.get(ServiceAtLocation, SHOWN).service
        service.organization.alternate_name = "ZQACRO"
        service.alternate_name = "ZQSVCALT"
        service.interpretation_services = "Dari and Somali by phone"
        service.accreditations = "Example accreditation"
        service.licenses = "Example licence"

    answer = client.get(f"/api/v1/listings/{SHOWN}").get_json()

    assert answer["other_names"] == ["ZQSVCALT", "ZQACRO"]
    assert answer["interpretation"] == "Dari and Somali by phone"
    assert answer["accreditations"] == "Example accreditation"
    assert answer["licenses"] == "Example licence"


def test_each_fact_is_told_by_its_code_its_value_and_a_sentence(client, sqlite):
    with sqlite.write() as session:
        service = session.get(ServiceAtLocation, SHOWN).service
        session.add_all(
            Attribute(
                service_id=service.id,
                taxonomy_term=TaxonomyTerm(
                    taxonomy=FACTS_TAXONOMY, code=code, name=code
                ),
                value=value,
                position=place,
            )
            for place, (code, value) in enumerate(
                [
                    ("response_time_hours", "24"),
                    ("caution", "Ask <i>first</i>."),
                    ("greatest_number_of_children", "<b>"),
                    ("never_heard_of", "x"),
                ]
            )
        )

    address = f"/api/v1/listings/{SHOWN}"
    english = client.get(address).get_json()["facts"]
    dari = client.get(address, headers={"Accept-Language": "fa-AF"}).get_json()["facts"]

    assert english == [
        {
            "code": "response_time_hours",
            "value": "24",
            "label": "A first answer comes within 24 hours.",
        },
        {
            "code": "caution",
            "value": "Ask <i>first</i>.",
            "label": "Take care: Ask <i>first</i>.",
        },
        {
            "code": "greatest_number_of_children",
            "value": "<b>",
            "label": "Children: at most <b>",
        },
        {"code": "never_heard_of", "value": "x", "label": "never_heard_of"},
    ]
    assert [fact["value"] for fact in dari] == [fact["value"] for fact in english]
