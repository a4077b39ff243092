import pytest

from tests.support.pages import token_in

FORM = {"q": "shelter"}


def test_a_form_without_the_token_of_the_session_is_refused(client):
    client.get("/en/")

    answer = client.post("/en/search", data=FORM)

    assert answer.status_code == 400
    assert "open for too long" in answer.text


def test_a_wrong_token_is_refused_in_her_language(client):
    client.get("/fa-AF/")

    answer = client.post("/fa-AF/search", data={**FORM, "csrf_token": "wrong"})

    assert answer.status_code == 400
    assert 'lang="fa-AF"' in answer.text
    assert "دوباره کوشش کنید" in answer.text


def test_the_token_of_another_browser_is_refused(app, client):
    other = token_in(app.test_client().get("/en/").text)
    client.get("/en/")

    answer = client.post("/en/search", data={**FORM, "csrf_token": other})

    assert answer.status_code == 400


def test_the_token_of_the_form_is_accepted(client):
    token = token_in(client.get("/en/").text)

    answer = client.post("/en/search", data={**FORM, "csrf_token": token})

    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "null"}, 400),
        ({"Sec-Fetch-Site": "same-site"}, 400),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "null"}, 200),
        ({"Origin": "https://elsewhere.example"}, 400),
        ({"Origin": "http://["}, 400),
        ({"Origin": "http://localhost@elsewhere.example"}, 400),
        ({"Origin": ""}, 400),
    ],
)
def test_without_cookies_only_our_own_pages_may_send(app, headers, status):
    client = app.test_client(use_cookies=False)

    answer = client.post("/en/search", data=FORM, headers=headers)

    assert answer.status_code == status


def test_a_form_larger_than_a_person_fills_is_refused(client):
    answer = client.post("/en/search", data={"q": "a" * 100_000})

    assert answer.status_code == 413
