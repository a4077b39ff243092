"""Every address of the description is held to what the description promises."""

from uuid import UUID

import jsonschema
import pytest

from directory.api.openapi import openapi
from directory.listings.models import Organization, Service, ServiceAtLocation
from directory.listings.vocabulary import Publication, ServiceStatus

SHOWN = UUID("00000000-0000-4000-8000-000000000001")
LISTING = "/api/v1/listings/{listing_id}"
NOWHERE = UUID(int=0)
JSON = "application/json"
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def listing(sqlite):
    service = Service(
        external_id="demo-1",
        organization=Organization(name="Fictional Women's Circle"),
        name="House of the Pomegranate (demonstration)",
        status=ServiceStatus.ACTIVE,
        publication=Publication.UNCONFIRMED,
    )
    with sqlite.write() as session:
        session.add(ServiceAtLocation(id=SHOWN, service=service))


def promised(path, method, status, media_type):
    description = openapi()
    answer = description["paths"][path][method]["responses"][str(status)]
    schema = answer["content"][media_type]["schema"]
    return {**schema, "components": description["components"]}


def keeps_its_promise(response, path, method, status, media_type=JSON):
    assert (response.status_code, response.content_type) == (status, media_type)
    schema = promised(path, method, status, media_type)
    return jsonschema.Draft202012Validator(schema).is_valid(response.get_json())


@pytest.mark.parametrize(
    ("path", "body"), [("/api/v1/search", {}), ("/api/v1/suggest", {"q": "shel"})]
)
def test_what_is_asked_for_is_answered_as_promised(client, path, body):
    response = client.post(path, json=body)

    assert keeps_its_promise(response, path, "post", 200)


@pytest.mark.parametrize("path", ["/api/openapi.json", "/healthz", "/readyz"])
def test_what_is_only_read_is_as_promised(client, path):
    response = client.get(path)

    assert keeps_its_promise(response, path, "get", 200)


def test_a_listing_is_as_promised(client):
    response = client.get(LISTING.format(listing_id=SHOWN))

    assert keeps_its_promise(response, LISTING, "get", 200)


@pytest.mark.parametrize(
    ("is_ready", "degraded", "status", "word"),
    [
        (True, False, 200, "ok"),
        (True, True, 200, "degraded"),
        (False, False, 503, "unavailable"),
    ],
)
def test_each_state_of_readiness_is_promised(
    client, finder, is_ready, degraded, status, word
):
    finder.is_ready, finder.degraded = is_ready, degraded

    response = client.get("/readyz")

    assert response.get_json() == {"status": word}
    assert keeps_its_promise(response, "/readyz", "get", status)


def test_problems_are_as_promised(client):
    unusable = client.post("/api/v1/search", json={"page": 0})
    unknown = client.get(LISTING.format(listing_id=NOWHERE))
    unclear = client.post("/api/v1/suggest", data="{", content_type=JSON)

    assert keeps_its_promise(unusable, "/api/v1/search", "post", 422, PROBLEM)
    assert keeps_its_promise(unknown, LISTING, "get", 404, PROBLEM)
    assert keeps_its_promise(unclear, "/api/v1/suggest", "post", 400, PROBLEM)
