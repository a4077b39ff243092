import gzip

import brotli
import pytest

from tests.support.pages import token_in

DECODE = {"br": brotli.decompress, "gzip": gzip.decompress}


def read(client, path, accepted, **options):
    with client.get(path, headers={"Accept-Encoding": accepted}, **options) as answer:
        return answer.headers, answer.get_data()


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("*", "br"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
        ("br;q=0", None),
        ("", None),
        ("\xff;q=nan", None),
    ],
)
@pytest.mark.parametrize(
    "path", ["/en/", "/en/nothing", "/static/panah.css", "/api/openapi.json"]
)
def test_a_text_comes_in_a_coding_that_the_browser_reads(
    client, path, accepted, coding
):
    _headers, plain = read(client, path, "identity")

    headers, content = read(client, path, accepted)

    assert headers.get("Content-Encoding") == coding
    assert "Accept-Encoding" in headers["Vary"]
    assert int(headers["Content-Length"]) == len(content)
    length = len(DECODE[coding](content)) if coding else len(content)
    assert length == len(plain)
    assert coding is None or len(content) < len(plain)


def test_a_short_answer_stays_as_it_is(client):
    headers, content = read(client, "/healthz", "br")

    assert "Content-Encoding" not in headers
    assert content == b'{"status":"ok"}'


def test_a_part_of_a_file_stays_as_it_is(client):
    sent = {"Accept-Encoding": "br", "Range": "bytes=0-99"}

    with client.get("/static/panah.css", headers=sent) as answer:
        content = answer.get_data()

    assert (answer.status_code, len(content)) == (206, 100)
    assert "Content-Encoding" not in answer.headers


def test_a_browser_that_has_the_file_is_told_so(client):
    headers, _content = read(client, "/static/panah.css", "br")
    sent = {"Accept-Encoding": "br", "If-None-Match": headers["ETag"]}

    with client.get("/static/panah.css", headers=sent) as answer:
        assert answer.status_code == 304


def test_head_tells_the_length_of_what_get_would_bring(client):
    headers, content = read(client, "/static/panah.css", "br")

    with client.head("/static/panah.css", headers={"Accept-Encoding": "br"}) as answer:
        assert answer.headers["Content-Length"] == headers["Content-Length"]
        assert int(answer.headers["Content-Length"]) == len(content)


MARK = "zq7breachmark"
# What a page of another site can write into a request, and make a browser send.
ASKED = [
    "/?q={mark}&place={mark}&for={mark}",
    "/en/?q={mark}&for={mark}",
    "/{mark}/",
    "/en/{mark}",
    "/en/r/{mark}",
    "/en/r/{mark}/{mark}",
    "/en/listing/{mark}",
    "/leave?{mark}",
    "/blank?{mark}",
    "/static/{mark}.css",
    "/api/v1/listings/{mark}",
    "/api/openapi.json?{mark}",
]


def with_session(app):
    client = app.test_client()
    secret = token_in(client.get("/en/").text)
    return client, secret


@pytest.mark.parametrize("address", ASKED)
def test_no_address_writes_into_a_compressed_page(app, address):
    client, _secret = with_session(app)

    answer = client.get(address.format(mark=MARK))

    assert MARK not in answer.get_data(as_text=True)


CROSS = [
    {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
    {"Sec-Fetch-Site": "same-site", "Origin": "https://sister.example"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {},
]


@pytest.mark.parametrize("headers", CROSS)
@pytest.mark.parametrize("path", ["/en/search", "/en/found", "/leave"])
def test_no_form_of_another_site_writes_beside_a_secret_of_hers(app, path, headers):
    """The cookie is SameSite=Strict: it stays away; sent even so, the token lacks."""
    client, secret = with_session(app)
    form = {"q": MARK, "place": MARK, "radius_km": MARK, "listing": MARK}

    with_cookie = client.post(path, data=form, headers=headers)
    without = app.test_client(use_cookies=False).post(path, data=form, headers=headers)

    assert MARK not in with_cookie.get_data(as_text=True)
    assert token_in(without.get_data(as_text=True)) == ""
    assert secret not in without.get_data(as_text=True)
    assert "Set-Cookie" not in without.headers or path == "/leave"


def test_her_own_search_is_written_and_that_is_why_the_above_matters(app):
    client, secret = with_session(app)
    sent = client.post("/en/search", data={"q": MARK, "csrf_token": secret})

    page = client.get(sent.location).text

    assert MARK in page
    assert token_in(page) != ""
