import re

import pytest

from directory.config import Mode
from directory.web.hosts import name_of
from tests.support.pages import LISTING_ID, token_in
from tests.unit.directory.site.test_views import add_listing

PUBLIC = "https://panah.example"
ONION = "http://refuge.onion"
OTHER_ADDRESS = "This site has another address."


@pytest.fixture
def known(make_app):
    return make_app(mode=Mode.PRODUCTION, public_url=PUBLIC, onion=ONION)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("panah.example", 200),
        ("PANAH.example:443", 200),
        ("refuge.onion", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("localhost", 200),
        ("evil.example", 400),
        ("panah.example.evil.example", 400),
        ("panah.example@evil.example", 400),
        ("192.0.2.1", 400),
        ("", 400),
        ("[", 400),
        ("[::1", 400),
        ("a\xffb", 400),
        ("a" * 5000, 400),
    ],
)
@pytest.mark.parametrize("path", ["/en/", "/en", "/nothing", "/api/openapi.json"])
def test_only_names_that_are_ours_are_answered(known, path, sent, status):
    client = known.test_client()

    answer = client.get(path, environ_overrides={"HTTP_HOST": sent})

    assert (answer.status_code == 400) is (status == 400)
    assert (OTHER_ADDRESS in answer.text) is (status == 400)
    assert "evil" not in answer.text + str(answer.headers)


def test_without_settings_only_the_machine_itself_is_answered(make_app):
    client = make_app(mode=Mode.PRODUCTION).test_client()

    here = client.get("/en/", base_url="http://127.0.0.1:8000")
    elsewhere = client.get("/en/", base_url="http://192.0.2.1:8000")

    assert (here.status_code, elsewhere.status_code) == (200, 400)


def test_the_refusal_is_in_her_language(known):
    answer = known.test_client().get(
        "/fa-AF/", headers={"Host": "evil.example", "Accept-Language": "fa-AF"}
    )

    assert '<html lang="fa-AF" dir="rtl">' in answer.text


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_comes_by_the_address_of_a_machine(known, path):
    answer = known.test_client().get(path, headers={"Host": "10.0.0.7:8000"})

    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("sent", "origin"),
    [
        ("panah.example", PUBLIC),
        ("panah.example:8000", PUBLIC),
        ("127.0.0.1:8000", PUBLIC),
        ("refuge.onion", ONION),
    ],
)
def test_the_address_to_pass_on_is_the_one_of_the_settings(known, sqlite, sent, origin):
    add_listing(sqlite)

    page = known.test_client().get(
        f"/en/listing/{LISTING_ID}",
        headers={"Host": sent, "X-Forwarded-Host": "evil.example"},
    )

    stable = re.search(r'<bdi dir="ltr">(http[^<]*/listing/[^<]*)</bdi>', page.text)
    assert stable[1] == f"{origin}/en/listing/{LISTING_ID}"


def test_a_redirect_names_no_host(known):
    client = known.test_client()
    told = {
        "base_url": PUBLIC,
        "headers": {"X-Forwarded-Host": "evil.example"},
        "environ_overrides": {"HTTP_HOST": "127.0.0.1:8000"},
    }
    token = token_in(client.get("/en/", **told).text)

    found = client.post("/en/search", data={"csrf_token": token}, **told)
    spelling = client.get("/prs/", **told)
    left = client.get("/leave", **told)

    assert found.status_code == 303
    assert [answer.location[0] for answer in (found, spelling, left)] == ["/"] * 3
    assert spelling.location == "/fa-AF/"


@pytest.mark.parametrize(
    ("sent", "origin", "status"),
    [
        ("127.0.0.1:8000", "http://127.0.0.1:8000", 200),
        ("127.0.0.1:8000", PUBLIC, 200),
        ("panah.example", PUBLIC, 200),
        ("refuge.onion", ONION, 200),
        ("panah.example", "http://127.0.0.1:8000", 400),
        ("panah.example", "https://evil.example", 400),
    ],
)
def test_a_form_comes_from_the_host_that_it_is_sent_to(known, sent, origin, status):
    client = known.test_client(use_cookies=False)

    answer = client.post(
        "/en/search", data={"q": "x"}, headers={"Host": sent, "Origin": origin}
    )

    assert answer.status_code == status


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("Panah.Example:80", "panah.example"),
        ("[2001:db8::1]:80", "2001:db8::1"),
        ("a b", ""),
        ("a:b", ""),
        ("٣", ""),
        ("", ""),
    ],
)
def test_a_host_is_read_by_its_form(host, name):
    assert name_of(host) == name
