from datetime import date

import pytest
from flask import Flask
from flask_babel import Babel

from directory.access import deny_unguarded
from directory.api import views
from directory.config import Config
from directory.search_port import (
    FacetValue,
    Hit,
    Level,
    MatchReason,
    Notice,
    Results,
    SearchResponse,
    Suggestion,
    Understood,
    UnderstoodConcept,
    UnderstoodPlace,
)
from directory.web import csrf, errors, health, requests
from directory.web.services import KEY, Services
from tests.support.pages import Names, not_asked

HIT = Hit(
    id="5f0f5a1c-3f0e-4a53-9a51-0d6c2b1d9e11",
    external_id="demo-1",
    name="House of the Pomegranate (demonstration)",
    organization="Fictional Women's Circle",
    summary="A safe house for women with children.",
    text_language="en",
    languages=("en", "fa-AF"),
    codes=("shelter.family",),
    spoken_languages=("fa-AF", "ps"),
    country="AF",
    area=("Herat",),
    distance_band_km=(50, 100),
    remote=False,
    flags={"accepts_children": True},
    assured_date=date(2026, 3, 1),
    vetted_by_count=2,
    temporarily_closed=False,
    match=MatchReason(
        exact=True, concepts=("shelter.family",), words=True, meaning=False
    ),
)
HERAT = UnderstoodPlace(
    id=140,
    name="هرات",
    country="AF",
    latitude=34.3,
    longitude=62.2,
    alternatives=(
        UnderstoodPlace(
            id=141, name="Herat", country="IR", latitude=30.1, longitude=54.4
        ),
    ),
)
FOUND = SearchResponse(
    Results(
        total=1,
        listed=1,
        hits=(HIT,),
        facets={
            "needs": (FacetValue("shelter.family", 1),),
            "spoken_languages": (FacetValue("fa-AF", 1), FacetValue("kek", 1)),
            "country": (FacetValue("AF", 1),),
            "flags": (FacetValue("accepts_children", 1),),
            "remote": (FacetValue("false", 1),),
        },
        levels={Level.NEAR: 0, Level.RADIUS: 1},
    ),
    Understood((UnderstoodConcept("shelter.family", "پناهگاه"),), HERAT, "fa-AF"),
    widened=Level.RADIUS,
    notices=(Notice.PLACE_AMBIGUOUS,),
)


class FakeFinder:
    """Remembers what it was asked and answers always the same."""

    def __init__(self):
        self.asked = []
        self.answer = FOUND
        self.areas = Names()
        self.degraded = False
        self.is_ready = True

    def find(self, request):
        self.asked.append(request)
        return self.answer

    def suggest(self, text, language, country, limit):
        self.asked.append((text, language, country, limit))
        return [
            Suggestion("need", "Shelter", "shelter"),
            Suggestion("place", "Shelter Cove", "7", "US"),
            Suggestion("listing", "Shelter of the Fig Tree", "5"),
        ]

    def ready(self):
        return self.is_ready


@pytest.fixture
def finder():
    return FakeFinder()


@pytest.fixture
def app(tmp_path, sqlite, finder):
    config = Config(
        data_dir=tmp_path, database_url=sqlite.url, secret_file=tmp_path / "secret"
    )
    app = Flask("directory")
    app.secret_key = "only for a test"
    app.extensions[KEY] = Services(config, sqlite, finder, not_asked)
    Babel(app)
    requests.init_app(app)
    csrf.init_app(app)
    errors.init_app(app)
    app.before_request(deny_unguarded)
    app.register_blueprint(views.blueprint)
    app.register_blueprint(health.blueprint)
    return app


@pytest.fixture
def client(app):
    return app.test_client()
