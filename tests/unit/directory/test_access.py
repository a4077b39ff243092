from types import SimpleNamespace

import pytest
from flask import Flask
from flask_login import LoginManager

from directory.access import deny_unguarded, public, requires, unguarded_endpoints
from directory.app import create_app
from directory.config import Config
from directory.permissions import Permission


@pytest.fixture
def app():
    """Return a tiny app with one open and one guarded view."""
    app = Flask("directory", static_folder=None)
    app.secret_key = "x"
    LoginManager(app).user_loader(lambda user_id: None)
    app.before_request(deny_unguarded)
    app.add_url_rule("/about", "about", public(lambda: "about"))

    @app.get("/listings/<listing_id>/vet")
    @requires(Permission.LISTING_VET, of=lambda listing_id: SimpleNamespace())
    def vet(listing):
        return "vetted"

    return app


def test_public_and_guarded_views(app):
    client = app.test_client()

    assert client.get("/about").status_code == 200
    assert client.get("/listings/1/vet").status_code == 401
    assert client.get("/nowhere").status_code == 404
    assert unguarded_endpoints(app) == []


def test_a_view_without_a_guard_is_refused_and_reported(app):
    app.add_url_rule("/oops", "oops", lambda: "leak")

    assert app.test_client().get("/oops").status_code == 403
    assert unguarded_endpoints(app) == ["oops"]


def test_every_view_of_the_real_app_is_guarded(tmp_path):
    config = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})

    app = create_app(config)

    assert unguarded_endpoints(app) == []
