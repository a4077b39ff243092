import re
from dataclasses import replace
from uuid import UUID

import pytest

from directory.access import unguarded_endpoints
from directory.config import Mode
from directory.crypto.hourly_keys import HourlyKeys
from directory.listings.models import (
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    Vetting,
)
from directory.listings.vocabulary import Publication, ServiceStatus
from directory.search_port import Flag, Notice, Sort, UnderstoodConcept
from directory.web.sessions import HOURLY
from tests.support.clocks import SetClock
from tests.support.pages import FOUND, LISTING_ID, NOTHING, token_in

HEADER = '<header class="page-header" data-beside="Leave now">'
TITLE = re.compile(r"<title>(.*?)</title>")
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CARD = re.compile(r'<a href="(/[^"]+/r/[^"]+/[^"]+)"[^>]*>House')


def vetted():
    """Return what makes a listing one that two people stand for."""
    vetting = Vetting(
        first_vetter="a@one.example",
        first_organization="one.example",
        second_vetter="b@two.example",
        second_organization="two.example",
    )
    return {"publication": Publication.PUBLISHED, "vetting": vetting}


def add_listing(database, **changed):
    facts = {
        "name": "House of the Pomegranate (demonstration)",
        "description": "A safe house.",
        "text_language": "en",
        "status": ServiceStatus.ACTIVE,
        "publication": Publication.UNCONFIRMED,
        "organization": Organization(name="Fictional Women's Circle"),
    }
    with database.write() as session:
        service = Service(**{**facts, **changed})
        session.add(ServiceAtLocation(id=UUID(LISTING_ID), service=service))
        session.flush()
        session.add_all(
            [
                Phone(service_id=service.id, number="+93 20 000 0001"),
                Schedule(
                    service_id=service.id,
                    freq="WEEKLY",
                    byday="SA,SU,MO,TU,WE",
                    opens_at="08:00",
                    closes_at="16:00",
                    timezone=4.5,
                ),
            ]
        )


def search(client, tag="en", **fields):
    token = token_in(client.get(f"/{tag}/").text)
    return client.post(f"/{tag}/search", data={"csrf_token": token, **fields})


def open_answer(client, tag="en", **fields):
    answer = search(client, tag, **fields)
    assert answer.status_code == 303, answer.text
    return client.get(answer.location)


def test_every_view_says_who_may_see_it(app):
    assert unguarded_endpoints(app) == []


def test_a_search_leads_to_an_address_that_does_not_tell_it(client):
    answer = search(client, q="pomegranate", place="Herat")

    assert answer.status_code == 303
    assert re.fullmatch(r"/en/r/[\w-]{200,}", answer.location)


def test_the_answer_is_found_with_what_she_typed_and_chose(client, finder):
    open_answer(
        client,
        "fa-AF",
        q="پناهگاه",
        place="هرات",
        radius_km="50",
        need=["shelter", "legal.aid"],
        spoken=["fa-AF", "quc"],
        flag=["accepts_children"],
        remote="1",
        open_now="1",
        sort="distance",
    )

    asked = finder.asked[0]
    assert (asked.q, asked.place, asked.language) == ("پناهگاه", "هرات", "fa-AF")
    assert (asked.radius_km, asked.needs) == (50, ("shelter", "legal.aid"))
    assert asked.spoken_languages == ("fa-AF", "quc", "fa")
    assert asked.flags == {Flag.ACCEPTS_CHILDREN: True}
    assert (asked.remote, asked.open_now, asked.sort) == (True, True, Sort.DISTANCE)


def test_the_card_shows_what_she_needs_to_choose(client, sqlite):
    add_listing(sqlite, accepts_children=True)

    page = open_answer(client, "fa-AF", q="shelter").text

    assert 'lang="en" dir="ltr">House of the Pomegranate' in page
    assert "پناهگاهی که اطفال و فامیل را می‌پذیرد" in page
    assert "۵۰ تا ۱۰۰ کیلومتر" in page
    assert 'href="tel:+93200000001"' in page
    assert "A safe house" not in page


