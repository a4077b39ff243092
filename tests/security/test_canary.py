"""No word that anybody sends is found afterwards in anything that is kept."""

import http.client
import http.cookiejar
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from base64 import b64encode, urlsafe_b64encode
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.support.elastic.fixtures import ask, need_server
from tests.support.elastic.running import running_nodes
from tests.support.instance import START_S, Instance, wait_until
from tests.support.missing import skip_without
from tests.support.pages import token_in
from tests.support.postgres import find_binaries, running_postgres
from tests.support.records import service

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]

CANARY = "zqcanary"
WORDS = f"shelter {CANARY}words"
PLACE = f"{CANARY}place"
ADDRESS = "203.0.113.77"
NAME = "House of the Yellow Quince"  # what the instance keeps, to show the search finds
HEADERS = {
    "User-Agent": f"{CANARY}agent",
    "Referer": f"http://127.0.0.1/{CANARY}referrer",
    "X-Forwarded-For": ADDRESS,
    "Accept-Language": f"{CANARY},en",
    "X-Request-Id": f"{CANARY}id",
}
CARD = re.compile(r'<a href="(/en/r/[^"]+/[^"]+)"')
SEALED = re.compile(r'name="listing" value="([^"]+)"')


@contextmanager
def serving(instance, log):
    """Serve with everything that is said or left lying in the folder."""
    temporary = instance.folder / "tmp"
    temporary.mkdir(exist_ok=True)
    with log.open("ab") as told:
        process = subprocess.Popen(
            [sys.executable, "-m", "directory.cli", "serve"],
            env={**instance.environment, "TMPDIR": str(temporary)},
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
    try:
        wait_until(lambda: instance.status("/healthz") == 200, START_S)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


class Person:
    """Somebody with a browser, with or without cookies; remembers what was answered."""

    def __init__(self, url, *, cookies=True):
        self.url = url
        jar = http.cookiejar.CookieJar()
        jar.set_policy(http.cookiejar.DefaultCookiePolicy(secure_protocols=("http",)))
        keeper = [urllib.request.HTTPCookieProcessor(jar)] if cookies else []
        self.opener = urllib.request.build_opener(*keeper)
        self.seen = []

    def ask(self, path, data=None, **headers):
        """Return an answer as text, whatever its status."""
        request = urllib.request.Request(self.url + path, data, {**HEADERS, **headers})
        try:
            with self.opener.open(request, timeout=60) as answer:
                self.seen.append(answer.status)
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                self.seen.append(error.code)
                return error.read().decode()

    def submit(self, path, **fields):
        return self.ask(path, urllib.parse.urlencode(fields).encode())

    def send(self, path, body):
        kind = {"Content-Type": "application/json"}
        return self.ask(path, json.dumps(body).encode(), **kind)


def journey(url):
    """Walk every road with canaries in all that can be typed; count what it opened."""
    her = Person(url)
    token = token_in(her.ask("/en/"))
    page = her.submit("/en/search", csrf_token=token, q=WORDS, place=PLACE)
    opened = CARD.findall(page)[:2]
    for address in opened:
        her.ask(address)
    fields = {"csrf_token": token, "q": WORDS, "q_was": WORDS}
    her.submit("/en/search", **fields, change=f"place={PLACE}")
    her.submit("/en/search", **fields, radius_km=CANARY)
    her.submit("/en/search", **fields, change=CANARY)
    her.submit("/en/search", csrf_token=CANARY, q=WORDS)
    without = Person(url, cookies=False)
    without.submit("/en/search", q=WORDS, place=PLACE)
    page = without.submit("/en/search", q=WORDS, place=PLACE, told="1")
    sealed_ids = SEALED.findall(page)[:1]
    for sealed in sealed_ids:
        without.submit("/en/found", listing=sealed, q=WORDS, place=PLACE)
    without.submit("/en/found", listing=CANARY, q=WORDS)
    without.submit("/en/search", q=CANARY * 20_000)
    for path in (f"/en/r/{CANARY}", f"/en/r/{CANARY}/{CANARY}", f"/{CANARY}/?{CANARY}"):
        without.ask(path)
    without.ask(f"/en/listing/{CANARY}")
    without.ask(f"/api/v1/listings/{CANARY}")
    without.ask("/en/", Host=f"{CANARY}.example")
    without.ask("/en/search", b"q=x", Origin=f"https://{CANARY}.example")
    without.ask("/en/search", multipart(), **{"Content-Type": MULTIPART})
    without.send("/api/v1/search", {"q": WORDS, "place": PLACE})
    without.send("/api/v1/suggest", {"q": WORDS})
    without.send("/api/v1/search", {"q": WORDS, "needs": [CANARY], CANARY: 1})
    without.send("/api/v1/search", {"q": CANARY * 20_000})
    without.ask("/api/v1/search", f'{{"q": "{CANARY}'.encode())
    her.ask("/leave")
    return {*her.seen, *without.seen}, len(opened) + len(sealed_ids)


MULTIPART = "multipart/form-data; boundary=x"


def multipart():
    head = (
        f'--x\r\nContent-Disposition: form-data; name="q"; filename="{CANARY}"\r\n\r\n'
    )
    return head.encode() + CANARY.encode() * 5_000 + b"\r\n--x--\r\n"


def odd_lines(port):
    """Send what no browser sends: the server itself answers, and might log."""
    for line in (
        f"GET /{CANARY} HTTP/9.9\r\n\r\n",
        f"{CANARY} / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n{CANARY}\r\n\r\n",
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {CANARY * 2000}\r\n\r\n",
        f"GET /{CANARY * 2000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "POST /en/search HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999\r\n\r\n"
        f"q={CANARY}",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(line.encode())
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):
                pass


def forms_of(word):
    """Return a word as it may be written in a file."""
    raw = word.encode()
    coded = [
        code(raw[start:]).rstrip(b"=")[:-1]
        for code in (b64encode, urlsafe_b64encode)
        for start in range(3)
    ]
    return {
        raw,
        raw.upper(),
        raw[::-1],
        word.encode("utf-16-le"),
        raw.hex().encode(),
        *coded,
    }


EVENT = re.compile(rb"\bevent [0-9a-f]{8}: ")


def files_with(folders, *words):
    """Return the files that hold a word in any form."""
    forms = set().union(*map(forms_of, words))
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def damage(paths):
    """Overwrite the middle of files, as a failing disk does."""
    for path in paths:
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(size // 4)
            file.write(os.urandom(size // 2))


def loaded(folder, **settings):
    """Return an instance with a few listings."""
    instance = Instance(folder / "instance", settings)
    instance.panah("init")
    instance.load(service("one", "shelter", name=NAME), service("two", "shelter"))
    return instance


def test_with_sqlite_and_every_kind_of_error(tmp_path):
    public = {
        "PANAH_PUBLIC_URL": "https://panah.example",
        "PANAH_TRUSTED_PROXIES": "127.0.0.1",
        "PANAH_SEARCHES_PER_MINUTE": "30",
    }
    instance = loaded(tmp_path, **public)
    log = instance.folder / "server.log"
    with serving(instance, log):
        whole, opened = journey(instance.url)
        odd_lines(instance.port)
        for _ in range(3):
            limited, _none = journey(instance.url)
    with serving(instance, log):
        damage([p for p in (instance.folder / "index").rglob("*") if p.is_file()])
        journey(instance.url)
        damage(instance.folder.glob("panah.sqlite*"))
        broken, _none = journey(instance.url)

    kept = [instance.folder]
    assert {200, 400, 404, 410, 413, 415, 422} <= whole
    assert opened == 3
    assert 429 in limited
    assert {500, 503} & broken
    told = (path for folder in kept for path in folder.rglob("*") if path.is_file())
    assert [path for path in told if EVENT.search(path.read_bytes())] == [log]
    assert files_with(kept, CANARY, ADDRESS) == []


def test_with_postgresql_that_goes_away(tmp_path):
    if find_binaries() is None:
        skip_without("PostgreSQL")
    # Not below pytest's own folder: its owner alone may enter that one.
    data = Path("/tmp") / f"panah-canary-{os.getpid()}"  # noqa: S108 - own name
    data.mkdir(mode=0o755)
    try:
        with ExitStack() as running:
            url = running.enter_context(running_postgres(data))
            instance = loaded(tmp_path, PANAH_DATABASE_URL=url)
            log = instance.folder / "server.log"
            with serving(instance, log):
                whole, opened = journey(instance.url)
                running.close()
                away, _none = journey(instance.url)
        kept = [instance.folder, data]
        assert {200, 400, 404, 410, 413, 415, 422} <= whole
        assert opened == 3
        assert 503 in away
        assert files_with(kept, NAME) != []
        assert files_with(kept, CANARY, ADDRESS) == []
    finally:
        shutil.rmtree(data, ignore_errors=True)


def test_with_elasticsearch_that_loses_its_index_and_goes_away(tmp_path):
    need_server()
    with running_nodes() as [node]:
        instance = loaded(tmp_path, PANAH_ELASTICSEARCH_URL=node.url)
        log = instance.folder / "server.log"
        with serving(instance, log):
            wait_until(lambda: count_in(node.url) == 2, START_S)
            wait_until(lambda: not instance.search(q="shelter")["degraded"], START_S)
            before = searches_of(node.url)
            whole, opened = journey(instance.url)
            searched = searches_of(node.url) - before
            ask(node.url, "POST", f"/{name_in(node.url)}/_close")
            closed, _none = journey(instance.url)
            node.kill()
            away, _none = journey(instance.url)

        kept = [instance.folder, node.folder]
        assert {200, 400, 404, 410, 413, 415, 422} <= whole
        assert opened == 3
        assert searched > 0
        # Where it does not answer, the index of the host does.
        assert {503, 500}.isdisjoint(closed | away)
        assert files_with([instance.folder], NAME) != []
        assert files_with([node.folder], "started") != []
        assert files_with(kept, CANARY, ADDRESS) == []


def name_in(url):
    """Return the index that the alias stands for."""
    return next(iter(ask(url, "GET", "/_alias/panah-listings")))


def count_in(url):
    """Return how many listings Elasticsearch has; None before the index is there."""
    return ask(url, "GET", "/panah-listings/_count?q=codes:shelter*").get("count")


def searches_of(url):
    """Return how many searches the node has answered."""
    total = ask(url, "GET", "/_stats/search")["_all"]["total"]
    return total["search"]["query_total"]
