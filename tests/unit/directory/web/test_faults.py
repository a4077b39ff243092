"""What fails below a page is 503 in her language."""

import pytest

from directory.search_port import NotReadyError, PlacesError
from tests.support.damage import cut_short, overwrite, zero
from tests.support.pages import LISTING_ID

SORRY = "This does not work right now. Please try again soon."


@pytest.fixture
def damaged(app, sqlite, request):
    """Yield a client whose database has come to harm, while it is open."""
    client = app.test_client()
    client.get("/en/")
    sqlite.dispose()
    request.param(sqlite.path)
    return client


@pytest.mark.parametrize("damaged", [overwrite, zero, cut_short], indirect=True)
@pytest.mark.parametrize("language", ["en", "fr", "ar", "fa-AF", "ps"])
def test_a_damaged_database_is_told_in_her_language(damaged, language):
    page = damaged.get(f"/{language}/listing/{LISTING_ID}")

    assert page.status_code == 503
    assert f'lang="{language}"' in page.get_data(as_text=True)
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("damaged", [overwrite, zero, cut_short], indirect=True)
def test_a_damaged_database_is_told_to_programs(damaged):
    answer = damaged.get(f"/api/v1/listings/{LISTING_ID}")

    assert (answer.status_code, answer.get_json()["status"]) == (503, 503)


@pytest.mark.parametrize("damaged", [overwrite], indirect=True)
def test_the_way_out_and_the_first_page_stay_open(damaged):
    assert damaged.get("/en/").status_code == 200
    assert damaged.get("/healthz").status_code == 200
    assert damaged.get("/leave").status_code in (200, 303)
    assert damaged.get("/readyz").status_code == 503


@pytest.mark.parametrize("error", [NotReadyError(), PlacesError("/x/places.sqlite")])
def test_an_index_that_is_built_and_places_that_are_lost_are_503(
    client, finder, monkeypatch, error
):
    def fail(_request):
        raise error

    monkeypatch.setattr(finder, "find", fail)

    told = client.post("/api/v1/search", json={"q": "shelter"})

    assert (told.status_code, told.get_json()["detail"]) == (503, SORRY)
