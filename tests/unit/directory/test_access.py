"""The guard: deny by default, and one unit of work around what may change."""

import pytest
from flask import Flask
from flask_login import LoginManager
from sqlalchemy import select

from directory import access
from directory.access import public, requires, unguarded_endpoints
from directory.app import create_app
from directory.config import Config
from directory.corrections.models import Correction
from directory.permissions import Permission, Role
from directory.web.services import Services
from tests.support.actors import actor
from tests.support.clocks import NOW
from tests.support.pages import FakeFinder, not_asked


class World:
    """Who is signed in, and who the sqlite says that she is meanwhile."""

    def __init__(self):
        self.signed_in = actor(Role.VETTER)
        self.in_database = self.signed_in
        self.loaded = []

    def load(self, work):
        self.loaded.append(work)
        return self.in_database


@pytest.fixture
def world():
    return World()


@pytest.fixture
def app(world, sqlite):
    """Return a tiny app with one open and two guarded views."""
    app = Flask("directory", static_folder=None)
    app.secret_key = "x"
    LoginManager(app).request_loader(lambda _request: world.signed_in)
    access.init_app(app, lambda: sqlite, world.load)
    app.add_url_rule("/about", "about", public()(lambda: "about"))

    @app.route("/corrections", methods=["GET", "POST"])
    @requires(Permission.LISTING_VET)
    def write(work, actor):
        work.add(
            Correction(language="en", wrong="t", better="", received_on=NOW.date())
        )
        work.flush()
        if Role.AUDITOR in world.signed_in.roles:
            raise RuntimeError
        return min(actor.roles)

    @app.get("/corrections/<text>")
    @requires(Permission.LISTING_VET, of=correction_of)
    def read(work, _actor, correction):
        return correction.wrong if correction in work else "another unit of work"

    return app


def correction_of(work, text):
    return work.scalars(select(Correction).where(Correction.wrong == text)).first()


def stored(sqlite):
    with sqlite.read() as session:
        return len(session.scalars(select(Correction)).all())


def test_anyone_sees_what_is_public_and_nobody_else_the_rest(app, world):
    world.signed_in = None
    client = app.test_client()

    assert client.get("/about").status_code == 200
    assert client.post("/corrections").status_code == 401
    assert client.get("/nowhere").status_code == 404
    assert unguarded_endpoints(app) == []
    assert world.loaded == []  # no lock was taken for a stranger


def test_what_was_written_is_committed_before_the_answer_leaves(app, sqlite):
    answer = app.test_client().post("/corrections")

    assert (answer.status_code, answer.text) == (200, "vetter")
    assert stored(sqlite) == 1


def test_an_error_writes_nothing(app, world, sqlite):
    world.signed_in = actor(Role.AUDITOR)

    answer = app.test_client().post("/corrections")

    assert answer.status_code == 500
    assert stored(sqlite) == 0


def test_a_get_cannot_write(app, sqlite):
    answer = app.test_client().get("/corrections")

    assert answer.status_code == 500
    assert stored(sqlite) == 0


def test_the_subject_is_of_the_same_unit_of_work(app):
    client = app.test_client()
    client.post("/corrections")

    assert client.get("/corrections/t").text == "t"


def test_missing_and_forbidden_subjects_look_the_same(app, world):
    client = app.test_client()
    client.post("/corrections")
    world.in_database = actor(Role.CASEWORKER)

    assert client.get("/corrections/t").status_code == 404
    assert client.get("/corrections/none").status_code == 404
    assert client.post("/corrections").status_code == 403


def test_a_subject_that_is_not_there_is_404_for_who_may_see_it(app):
    assert app.test_client().get("/corrections/none").status_code == 404


def test_whoever_was_ended_meanwhile_is_out(app, world, sqlite):
    world.in_database = None

    answer = app.test_client().post("/corrections")

    assert answer.status_code == 401
    assert stored(sqlite) == 0


def test_a_view_without_a_guard_is_refused_and_reported(app):
    app.add_url_rule("/oops", "oops", lambda: "leak")

    assert app.test_client().get("/oops").status_code == 403
    assert unguarded_endpoints(app) == ["oops"]


def test_every_view_of_the_real_app_is_guarded(tmp_path, sqlite):
    config = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})
    own = Services(config, sqlite, FakeFinder(), not_asked)

    app = create_app(config, own)

    assert unguarded_endpoints(app) == []
