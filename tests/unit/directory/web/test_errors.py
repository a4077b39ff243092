import errno
import logging
import sqlite3

import pytest
from flask import Flask, abort, redirect
from flask_babel import Babel
from jinja2 import DictLoader
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from werkzeug.exceptions import TooManyRequests

from directory.errors import (
    ExpiredError,
    InvalidInputError,
    NotFoundError,
    UnavailableError,
)
from directory.search_port import NotReadyError
from directory.web import errors
from directory.web.problem_json import BodyError, FieldError

CANARY = "canary-7f3a"


def raising(error):
    def view():
        raise error

    return view


RAISED = {
    "invalid": InvalidInputError("The radius is too wide.", "radius_km"),
    "body": BodyError([FieldError("page", "One."), FieldError("q", "Two.")]),
    "missing": NotFoundError("There is no such listing."),
    "expired": ExpiredError("This address has run out."),
    "unavailable": UnavailableError("The index is away."),
    "often": TooManyRequests(retry_after=60),
    "database": OperationalError(f"SELECT {CANARY}", {}, Exception(CANARY)),
    "damaged": DatabaseError(f"SELECT {CANARY}", {}, Exception(CANARY)),
    "twice": IntegrityError(f"INSERT {CANARY}", {}, Exception(CANARY)),
    "unindexed": NotReadyError(CANARY),
    "places": sqlite3.DatabaseError(CANARY),
    "full": OSError(errno.ENOSPC, CANARY),
    "lost": FileNotFoundError(errno.ENOENT, CANARY),
    "bug": KeyError(CANARY),
}


@pytest.fixture
def app():
    app = Flask("directory")
    app.jinja_loader = DictLoader(
        {"error.html": "<h1>{{ title }}</h1><p>{{ message }}</p><b>{{ status }}</b>"}
    )
    Babel(app)
    errors.init_app(app)
    for name, error in RAISED.items():
        for prefix in ("/api/", "/"):
            app.add_url_rule(f"{prefix}{name}", f"{prefix}{name}", raising(error))
    app.add_url_rule("/moved", "moved", lambda: redirect("/elsewhere"))
    app.add_url_rule("/denied", "denied", lambda: abort(403))
    return app


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.mark.parametrize(
    ("path", "status", "title", "detail"),
    [
        ("/api/invalid", 400, "This cannot be used", "The radius is too wide."),
        ("/api/missing", 404, "Not found", "There is no such listing."),
        ("/api/expired", 410, "Expired", "This address has run out."),
        ("/api/unavailable", 503, "Not available now", "The index is away."),
        ("/api/nothing", 404, "Not found", "There is nothing at this address."),
        (
            "/api/often",
            429,
            "Too often",
            "That was too often. Please wait a minute.",
        ),
        (
            "/api/database",
            503,
            "Not available now",
            "This does not work right now. Please try again soon.",
        ),
    ],
)
def test_under_api_an_error_is_a_problem(client, path, status, title, detail):
    response = client.get(path)

    told = response.get_json()
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.headers["Cache-Control"] == "no-store"
    assert (told["status"], told["title"], told["detail"]) == (status, title, detail)


def test_the_field_is_named(client):
    told = client.get("/api/invalid").get_json()

    assert told["errors"] == [
        {"field": "radius_km", "message": "The radius is too wide."}
    ]


def test_every_field_of_a_body_is_named(client):
    response = client.get("/api/body")

    assert response.status_code == 422
    assert response.get_json()["errors"] == [
        {"field": "page", "message": "One."},
        {"field": "q", "message": "Two."},
    ]


@pytest.mark.parametrize(
    ("path", "status", "page"),
    [
        (
            "/missing",
            404,
            "<h1>Not found</h1><p>There is no such listing.</p><b>404</b>",
        ),
        (
            "/nothing",
            404,
            "<h1>Not found</h1><p>There is nothing at this address.</p><b>404</b>",
        ),
        (
            "/denied",
            403,
            "<h1>This is not for you</h1><p>You may not see this.</p><b>403</b>",
        ),
    ],
)
def test_elsewhere_an_error_is_a_page(client, path, status, page):
    response = client.get(path)

    assert response.status_code == status
    assert response.get_data(as_text=True) == page
    assert response.headers["Cache-Control"] == "no-store"


def test_what_belongs_to_the_error_stays_with_it(client):
    method = client.post("/denied")
    often = client.get("/often")

    assert method.status_code == 405
    assert set(method.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert often.headers["Retry-After"] == "60"


def test_a_redirect_is_no_error(client):
    response = client.get("/moved")

    assert (response.status_code, response.location) == (302, "/elsewhere")


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/bug", 500, "builtins.KeyError"),
        ("/api/bug", 500, "builtins.KeyError"),
        ("/database", 503, "sqlalchemy.exc.OperationalError"),
        ("/damaged", 503, "sqlalchemy.exc.DatabaseError"),
        ("/twice", 500, "sqlalchemy.exc.IntegrityError"),
        ("/unindexed", 503, "search.port.NotReadyError"),
        ("/places", 503, "sqlite3.DatabaseError"),
        ("/full", 503, "builtins.OSError"),
        ("/lost", 500, "builtins.FileNotFoundError"),
    ],
)
def test_only_the_class_of_what_broke_is_kept(client, caplog, path, status, kind):
    caplog.set_level(logging.DEBUG)

    response = client.get(f"{path}?q={CANARY}", headers={"User-Agent": CANARY})

    lines = [record.getMessage() for record in caplog.records]
    assert response.status_code == status
    assert CANARY not in response.get_data(as_text=True)
    assert CANARY not in caplog.text
    assert [line.split(": ")[1] for line in lines] == [kind]
    assert [record.exc_info for record in caplog.records] == [None]


def test_a_page_of_errors_that_fails_itself_tells_the_log_no_address(app, caplog):
    app.jinja_loader = DictLoader({"error.html": "{{ 1 / 0 }}"})

    with pytest.raises(ZeroDivisionError):
        app.test_client().get(f"/{CANARY}?q={CANARY}")

    assert caplog.records != []
    assert CANARY not in caplog.text


def test_the_number_that_is_shown_finds_the_line_in_the_log(client, caplog):
    message = client.get("/api/bug").get_json()["detail"]

    event = caplog.records[0].getMessage().split()[1].rstrip(":")
    assert event in message
