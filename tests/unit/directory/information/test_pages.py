from dataclasses import replace

import pytest
from flask_babel import gettext

from directory.config import Mode
from directory.corrections.models import MOST_CHARACTERS, Correction
from directory.database import Database
from directory.listings.provenance import SHOWN_DAYS
from directory.listings.vocabulary import ServiceStatus
from directory.search_port import Results
from directory.web.services import KEY
from i18n import LANGUAGES
from tests.support.pages import FOUND, hit, token_in
from tests.unit.directory.site.test_views import add_listing, open_answer, vetted

PAGES = (
    "now",
    "safety",
    "about",
    "privacy",
    "accessibility",
    "languages",
    "correction",
)
LINE = replace(
    FOUND, results=Results(total=1, hits=(hit(codes=("emergency.hotline",)),))
)


def send(client, **fields):
    token = token_in(client.get("/en/correction").text)
    return client.post("/en/correction", data={"csrf_token": token, **fields})


def kept(database):
    with database.read() as session:
        found = session.query(Correction).all()
    return [(one.language, one.wrong, one.better) for one in found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_there_in_each_language_under_the_neutral_title(
    client, language, name
):
    page = client.get(f"/{language}/{name}")

    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    assert page.text.count("<h1") == 1
    title = client.get(f"/{language}/").text.partition("<title>")[2].partition("<")[0]
    assert f"<title>{title}</title>" in page.text


def test_only_a_demonstration_says_that_it_is_one(make_app):
    said = "Demonstration, all invented: no help here."

    shown = {
        mode: said in make_app(mode=mode).test_client().get("/en/about").text
        for mode in Mode
    }

    assert shown == {Mode.DEMO: True, Mode.PRODUCTION: False}


def test_the_safety_page_names_the_host_that_stays_in_the_history(client):
    page = client.get("/en/safety", headers={"Host": "localhost"}).text

    assert "The name of this site, localhost, stays in the history" in page


def test_a_vetted_line_shows_its_number(client, finder, sqlite):
    add_listing(sqlite, **vetted())
    finder.answer = LINE

    page = client.get("/en/now").text

    assert 'href="tel:+93200000001"' in page
    assert len(finder.asked_for_lines) == 1


def test_a_line_that_nobody_vetted_is_no_line(client, finder, sqlite):
    add_listing(sqlite)
    finder.answer = replace(
        FOUND,
        results=Results(
            total=1,
            hits=(hit(codes=("emergency.hotline",), vetted_by_count=0),),
        ),
    )

    page = client.get("/en/now").text

    assert "tel:" not in page
    assert "No line has been checked yet" in page


def test_a_line_withdrawn_a_moment_ago_is_left_out(client, finder):
    finder.answer = LINE

    assert "tel:" not in client.get("/en/now").text


def test_a_correction_is_kept_with_nothing_about_its_sender(client, sqlite):
    answer = send(client, wrong=" “Lawer” ", better="Lawyer")

    assert answer.status_code == 303
    assert answer.location == "/en/correction/thanks"
    assert kept(sqlite) == [("en", "“Lawer”", "Lawyer")]


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({}, 400, "Please write what is wrong."),
        ({"wrong": "x" * (MOST_CHARACTERS + 1)}, 413, "at most 1000 characters"),
        ({"better": "a\x00b"}, 400, "invisible control characters"),
    ],
)
def test_what_cannot_be_used_is_shown_again(client, sqlite, fields, status, sentence):
    answer = send(client, **fields)

    assert answer.status_code == status
    assert sentence in answer.text
    assert all(text.replace("\0", "") in answer.text for text in fields.values())
    assert kept(sqlite) == []


def test_a_correction_of_two_lines_is_welcome(client, sqlite):
    send(client, wrong="first\r\nsecond")

    assert kept(sqlite) == [("en", "first\nsecond", "")]


def test_another_site_cannot_send_a_correction(client, sqlite):
    client.get("/en/correction")

    answer = client.post("/en/correction", data={"wrong": "x"})

    assert answer.status_code == 400
    assert kept(sqlite) == []


def test_an_answer_can_be_printed_with_every_way_of_contact(client, sqlite):
    add_listing(sqlite)
    page = open_answer(client, q="pomegranate")

    printed = client.get(f"{page.request.path}/print").text

    assert "House of the Pomegranate (demonstration)" in printed
    assert "+93 20 000 0001" in printed
    assert "Do not rely on it after" in printed


def test_the_sheet_of_another_browser_has_expired(client, app, sqlite):
    page = open_answer(client, q="pomegranate")

    stranger = app.test_client().get(f"{page.request.path}/print")

    assert stranger.status_code == 410


def test_an_answer_and_a_listing_begin_with_the_lines_of_the_country(
    client, finder, sqlite
):
    add_listing(sqlite, **vetted())
    finder.answer = replace(LINE, understood=FOUND.understood)

    answer = open_answer(client, q="pomegranate")

    box = answer.text.index('<div class="emergency"')
    assert box < answer.text.index("<h1")
    assert 'href="tel:+93200000001"' in answer.text[box : box + 900]
    assert finder.asked_for_lines[-1].country == "AF"


def test_without_a_country_there_is_no_box(client, finder, sqlite):
    add_listing(sqlite)
    finder.answer = replace(LINE, understood=replace(FOUND.understood, place=None))

    assert '<div class="emergency"' not in open_answer(client, q="x").text


def test_a_line_that_is_closed_for_now_is_not_shown(client, finder, sqlite):
    add_listing(sqlite, status=ServiceStatus.TEMPORARILY_CLOSED)
    finder.answer = LINE

    assert "tel:" not in client.get("/en/now").text


def test_an_answer_is_shown_while_the_database_is_away(client, app, finder):
    app.extensions[KEY] = replace(
        app.extensions[KEY], database=Database("sqlite:////nowhere/panah.sqlite")
    )

    answer = open_answer(client, q="pomegranate")

    assert answer.status_code == 200
    assert "House of the Pomegranate" in answer.text


def test_a_browser_without_cookies_prints_by_its_form(app, sqlite):
    add_listing(sqlite)
    client = app.test_client(use_cookies=False)
    page = client.post("/en/search", data={"q": "pomegranate", "told": "1"}).text

    printed = client.post("/en/print", data={"q": "pomegranate"}).text

    assert 'formaction="/en/print"' in page
    assert "+93 20 000 0001" in printed
    assert 'name="q" value="pomegranate"' in printed


@pytest.mark.parametrize("name", PAGES)
def test_every_plain_page_is_one_press_from_the_first(client, name):
    assert f'href="/fa-AF/{name}"' in client.get("/fa-AF/").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_about_us_says_that_help_comes_from_public_pages_too(client, language):
    with client.application.test_request_context(f"/{language}/"):
        mark = gettext("Not checked by us")

    assert mark in client.get(f"/{language}/about").text


def test_help_of_public_pages_is_hidden_when_the_page_about_us_says_so(client):
    said = "is hidden sixty days later"

    assert said in " ".join(client.get("/en/about").text.split())
    assert SHOWN_DAYS == 60