def test_a_card_of_what_was_hidden_a_moment_ago_is_not_shown(client, sqlite):
    add_listing(sqlite, publication=Publication.WITHDRAWN)

    page = open_answer(client, q="shelter").text

    assert "House of the Pomegranate" not in page


def test_ten_cards_are_a_page(client, finder):
    open_answer(client, q="shelter")

    assert finder.asked[-1].per_page == 10


def test_what_was_understood_can_be_taken_away(client, finder):
    page = open_answer(client, q="shelter near herat").text
    removed = open_answer(
        client,
        q="shelter near herat",
        q_was="shelter near herat",
        change="exclude+shelter.family",
    )

    assert 'name="change" value="exclude+shelter.family" class="chip"' in page
    assert 'name="change" value="ignore_place=1" class="chip"' in page
    assert 'name="change" value="place_id=141"' in page
    assert finder.asked[-1].exclude_concepts == ("shelter.family",)
    assert 'name="exclude" value="shelter.family"' in removed.text


def test_what_she_denied_is_crossed_out_and_what_she_may_mean_is_asked(client, finder):
    understood = replace(
        FOUND.understood,
        perhaps=(UnderstoodConcept("medical.gbv", "hurt"),),
        denied=(UnderstoodConcept("legal", "lawyer"),),
    )
    finder.answer = replace(FOUND, understood=understood)

    page = open_answer(client, q="not a lawyer, a bed").text

    assert '<span class="unseen">Not asked for: </span><del>Legal help</del>' in page
    assert 'name="change" value="need+medical.gbv"' in page


def test_where_only_he_is_known_the_box_for_her_place_has_the_focus(client, finder):
    plain = open_answer(client, q="shelter").text
    finder.answer = replace(FOUND, notices=(Notice.WHERE_ARE_YOU,))

    page = open_answer(client, q="my husband is in Nairobi, I need shelter").text

    assert "autofocus" not in plain
    assert page.index('id="place"') < page.index("<h1")
    assert plain.index("<h1") < plain.index('id="place"')
    assert re.search(r'<input id="place"[^>]* autofocus maxlength="200"', page)
    assert re.search(r'id="place-hint">Where are you\?', page)
    assert page.count("Where are you?") == 1


def test_other_words_are_understood_anew(client, finder):
    open_answer(
        client,
        q="lawyer",
        q_was="shelter",
        exclude="shelter",
        ignore_place="1",
        place_id="141",
    )

    asked = finder.asked[0]
    assert (asked.exclude_concepts, asked.ignore_place, asked.place_id) == (
        (),
        False,
        None,
    )


def test_pages_are_turned_by_buttons(client, finder):
    first = open_answer(client, q="shelter").text
    second = open_answer(client, q="shelter", q_was="shelter", change="page=2").text

    assert 'value="page=2"' in first
    assert 'value="page=0"' not in first
    assert 'value="page=3"' in second
    assert finder.asked[-1].page == 2


def test_an_empty_answer_says_what_to_do_next(client, finder):
    finder.answer = NOTHING

    page = open_answer(client, q="sheltr").text

    assert "What you can do now" in page
    assert 'value="q=shelter"' in page


def test_the_answer_opens_only_in_the_browser_that_asked(app, client):
    address = search(client, q="shelter").location
    other = app.test_client()
    other.get("/en/")

    assert client.get(address).status_code == 200
    assert other.get(address).status_code == 410
    assert app.test_client().get(address).status_code == 410


def test_a_damaged_address_has_expired(client):
    address = search(client, q="shelter").location

    answer = client.get(address[:-5] + "AAAAA")

    assert answer.status_code == 410
    assert "This page has expired" in answer.text


def hour_of(app, monkeypatch, folder):
    """Let an app have a clock that a test sets, and keys of its own."""
    clock = SetClock()
    monkeypatch.setitem(app.extensions, HOURLY, HourlyKeys(folder / "keys", clock))
    return clock


