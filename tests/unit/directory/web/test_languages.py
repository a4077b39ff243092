import pytest

from directory.web.languages import (
    current_language,
    direction,
    other_tongue,
    same_page_in,
)
from i18n.languages import LANGUAGES, Language
from i18n.negotiation import TAG_OF


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("fa-AF,fa;q=0.9,en;q=0.5", "fa-AF"),
        ("prs", "fa-AF"),
        ("en-GB,en;q=0.9,fa;q=0.8", "en"),
        ("xx,yy", "en"),
        ("", "en"),
    ],
)
def test_the_first_page_speaks_what_the_browser_asks_for(client, accepted, language):
    page = client.get("/", headers={"Accept-Language": accepted}).text

    assert f'<html lang="{language}"' in page


@pytest.mark.parametrize(
    "path", ["/humans.txt", "/favicon.ico", "/zqcanary", "/zqcanary/", "//en//x"]
)
def test_what_is_no_page_is_told_so_without_its_address(client, path):
    answer = client.get("/", environ_overrides={"PATH_INFO": path})

    assert answer.status_code == 404
    assert "Location" not in answer.headers
    assert path.strip("/") not in answer.text


def test_a_language_without_a_slash_leads_to_its_page_and_not_for_ever(client):
    answer = client.get("/sw")

    assert (answer.status_code, answer.location, answer.data) == (307, "/sw/", b"")


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("fa-AF", "rtl")])
def test_the_address_decides_over_the_browser(client, tag, direction):
    other = {"Accept-Language": "en" if tag == "fa-AF" else "fa-AF"}

    page = client.get(f"/{tag}/", headers=other).text

    assert f'<html lang="{tag}" dir="{direction}">' in page


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("fa", "/fa-AF/"),
        ("prs", "/fa-AF/"),
        ("FA_af", "/fa-AF/"),
        ("EN", "/en/"),
        ("quc", "/es/?for=quc"),
    ],
)
def test_every_spelling_leads_to_one_address(client, written, place):
    answer = client.get(f"/{written}/")

    assert (answer.status_code, answer.location) == (307, place)


def test_an_unknown_language_is_no_page(client):
    answer = client.get("/xx/")

    assert answer.status_code == 404


def test_a_page_that_does_not_exist_answers_in_her_language(client):
    page = client.get("/fa-AF/nothing/at/all").text

    assert '<html lang="fa-AF" dir="rtl">' in page


def test_a_language_without_a_catalog_is_read_in_english_and_says_so(
    client, monkeypatch
):
    monkeypatch.setitem(LANGUAGES, "tlh", Language("tlh", "tlh", "tlhIngan Hol"))
    monkeypatch.setitem(TAG_OF, "tlh", "tlh")

    page = client.get("/tlh/").text

    assert '<html lang="en"' in page
    assert "does not speak tlhIngan Hol yet" in page


def test_a_language_that_is_read_in_another_says_so(client):
    page = client.get("/quc/", follow_redirects=True).text

    assert '<html lang="es"' in page
    assert "K’iche’" in page


def test_the_languages_to_choose_are_links_that_change_nothing_else(client):
    page = client.get("/en/").text

    assert '<a href="/fa-AF/" lang="fa-AF" dir="rtl" hreflang="fa-AF">دری</a>' in page


def test_a_translation_by_a_machine_says_so_and_asks_for_corrections(client):
    page = client.get("/fa-AF/").text

    assert "این ترجمه را ماشین آماده کرده" in page


def test_the_source_language_has_no_such_note(client):
    assert "machine drafted" not in client.get("/en/").text


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("en", "ltr"),
        ("fa-AF", "rtl"),
        ("prs", "rtl"),
        ("ar_LY", "rtl"),
        ("PS", "rtl"),
        ("xx", "auto"),
        ("", "auto"),
    ],
)
def test_a_text_in_another_language_runs_its_own_way(tag, written):
    assert direction(tag) == written


@pytest.mark.parametrize(
    ("path", "name", "attribute"),
    [
        ("/fa-AF/", "Herat", ' lang="en"'),
        ("/fa-AF/", "هرات", ""),
        ("/fr/", "Herat", ""),
        ("/fr/", "", ""),
    ],
)
def test_a_name_that_the_page_cannot_claim_says_its_language(
    app, path, name, attribute
):
    with app.test_request_context(path):
        told = other_tongue(name)

    assert told == attribute


@pytest.mark.parametrize(
    ("path", "method", "address"),
    [
        ("/en/safety", "GET", "/ps/safety"),
        ("/en/listing/5f0f5a1c-3f0e-4a53-9a51-0d6c2b1d9e11", "GET", None),
        ("/en/search", "POST", "/ps/"),
        ("/en/nothing/at/all", "GET", "/ps/"),
        ("/healthz", "GET", "/ps/"),
    ],
)
def test_another_language_shows_the_same_page_or_the_first(app, path, method, address):
    with app.test_request_context(path, method=method):
        told = same_page_in("ps")

    assert told == (address or path.replace("/en/", "/ps/"))


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/healthz", "ps-AF", "ps"),
        ("/healthz", "xx", "en"),
        ("/fr/nothing", "ps", "fr"),
        ("/xx/nothing", "ps", "ps"),
    ],
)
def test_the_language_of_an_answer_is_one_that_we_speak(app, path, accepted, language):
    headers = {"Accept-Language": accepted}

    with app.test_request_context(path, headers=headers):
        told = current_language()

    assert told == language
