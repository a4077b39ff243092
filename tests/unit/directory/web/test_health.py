import pytest
from flask import Flask

from directory.config import Config
from directory.database import Database
from directory.web import health
from directory.web.services import KEY, Services


class FakeFinder:
    """Has an index, or not; the one that should answer, or another."""

    def __init__(self, ready, degraded):
        self.is_ready = ready
        self.degraded = degraded

    def ready(self):
        return self.is_ready


def not_asked():
    raise AssertionError("a stranger asked for what members may see")


@pytest.fixture
def client_with(tmp_path):
    def make(database, *, indexed, degraded=False):
        config = Config(
            data_dir=tmp_path, database_url="", secret_file=tmp_path / "secret"
        )
        app = Flask("directory")
        finder = FakeFinder(indexed, degraded)
        app.extensions[KEY] = Services(config, database, finder, not_asked)
        app.register_blueprint(health.blueprint)
        return app.test_client()

    return make


@pytest.fixture
def unmigrated(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    yield database
    database.dispose()


@pytest.fixture
def unreachable(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'nowhere' / 'canary.sqlite'}")
    yield database
    database.dispose()


def test_a_process_lives_whatever_is_wrong_around_it(client_with, unreachable):
    client = client_with(unreachable, indexed=False)

    response = client.get("/healthz")

    assert (response.status_code, response.get_json()) == (200, {"status": "ok"})


def test_it_can_answer_with_tables_and_an_index(client_with, sqlite):
    client = client_with(sqlite, indexed=True)

    response = client.get("/readyz")

    assert (response.status_code, response.get_json()) == (200, {"status": "ok"})
    assert response.headers["Cache-Control"] == "no-store"


def test_it_can_answer_where_the_embedded_index_stands_in(client_with, sqlite):
    client = client_with(sqlite, indexed=True, degraded=True)

    response = client.get("/readyz")

    assert (response.status_code, response.get_json()) == (200, {"status": "degraded"})


def test_it_cannot_answer_without_an_index(client_with, sqlite):
    client = client_with(sqlite, indexed=False)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.get_json() == {"status": "unavailable"}


@pytest.mark.parametrize("missing", ["unmigrated", "unreachable"])
def test_it_cannot_answer_without_a_database_and_does_not_say_why(
    client_with, request, missing
):
    client = client_with(request.getfixturevalue(missing), indexed=True)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.get_json() == {"status": "unavailable"}