@pytest.mark.parametrize(
    ("seconds", "status"),
    [(-60, 200), (1799, 200), (1801, 410), (3600, 410), (-61, 410)],
)
def test_an_answer_opens_for_half_an_hour(
    app, client, monkeypatch, tmp_path, seconds, status
):
    clock = hour_of(app, monkeypatch, tmp_path)
    address = search(client, q="shelter").location

    clock.now += seconds

    assert client.get(address).status_code == status


def test_the_browser_and_the_secret_open_nothing_after_an_hour(
    app, client, monkeypatch, tmp_path, sqlite
):
    """Whoever has her profile and the disk of the server sets its clock back."""
    add_listing(sqlite)
    clock = hour_of(app, monkeypatch, tmp_path)
    answer = search(client, q="shelter").location
    listing = CARD.search(client.get(answer).text)[1]
    cookie = client.get_cookie("panah").value

    clock.now += 3600
    app.extensions[HOURLY].destroy_old()
    clock.now -= 3600
    client.set_cookie("panah", cookie)

    opened = [client.get(path) for path in (answer, listing, f"{answer}/print")]
    assert [each.status_code for each in opened] == [410, 410, 410]


def test_an_expired_page_has_the_form_in_her_language(client):
    client.get("/fa-AF/")

    answer = client.get("/fa-AF/r/nonsense")

    assert answer.status_code == 410
    assert 'role="alert"' in answer.text
    assert '<html lang="fa-AF" dir="rtl">' in answer.text
    assert 'action="/fa-AF/search"' in answer.text
    assert search_again(client, answer).status_code == 303


def test_an_expired_page_leads_on_without_another_page_between(app):
    """She who left, and comes back by an old address, begins at once."""
    client = app.test_client()

    answer = client.get("/en/r/nonsense")

    assert search_again(client, answer).status_code == 303


def test_a_form_that_has_expired_loses_nothing_of_hers(app):
    client = app.test_client(use_cookies=False)

    answer = client.post("/en/found", data={"q": "shelter", "place": "Herat"})

    assert answer.status_code == 410
    assert 'value="shelter"' in answer.text
    assert 'value="Herat"' in answer.text


def search_again(client, answer):
    """Search by the form of a page."""
    return client.post(
        "/en/search", data={"csrf_token": token_in(answer.text), "q": "shelter"}
    )


def test_a_found_listing_opens_below_the_answer(client, sqlite):
    add_listing(sqlite)
    address = CARD.search(open_answer(client, q="shelter").text)[1]

    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "+93 20 000 0001" in answer.text
    assert "The call stays in the list of calls" in answer.text
    assert "Saturday to Wednesday 08:00–16:00" in answer.text
    assert LISTING_ID not in address


def test_after_leaving_nothing_opens_again(client, sqlite):
    add_listing(sqlite)
    answer = search(client, q="shelter")
    listing = CARD.search(client.get(answer.location).text)[1]

    left = client.get("/leave")

    assert (left.status_code, left.location) == (303, "/blank")
    assert left.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "panah=;" in left.headers["Set-Cookie"]
    assert client.get(answer.location).status_code == 410
    assert client.get(listing).status_code == 410


def test_the_way_out_leads_to_the_disguise_where_there_is_one(make_app):
    app = make_app(mode=Mode.DEMO, disguise_url="https://weather.example/")

    answer = app.test_client().get("/leave")

    assert answer.location == "https://weather.example/"


def test_leaving_by_post_needs_no_token(client):
    client.get("/en/")

    answer = client.post("/leave")

    assert answer.status_code == 303


def test_without_cookies_she_is_told_before_the_answer_and_goes_on(app, finder, sqlite):
    add_listing(sqlite)
    client = app.test_client(use_cookies=False)
    asked = {"q": "shelter", "place": "Herat", "need": "legal.aid", "q_was": "shelter"}

    told = client.post("/en/search", data={**asked, "change": "radius_km=50"})
    before = list(finder.asked)
    fields = dict(HIDDEN.findall(told.text))
    answer = client.post("/en/search", data=fields)

    assert told.status_code == 200
    assert told.headers["Cache-Control"] == "no-store"
    assert "Your browser refuses cookies." in told.text
    assert "also after you leave and close it" in told.text
    assert "Set-Cookie" not in told.headers
    assert before == []
    assert fields == {**asked, "change": "radius_km=50", "told": "1"}
    assert 'formaction="/en/found"' in answer.text
    assert (finder.asked[-1].q, finder.asked[-1].radius_km) == ("shelter", 50)


