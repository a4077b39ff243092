import re

import pytest
from flask import render_template_string

from directory.config import Mode
from directory.web.headers import content_security_policy

ONION = "http://example.onion"
PAGES = ["/", "/en/", "/fa-AF/", "/blank", "/en/nothing", "/healthz", "/en/r/x"]


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
def test_no_page_carries_styles_or_scripts_without_its_mark(client, path):
    answer = client.get(path)

    marks = set(
        re.findall(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"])
    )
    inside = re.findall(r"<(?:style|script)(?![^>]* src=)([^>]*)>", answer.text)
    assert not re.search(r" style=| on[a-z]+=", answer.text)
    assert {f' nonce="{mark}"' for mark in marks} >= set(inside)


def test_a_mark_is_of_one_answer_alone(app):
    policies = []

    for _ in range(2):
        with app.test_request_context("/en/"):
            mark = render_template_string("{{ csp_nonce() }} {{ csp_nonce() }}")
            policies.append((mark, content_security_policy()))

    (first, first_policy), (second, second_policy) = policies
    assert first.split()[0] == first.split()[1]
    assert f"script-src 'self' 'nonce-{first.split()[0]}';" in first_policy
    assert f"style-src 'self' 'nonce-{first.split()[0]}';" in first_policy
    assert second.split()[0] not in first_policy
    assert first.split()[0] not in second_policy


def test_a_static_file_is_kept_under_the_name_of_its_contents(client):
    page = client.get("/en/").text
    address = re.search(r'href="(/static/panah\.css\?v=[0-9a-f]{16})"', page)[1]

    with client.get(address) as answer:
        caching = answer.headers["Cache-Control"]

    assert caching == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", ["/static/panah.css", "/static/panah.css?v=old"])
def test_a_static_file_is_not_kept_under_another_name(client, address):
    with client.get(address) as answer:
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
