from datetime import datetime, timedelta

import pytest

from directory.config import Config
from directory.errors import ConfigurationError
from tests.support.clocks import NOW

ADDRESS = "/.well-known/security.txt"


def test_whoever_finds_a_fault_learns_whom_to_tell(make_app):
    app = make_app(
        contact="mailto:security@panah.example", public_url="https://a.example"
    )

    answer = app.test_client().get(ADDRESS)

    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    expires = datetime.strptime(fields.pop("Expires"), "%Y-%m-%dT%H:%M:%S%z")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert fields == {
        "Contact": "mailto:security@panah.example",
        "Preferred-Languages": "en, fr, es, ar, fa-AF, ps, sw, rn, lg, nl",
        "Canonical": f"https://a.example{ADDRESS}",
    }
    # RFC 9116 asks for less than a year.
    assert timedelta(days=90) < expires - NOW < timedelta(days=365)


def test_where_nobody_is_named_there_is_no_such_page(client):
    assert client.get(ADDRESS).status_code == 404


def test_search_engines_are_kept_from_sealed_addresses_and_told_nothing_else(client):
    answer = client.get("/robots.txt")

    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert answer.text == "User-agent: *\nDisallow: /*/r/\n"


@pytest.mark.parametrize(
    "contact", ["mailto:a@b.example", "https://panah.example/faults", ""]
)
def test_a_contact_is_an_address_of_mail_or_of_a_page(contact):
    assert Config.from_environ({"PANAH_CONTACT": contact}).contact == contact


@pytest.mark.parametrize(
    "contact",
    [
        "a@b.example",
        "http://a.example/",
        "mailto:a@b\nX: y",
        "javascript:x",
        "https://a b",
    ],
)
def test_any_other_contact_is_refused(contact):
    with pytest.raises(ConfigurationError, match="mailto:security@panah.example"):
        Config.from_environ({"PANAH_CONTACT": contact})