def test_she_is_told_once(app):
    client = app.test_client(use_cookies=False)

    answer = client.post("/en/search", data={"q": "shelter", "told": "1"})
    wrong = client.post("/en/search", data={"radius_km": "9", "told": "1"})

    assert dict(HIDDEN.findall(answer.text))["told"] == "1"
    assert dict(HIDDEN.findall(wrong.text))["told"] == "1"
    assert wrong.status_code == 400


def test_the_first_page_tells_it_where_the_cookie_did_not_come_back(app, client):
    first = client.get("/fa-AF/").text

    with_cookie = client.get("/cookies.css")
    without = app.test_client().get("/cookies.css")

    assert '<noscript><link rel="stylesheet" href="/cookies.css"></noscript>' in first
    assert 'data-said="مرورگر شما' in first
    assert (with_cookie.text, without.text) == ("", ".no-cookies{display:block}")
    assert with_cookie.mimetype == without.mimetype == "text/css"
    assert "Set-Cookie" not in without.headers


def test_with_a_cookie_nothing_is_asked_twice(client):
    assert 'name="told"' not in client.get("/en/").text
    assert search(client, q="shelter").status_code == 303


def test_without_cookies_the_search_is_answered_at_once(app, sqlite):
    add_listing(sqlite)
    client = app.test_client(use_cookies=False)

    answer = client.post("/en/search", data={"q": "shelter", "told": "1"})

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert 'formaction="/en/found"' in answer.text


def test_without_cookies_a_listing_opens_by_its_button(app, sqlite):
    add_listing(sqlite)
    client = app.test_client(use_cookies=False)
    page = client.post("/en/search", data={"q": "shelter", "told": "1"}).text
    sealed = re.search(r'name="listing" value="([^"]+)"', page)[1]

    sent = {"q": "shelter", "listing": sealed, "told": "1"}
    answer = client.post("/en/found", data=sent)

    assert answer.status_code == 200
    assert '<input type="hidden" name="told" value="1">' in answer.text
    assert "+93 20 000 0001" in answer.text
    assert '<input type="hidden" name="q" value="shelter">' in answer.text


def test_a_listing_has_an_address_that_can_be_passed_on(client, sqlite):
    add_listing(sqlite)

    answer = client.get(f"/en/listing/{LISTING_ID}")

    assert answer.status_code == 200
    assert f"http://localhost/en/listing/{LISTING_ID}" in answer.text
    assert f'href="http://localhost/en/listing/{LISTING_ID}"' not in answer.text


def test_a_page_tells_other_names_interpreters_and_licences(client, sqlite):
    said = {
        "alternate_name": "ZQSVCALT",
        "interpretation_services": "Dari and Somali by phone",
        "accreditations": "Example accreditation",
        "licenses": "Example licence",
    }
    add_listing(sqlite, **said)

    page = client.get(f"/en/listing/{LISTING_ID}").text

    assert 'Also known as: <bdi lang="en">ZQSVCALT</bdi>' in page
    assert all(text in page for text in said.values())
    assert "<h2>Interpreters</h2>" in page
    assert "<h2>Accreditation and licences</h2>" in page


