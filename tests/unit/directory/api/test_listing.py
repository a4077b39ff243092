from dataclasses import fields
from uuid import UUID

import pytest

from directory.api.serialising import DETAILS
from directory.listings.details import ListingDetails
from directory.listings.models import Organization, Service, ServiceAtLocation
from directory.listings.vocabulary import Publication, ServiceStatus

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
