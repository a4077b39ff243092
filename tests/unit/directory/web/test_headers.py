import re

import pytest

from directory.config import Mode
from directory.web.headers import source_of

ONION = "http://example.onion"
PAGES = [
    *("/", "/en/", "/fa-AF/", "/blank", "/en/nothing", "/healthz", "/en/r/x"),
    *("/en/staff/sign-in", "/en/staff/", "/fa-AF/staff/nothing", "/en/staff/join/x"),
]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_that_is_made_for_one_reader_is_kept(client, path):
    answer = client.get(path)

    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_may_load_or_tell_anything_elsewhere(client, path):
    answer = client.get(path)

    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_carries_a_style_or_script_that_its_policy_does_not_name(client, path):
    answer = client.get(path)

    inside = re.findall(r"<(style|script)([^>]*)>(.*?)</", answer.text, re.DOTALL)
    policy = answer.headers["Content-Security-Policy"]
    assert not re.search(r" style=| on[a-z]+=", answer.text)
    assert [attributes for _name, attributes, _text in inside if attributes] == []
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    for name, _attributes, text in inside:
        own = "'self' " if name == "style" else ""  # the style sheet of cookies
        assert allowed[f"{name}-src"] == f"{own}{source_of(text)}"


def test_a_static_file_is_not_kept(client):
    with client.get("/static/panah.css") as answer:
        caching = answer.headers["Cache-Control"]

    assert caching == "no-store"


@pytest.mark.parametrize(
    ("mode", "address", "promised"),
    [
        (Mode.PRODUCTION, "https://panah.example", True),
        (Mode.PRODUCTION, "http://panah.example", True),
        (Mode.PRODUCTION, "http://127.0.0.1:8000", True),
        (Mode.PRODUCTION, ONION, False),
        (Mode.DEMO, "https://panah.example", False),
    ],
)
def test_https_is_promised_where_it_is_spoken(make_app, mode, address, promised):
    app = make_app(mode=mode, public_url="https://panah.example", onion=ONION)

    answer = app.test_client().get("/en/", base_url=address)

    assert ("Strict-Transport-Security" in answer.headers) is promised


@pytest.mark.parametrize(
    ("address", "path", "named"),
    [
        ("https://panah.example", "/", f"{ONION}/"),
        ("https://panah.example", "/fa-AF/", f"{ONION}/fa-AF/"),
        ("https://panah.example", "/sw/safety", f"{ONION}/sw/safety"),
        ("https://panah.example", "/en/r/x", None),
        ("https://panah.example", "/blank", None),
        ("https://panah.example", "/en/nothing", None),
        (ONION, "/fa-AF/", None),
    ],
)
def test_the_onion_is_named_where_it_shows_the_same(make_app, address, path, named):
    app = make_app(public_url="https://panah.example", onion=ONION)

    answer = app.test_client().get(path, base_url=address)

    assert answer.headers.get("Onion-Location") == named
