"""Nothing that a member types, or is called, is found in logs, database or outbox."""

import http.cookiejar
import json
import re
import urllib.error
import urllib.parse
import urllib.request

import pyotp
import pytest

from tests.support.instance import START_S, wait_until

pytestmark = pytest.mark.integration
NAME = "Canaryname"
ADDRESS = "canaryaddress@haven.example"
PASSPHRASE = "canaryphrase tobi rame kilo sape dumo"
WRONG = "canarywrong tobi rame kilo sape dumo"
CODE = "canarycode"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SECRET = re.compile(r'data-secret="([^"]+)"')
CANARIES = ("canary", PASSPHRASE, CODE)


class Browser:
    """A browser that keeps cookies, and whatever it was answered."""

    def __init__(self, url):
        # As a proxy that speaks TLS would hand them over.
        policy = http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https"))
        kept = http.cookiejar.CookieJar(policy)
        jar = urllib.request.HTTPCookieProcessor(kept)
        self.url, self.opener = url, urllib.request.build_opener(jar)
        self.page = ""

    def open(self, path, fields=None):
        data = None
        if fields is not None:
            token = TOKEN.search(self.page)
            fields = {"csrf_token": token[1] if token else "", **fields}
            data = urllib.parse.urlencode(fields).encode()
        try:
            with self.opener.open(self.url + path, data, timeout=60) as answer:
                self.page = answer.read().decode()
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                self.page = error.read().decode()
            return error.code


def journey(url, link):
    """Join, sign in with what is wrong and right, and break what can be broken."""
    browser, path = Browser(url), urllib.parse.urlsplit(link).path
    browser.open(path)
    typed = {"name": NAME, "passphrase": PASSPHRASE}
    assert browser.open(path, {**typed, "passphrase_again": WRONG}) == 422
    assert browser.open(path, {**typed, "passphrase_again": PASSPHRASE}) == 200
    secret = SECRET.search(browser.page)[1]
    assert browser.open("/en/staff/join/second-factor", {"code": CODE}) == 422
    code = pyotp.TOTP(secret).now()
    assert browser.open("/en/staff/join/second-factor", {"code": code}) == 200
    other = Browser(url)
    for address, passphrase in ((ADDRESS, WRONG), (ADDRESS, PASSPHRASE), ("x", WRONG)):
        other.open("/en/staff/sign-in")
        fields = {"email": address, "passphrase": passphrase}
        other.open("/en/staff/sign-in", fields)
    other.open("/en/staff/second-step", {"code": CODE, "credential": "{canary"})
    other.open(f"/en/staff/join/{NAME}")
    other.open("/en/staff/second-step?to=/en/staff/canary")
    return secret


def test_no_word_of_hers_is_found_anywhere(instance, tmp_path):
    haven = json.loads(instance.panah("org", "add", "Haven", "--json"))["id"]
    made = instance.panah("user", "add", ADDRESS, "--organization", haven, "--json")
    log = instance.folder / "server.log"
    with log.open("wb") as kept:
        server = instance.start(
            "serve", start_new_session=True, stdout=kept, stderr=kept
        )
        try:
            wait_until(lambda: instance.status("/readyz") == 200, START_S)
            secret = journey(instance.url, json.loads(made)["link"])
        finally:
            server.terminate()
            server.wait(60)

    files = [path for path in instance.folder.rglob("*") if path.is_file()]
    told = {
        path.name
        for path in files
        for word in (*CANARIES, secret)
        if word.encode().lower() in path.read_bytes().lower()
    }
    assert told == set()
    assert {"panah.sqlite", "server.log"} <= {path.name for path in files}
