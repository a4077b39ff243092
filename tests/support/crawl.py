"""Every page that anyone can open, in one language, as somebody would come to it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from directory.listings.models import (
    Attribute,
    Location,
    Organization,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from directory.web.errors import answer_unexpected, sentence_of, told
from directory.web.services import KEY
from tests.support.pages import token_in

BASE = "http://localhost/"
FOREIGN = "http://elsewhere.example/"
PLAIN = (
    *("", "now", "safety", "about", "privacy", "accessibility", "languages"),
    *("correction", "correction/thanks", "nothing-here", "r/expired", "search"),
)
INSIDE = ("steward@panah.example", "auditor@panah.example")
FOR_MEMBERS = (
    *("", "account/", "account/passphrase", "members/", "members/invite", "search"),
    *("steward/", "audit/", "second-step", "nothing-here"),
)
ERRORS = (400, 401, 403, 404, 405, 413, 415, 429, 503)
SHORT = 8  # a value of a closed list, which decides what is said, not free words
CARD = re.compile(r'data-number="[^"]*">\s*<a href="([^"]+)"')
SEALED = re.compile(r'name="listing" value="([^"]+)"')
# Each is found so: near, by a guess, from afar, not at all, with every filter.
ON_PAPER = {"near", "remote", "mission", "nothing"}
SEARCHES: dict[str, dict[str, str | list[str]]] = {
    "near": {"place": "Herat", "need": "shelter"},
    "everything": {"country": "AF"},
    "map": {"place": "Kampala", "view": "map"},
    "map of a country": {"place": "Libya", "view": "map"},
    "second page": {"country": "UG", "page": "2", "sort": "fresh"},
    "wider": {"place": "Herat", "need": "accompaniment"},
    "province": {"place": "Herat", "need": "mhpss"},
    "remote": {"place": "Herat", "need": "mhpss.remote"},
    "mission": {"place": "Herat", "need": "training.staff"},
    "nothing": {"q": "qwxyz", "place": "Zzyzx"},
    "nothing for these filters": {"place": "Herat", "need": "mission.consulate"},
    "guessed": {"place": "Mazare Sharef"},
    "not understood": {"q": "kauntsling", "place": "Kampala"},
    "mended": {"q": "xqzv lantrn", "country": "KE"},
    "a part of the map": {"box": "-5,33,5,42", "view": "map"},
    "filters": {
        "place": "Gulu",
        "need": ["shelter", "legal"],
        "spoken": ["lg", "kek"],
        "remote": "1",
        "open_now": "1",
    },
}


@dataclass(frozen=True)
class Crawl:
    """The way through the pages of an app, and the listings to open on it."""

    app: Flask
    listings: tuple[str, ...]
    choices: dict[str, list[str]]

    def pages(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield each page with a name that it has in every language."""
        client = self.app.test_client()
        for path in PLAIN:
            yield path or "home", get(client, f"/{language}/{path}")
        yield "asked for another", get(client, f"/{language}/?for=kek")
        yield "no language", get(client, "/zz/", language)
        yield "blank", get(client, "/blank", language)
        yield "for programs", get(client, "/api/", language)
        yield "problems", get(client, "/api/problems", language)
        yield from self.by_session(client, language)
        yield from self.without_cookies(language)
        for listing in self.listings:
            yield listing, get(client, f"/{language}/listing/{listing}")
        yield from self.errors(language)

    def pages_for_members(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield each page of those who sign in, as two of the demonstration see it."""
        client = self.app.test_client()
        token = token_in(get(client, f"/{language}/staff/sign-in"))
        wrong = {"email": f"{language}@nobody.example", "passphrase": "x" * 20}
        path = f"/{language}/staff/sign-in"
        yield "sign in", get(client, path)
        yield "refused", post(client, path, csrf_token=token, **wrong).text
        yield "nobody", get(client, f"/{language}/staff/")
        yield "no link", get(client, f"/{language}/staff/join/x")
        yield "door", get(client, f"/{language}/demo")
        for email in INSIDE:
            client = self.app.test_client()
            door = {"csrf_token": token_in(get(client, f"/{language}/demo"))}
            post(client, f"/{language}/demo", email=email, **door)
            for path in FOR_MEMBERS:
                yield f"{email} {path}", get(client, f"/{language}/staff/{path}")
            here = {"csrf_token": token_in(get(client, f"/{language}/staff/"))}
            for name, fields in SEARCHES.items():
                path = f"/{language}/staff/search"
                sent = post(client, path, **here, **fields)
                yield f"{email} {name}", get(client, sent.headers["Location"])

    def by_session(
        self, client: FlaskClient, language: str
    ) -> Iterator[tuple[str, str]]:
        """Yield what a search leads to in a browser that keeps our cookie."""
        token = token_in(get(client, f"/{language}/"))
        for name, fields in {**SEARCHES, "every choice": self.choices}.items():
            sent = post(client, f"/{language}/search", csrf_token=token, **fields)
            page = get(client, sent.headers["Location"])
            yield f"found {name}", page
            if name in ON_PAPER:
                paper = get(client, f"{sent.headers['Location']}/print")
                yield f"printed {name}", paper
                yield from ((f"opened {name}", get(client, at)) for at in opened(page))
        for name, wrong in {
            "a number": {"radius_km": "far"},
            "a button": {"change": "dance"},
            "a choice": {"need": "0"},
            "too long": {"q": "x" * 4001},
            "invisible": {"country": "a\u202e"},
            "not from our form": {"csrf_token": "forged"},
        }.items():
            fields = {"csrf_token": token, **wrong}
            yield f"refused {name}", post(client, f"/{language}/search", **fields).text
        yield "refused a file", self.file(client, language)
        path = f"/{language}/correction"
        yield "an empty letter", post(client, path, csrf_token=token).text

    def file(self, client: FlaskClient, language: str) -> str:
        """Return what a file is answered with."""
        data = {"q": (io.BytesIO(b"words"), "words.txt")}
        return client.post(f"/{language}/search", base_url=BASE, data=data).text

    def without_cookies(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield the same where no cookie is kept."""
        client = self.app.test_client(use_cookies=False)
        fields = SEARCHES["near"]
        yield "warned before", post(client, f"/{language}/search", **fields).text
        page = post(client, f"/{language}/search", **fields, told="1").text
        yield "found at once", page
        yield "printed at once", post(client, f"/{language}/print", **fields).text
        sealed = SEALED.findall(page)[0]
        found = post(client, f"/{language}/found", listing=sealed, **fields)
        yield "opened at once", found.text

    def errors(self, language: str) -> Iterator[tuple[str, str]]:
        """Yield the pages of errors, those too that nobody can bring about."""
        there = self.app.test_client().get(f"/{language}/", base_url=FOREIGN)
        yield "by another name", there.text
        for status in ERRORS:
            with self.app.test_request_context(f"/{language}/", BASE):
                yield (
                    f"error {status}",
                    told(status, sentence_of(status)).get_data(as_text=True),
                )
        with self.app.test_request_context(f"/{language}/", BASE):
            yield "error 500", answer_unexpected(RuntimeError()).get_data(as_text=True)


def opened(page: str) -> list[str]:
    """Return the address of the first listing of an answer, if it has one."""
    return CARD.findall(page)[:1]


def get(client: FlaskClient, path: str, language: str = "en") -> str:
    """Return a page, whatever its status; ``language`` is what the browser asks for."""
    headers = {"Accept-Language": language}
    return client.get(path, base_url=BASE, headers=headers).text


def post(client: FlaskClient, path: str, **fields: str | list[str]) -> TestResponse:
    """Send a form."""
    return client.post(path, base_url=BASE, data=fields)


def listings_to_open(app: Flask) -> tuple[str, ...]:
    """Return listings such that every need and fact that is stated is on some page."""
    stated = (
        select(TaxonomyTerm.code, Attribute.value, ServiceAtLocation.id)
        .join(Attribute, Attribute.taxonomy_term_id == TaxonomyTerm.id)
        .join(Service, Service.id == Attribute.service_id)
        .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
        .order_by(TaxonomyTerm.code, ServiceAtLocation.id)
    )
    chosen: dict[object, str] = {}
    with app.extensions[KEY].database.read() as session:
        for code, value, listing in session.execute(stated):
            words = value if len(value) < SHORT else ""
            chosen.setdefault((code, words), str(listing))
    return tuple(sorted(set(chosen.values())))


def stored_organizations(app: Flask) -> set[str]:
    """Return the names of organizations in the data."""
    with app.extensions[KEY].database.read() as session:
        return set(session.scalars(select(Organization.name)))


def stored_areas(app: Flask) -> set[str]:
    """Return the names of areas in the data, in small letters."""
    with app.extensions[KEY].database.read() as session:
        named = (select(Location.area), select(ServiceArea.name))
        areas = [area for names in named for area in session.scalars(names)]
    return {part.strip().casefold() for area in areas for part in area.split(",")}
