import base64
import hashlib
from pathlib import Path

import pytest
from flask.json.tag import TaggedJSONSerializer
from itsdangerous import URLSafeTimedSerializer

from directory.config import Mode
from directory.crypto.hourly_keys import HourlyKeys
from directory.crypto.keys import derive_key
from directory.web.sessions import EXTENSION, HOURLY
from tests.unit.directory.site.test_views import search


def cookie_of(answer):
    return answer.headers.get("Set-Cookie", "")


ONION = f"http://{'a' * 56}.onion"


@pytest.mark.parametrize(
    ("mode", "address", "name", "secure"),
    [
        (Mode.PRODUCTION, "https://panah.example", "__Host-panah=", True),
        (Mode.PRODUCTION, "http://panah.example", "__Host-panah=", True),
        (Mode.PRODUCTION, "http://127.0.0.1:8000", "__Host-panah=", True),
        (Mode.PRODUCTION, "http://[::1]:8000", "__Host-panah=", True),
        (Mode.PRODUCTION, ONION, "panah=", False),
        (Mode.DEMO, "http://localhost:8000", "panah=", False),
    ],
)
def test_the_cookie_is_bound_to_https_wherever_that_can_be(
    make_app, mode, address, name, secure
):
    app = make_app(mode=mode, public_url="https://panah.example", onion=ONION)

    cookie = cookie_of(app.test_client().get("/en/", base_url=address))

    assert cookie.startswith(name)
    assert ("Secure" in cookie) is secure


def test_a_proxy_that_names_the_machine_itself_loses_nothing(make_app):
    client = make_app(mode=Mode.PRODUCTION).test_client()

    cookie = cookie_of(client.get("/en/", base_url="http://127.0.0.1:8000"))

    assert cookie.startswith("__Host-panah=")
    assert "Secure" in cookie


def test_the_cookie_ends_with_the_browser_and_stays_on_the_site(client):
    cookie = cookie_of(client.get("/en/"))

    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/" in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie
    assert "Domain" not in cookie


def test_two_browsers_have_two_keys(app):
    keys = []

    for _ in range(2):
        with app.test_client() as client:
            client.get("/en/")
            with client.session_transaction() as session:
                keys.append(session["k"])

    assert keys[0] != keys[1]


def test_a_page_that_needs_no_session_sets_no_cookie(client):
    answer = client.get("/blank")

    assert cookie_of(answer) == ""


def decoded_parts(cookie):
    """Return whatever is plain in a cookie, to whoever has its bytes."""
    value = cookie.partition("=")[2].partition(";")[0]
    return b"".join(
        base64.urlsafe_b64decode(part + "==") for part in value.split(".") if part
    )


def test_the_cookie_shows_nothing_of_what_it_holds(client):
    cookie = cookie_of(client.get("/en/"))
    with client.session_transaction() as session:
        held = dict(session)

    plain = decoded_parts(cookie)

    assert held.keys() == {"k", "b", "csrf_token"}
    for text in (*held, *map(str, held.values())):
        assert len(text) < 2 or text.encode() not in plain
        assert len(text) < 2 or text not in cookie


def test_a_cookie_that_stood_in_clear_is_no_session_and_no_error(client, app):
    """A server that was upgraded gets cookies that its last version signed."""
    written = URLSafeTimedSerializer(
        derive_key(app.extensions[EXTENSION], b"cookie"),
        salt="cookie-session",
        serializer=TaggedJSONSerializer(),
        signer_kwargs={"key_derivation": "hmac", "digest_method": hashlib.sha1},
    )
    client.set_cookie("panah", written.dumps({"k": "a2V5", "b": 1}))

    answer = client.get("/en/")

    assert answer.status_code == 200
    assert cookie_of(answer).startswith("panah=")


def test_where_no_key_can_be_made_she_is_told_to_try_again(app, client):
    keys = app.extensions[HOURLY]
    address = search(client, q="shelter").location
    app.extensions[HOURLY] = HourlyKeys(Path("/dev/null/deep"))

    found = client.get(address), search(client, q="shelter")
    app.extensions[HOURLY] = keys

    assert [answer.status_code for answer in found] == [410, 503]
    assert "This does not work right now." in found[1].text
    assert "/dev/null" not in found[1].text
