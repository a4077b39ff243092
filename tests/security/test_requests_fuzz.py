"""Whatever a request looks like, the answer is no error of ours."""

import json
import socket
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.app import create_app
from directory.config import Config
from directory.web.services import KEY
from tests.support.instance import Instance
from tests.support.records import service
from tests.support.wsgi import ask, environ_of

QUICK = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "X", ""]
LATIN = st.text(st.characters(max_codepoint=255), max_size=40)
ODD = st.sampled_from(
    ["[", "http://[", "http://[::1", "null", "\0", "%", "%00", "%ff", "..", "//", "\\"]
    + ["²", "-1", "1e309", "NaN", "a" * 9000, "\xff\xfe", "{}", "${x}", "%(x)s", "ﷺ"]
    + [
        "xn--",
        "xn--a",
        "fa-AF",
        "*",
        ";q=",
        "en;q=nan",
        "en;q=1e999",
        "=?",
        '"',
        "\x7f",
    ]
)
WORDS = LATIN | ODD.map(lambda text: text.encode().decode("latin-1"))
HOSTS = WORDS | st.sampled_from(["localhost", "127.0.0.1:8000", "[::1]", "[::1]:x", ""])
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "Host": HOSTS,
        "Origin": WORDS | HOSTS.map("http://{}".format),
        "Accept-Language": WORDS,
        "Accept-Encoding": WORDS | st.sampled_from(["gzip", "br;q=nan", "zstd, *;q=0"]),
        "Cookie": WORDS
        | WORDS.map("__Host-panah={}".format)
        | WORDS.map("panah={}".format),
        "Sec-Fetch-Site": WORDS
        | st.sampled_from(["cross-site", "same-origin", "none"]),
        "Sec-Fetch-Mode": WORDS,
        "Referer": WORDS,
        "User-Agent": WORDS,
        "X-Forwarded-For": WORDS,
        "X-Forwarded-Host": WORDS,
        "Forwarded": WORDS,
        "Range": WORDS | st.sampled_from(["bytes=0-", "bytes=9-1", "bytes=-999999"]),
        "If-Modified-Since": WORDS,
        "If-None-Match": WORDS,
        "Content-Length": WORDS | st.sampled_from(["0", "-1", "9" * 30, "70000"]),
        "Content-Type": WORDS
        | st.sampled_from(
            ["application/json", "application/json; charset=x", "text/html"]
            + ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
            + ["multipart/form-data", "multipart/form-data; boundary=" + "é" * 99]
        ),
    },
)
NAMES = st.sampled_from(
    ["q", "place", "place_id", "country", "radius_km", "need", "exclude", "spoken"]
    + ["flag", "remote", "open_now", "sort", "page", "change", "listing", "csrf_token"]
    + ["ignore_place", "q_was", "place_was", "for"]
)
VALUES = (
    st.text(max_size=30)
    | ODD
    | st.sampled_from(
        [
            "shelter",
            "10",
            "AF",
            "need+shelter",
            "page=2",
            "q=",
            "exclude-x",
            "fa-AF",
            "best",
        ]
    )
)
FORMS = st.lists(
    st.tuples(NAMES, VALUES.map(lambda t: t.encode(errors="replace"))), max_size=6
)
BODIES = (
    st.binary(max_size=60)
    | FORMS.map(lambda fields: urlencode(fields).encode())
    | st.dictionaries(NAMES, VALUES, max_size=4).map(lambda d: json.dumps(d).encode())
    | st.just(b'--x\r\nContent-Disposition: form-data; filename="a"\r\n\r\nb\r\n--x--')
    | st.just(b"q=" + b"a" * 70_000)
)
QUERIES = WORDS | FORMS.map(urlencode)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return an instance with one listing."""
    folder = tmp_path_factory.mktemp("fuzz") / "instance"
    instance = Instance(folder)
    instance.panah("init")
    instance.load(service("one", "shelter"))
    return instance


@pytest.fixture(scope="module")
def app(made):
    """Yield an app on a real database and a real index."""
    environ = {
        "PANAH_DATA_DIR": str(made.folder),
        "PANAH_SEARCHES_PER_MINUTE": "0",
        "PANAH_PUBLIC_URL": "https://localhost",
        "PANAH_TRUSTED_PROXIES": "192.0.2.0/24",
    }
    app = create_app(Config.from_environ(environ))
    yield app
    app.extensions[KEY].database.dispose()
    app.extensions[KEY].finder.gazetteer.close()


def paths_of(app):
    """Yield a strategy of paths for every route, and for what is no route."""
    for rule in app.url_map.iter_rules():
        parts = [
            st.just(text.encode())
            if not is_dynamic
            else (WORDS | st.sampled_from(["en", "fa-AF", "quc", "panah.css"])).map(
                lambda text: text.encode("latin-1", "replace").replace(b"/", b"")
            )
            for is_dynamic, text in rule._trace
        ]
        yield st.tuples(*parts).map(lambda found: b"/" + b"".join(found).lstrip(b"|/"))
    yield st.binary(max_size=40).map(b"/".__add__)


def test_every_request_is_answered_without_an_error_of_ours(app):
    paths = st.one_of(*paths_of(app))

    @QUICK
    @given(st.sampled_from(METHODS), paths, QUERIES, HEADERS, BODIES)
    def check(method, path, query, headers, body):
        answer = ask(app, environ_of(method, path, query, headers, body))

        assert answer.status < 500
        assert b"Traceback" not in answer.body

    check()


def test_every_form_is_answered_without_an_error_of_ours(app):
    paths = st.sampled_from([b"/en/search", b"/fa-AF/search", b"/en/found", b"/leave"])
    form = {"Host": "localhost", "Content-Type": "application/x-www-form-urlencoded"}

    @QUICK
    @given(paths, FORMS)
    def check(path, fields):
        body = urlencode(fields).encode()
        headers = {**form, "Content-Length": str(len(body))}

        answer = ask(app, environ_of("POST", path, "", headers, body))

        assert answer.status < 500

    check()


def test_every_sealed_form_is_answered_without_an_error_of_ours(app):
    client = app.test_client()
    page = client.get("/en/", base_url="https://localhost").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]

    @QUICK
    @given(FORMS)
    def check(fields):
        others = [(name, value) for name, value in fields if name != "csrf_token"]
        sent = urlencode([("csrf_token", token), *others])
        kind = "application/x-www-form-urlencoded"

        answer = client.post(
            "/en/search", base_url="https://localhost", data=sent, content_type=kind
        )
        shown = client.get(answer.location or "/", base_url="https://localhost")

        assert answer.status_code < 500
        assert shown.status_code == 200

    check()


HOST = b"Host: 127.0.0.1\r\n"
LINES = [
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.0\r\n\r\n",
    b"GET /%00%ff%zz%e2%82 HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET //evil.example/ HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET http://evil.example/en/ HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET /../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET /static/../server.py HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET / HTTP/1.1\r\n" + HOST + b"Cookie: panah=" + b"a" * 9000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + HOST + b"X: y\r\n" * 300 + b"\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: [\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + HOST + b"Accept-Language: \xff\xfe;q=nan\r\n\r\n",
    b"TRACE / HTTP/1.1\r\n" + HOST + b"X: canary\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n",
    b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + b"\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"POST /en/search HTTP/1.1\r\n" + HOST + b"Content-Length: x\r\n\r\n",
    b"POST /en/search HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\n",
    b"POST /en/search HTTP/1.1\r\n"
    + HOST
    + b"Transfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
    b"POST /en/search HTTP/1.1\r\n" + HOST + b"Expect: everything\r\n\r\n",
]


@pytest.fixture(scope="module")
def served(made):
    """Yield the instance, served."""
    with made.serving():
        yield made


@pytest.mark.parametrize("line", LINES, ids=lambda line: repr(line[:40]))
def test_odd_lines_get_an_answer_that_repeats_nothing(served, line):
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as connection:
        connection.sendall(line)
        connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))

    assert answer[:9] in (b"HTTP/1.1 ", b"HTTP/1.0 ", b"")
    assert answer[9:10] in (b"2", b"3", b"4", b"")
    assert b"canary" not in answer
    assert b"Traceback" not in answer