@pytest.mark.parametrize("key", [LISTING_ID, str(UUID(int=7)), "nonsense", "%00"])
def test_hidden_and_unknown_listings_look_alike(client, sqlite, key):
    add_listing(sqlite, publication=Publication.WAITING)

    answer = client.get(f"/en/listing/{key}")
    other = client.get(f"/en/listing/{UUID(int=1)}")

    assert (answer.status_code, answer.text) == (404, other.text)


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"q": "a" * 10_000}, 413, "at most 4000 characters"),
        ({"q": "shelter", "country": "U\0"}, 400, "invisible control characters"),
        ({"q": "x", "radius_km": "9"}, 400, "a number from 10 to 1000"),
        ({"q": "x", "radius_km": "-1e9"}, 400, "a number from 10 to 1000"),
        ({"q": "x", "radius_km": "٥٠"}, 400, "a number from 10 to 1000"),
        ({"q": "x", "radius_km": "²"}, 400, "a number from 10 to 1000"),
        ({"q": "x", "radius_km": "1" * 5000}, 413, "at most 4 characters"),
        ({"q": "x", "q_was": "x", "place_id": "²"}, 400, "not known here"),
        ({"q": "x", "page": "²"}, 400, "a number from 1 to"),
        ({"q": "x", "need": "no.such"}, 400, "One of the choices is not known"),
        ({"q": "x", "flag": "rich"}, 400, "One of the choices is not known"),
        ({"q": "x", "sort": "random"}, 400, "One of the choices is not known"),
        ({"q": "x", "country": "ZZ9"}, 413, "too long"),
        ({"q": "x", "spoken": "<b>"}, 400, "One of the choices is not known"),
        (
            {"q": "x", "q_was": "x", "place_id": "x"},
            400,
            "One of the choices is not known",
        ),
        ({"q": "x", "change": "csrf_token=1"}, 400, "This button is not known"),
        ({"q": "x", "change": "page=0"}, 400, "a number from 1 to"),
        ({"q": ["a", "b"]}, 422, "One of the boxes was sent twice."),
        ({"q": "x", "place": ["a", "b"]}, 422, "One of the boxes was sent twice."),
        ({"q": "x", "country": ["UG", "KE"]}, 422, "One of the boxes was sent twice."),
        ({"q": "x", "need": ["legal"] * 51}, 422, "Please choose at most 50."),
    ],
)
def test_what_cannot_be_used_comes_back_with_one_sentence(
    client, fields, status, sentence
):
    answer = search(client, **fields)

    assert answer.status_code == status
    assert answer.text.count('class="error"') == 1
    assert sentence in answer.text


def test_a_long_story_is_answered_at_once_for_no_address_holds_it(client):
    story = "شوهرم مرا تهدید می کند و من می ترسم. " * 100 + "وکیل در هرات"

    answer = search(client, "fa-AF", q=story[-4_000:])

    assert answer.status_code == 200
    assert 'id="found"' in answer.text


def test_the_marks_of_a_paste_are_dropped(client):
    answer = search(client, q="\u202bshelter\u202c\n\tnear\0", radius_km="9")

    assert 'value="shelter  near"' in answer.text


def test_nothing_that_she_typed_is_lost(client):
    answer = search(client, q="shelter", place="Herat", radius_km="9", flag="cost_free")

    assert 'value="shelter"' in answer.text
    assert 'value="Herat"' in answer.text
    assert re.search(r'value="cost_free"[^>]* checked', answer.text)


def test_the_sentence_is_in_her_language(client):
    answer = search(client, "fa-AF", q="x", radius_km="9")

    assert "لطفاً عددی از 10 تا 1000 انتخاب کنید." in answer.text


def test_what_she_typed_is_shown_as_text(client):
    answer = search(client, q='"><script>alert(1)</script>', radius_km="9")

    assert "<script>alert" not in answer.text


def test_every_page_has_the_same_neutral_title(client, sqlite):
    add_listing(sqlite)
    pages = ["/", "/en/", "/blank", "/en/nothing", f"/en/listing/{LISTING_ID}"]
    answers = [client.get(page) for page in pages]
    answers.append(open_answer(client, q="shelter"))

    titles = {TITLE.search(answer.text)[1] for answer in answers}

    assert titles == {"Information"}


@pytest.mark.parametrize("path", ["/en/", "/en/nothing", f"/en/listing/{LISTING_ID}"])
def test_the_way_out_comes_first_on_every_page(client, sqlite, path):
    add_listing(sqlite)

    body = client.get(path).text.partition(HEADER)[2]

    assert body.lstrip().startswith('<a class="leave" href="/leave"')
