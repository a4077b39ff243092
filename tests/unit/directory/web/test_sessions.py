import pytest

from directory.config import Mode


def cookie_of(answer):
    return answer.headers.get("Set-Cookie", "")


ONION = f"http://{'a' * 56}.onion"


@pytest.mark.parametrize(
    ("mode", "address", "name", "secure"),
    [
        (Mode.PRODUCTION, "https://panah.example", "__Host-panah=", True),
        (Mode.PRODUCTION, "http://panah.example", "__Host-panah=", True),
        (Mode.PRODUCTION, "http://127.0.0.1:8000", "__Host-panah=", True),
        (Mode.PRODUCTION, "http://[::1]:8000", "__Host-panah=", True),
        (Mode.PRODUCTION, ONION, "panah=", False),
        (Mode.DEMO, "http://localhost:8000", "panah=", False),
    ],
)
def test_the_cookie_is_bound_to_https_wherever_that_can_be(
    make_app, mode, address, name, secure
):
    app = make_app(mode=mode, public_url="https://panah.example", onion=ONION)

    cookie = cookie_of(app.test_client().get("/en/", base_url=address))

    assert cookie.startswith(name)
    assert ("Secure" in cookie) is secure


def test_a_proxy_that_names_the_machine_itself_loses_nothing(make_app):
    client = make_app(mode=Mode.PRODUCTION).test_client()

    cookie = cookie_of(client.get("/en/", base_url="http://127.0.0.1:8000"))

    assert cookie.startswith("__Host-panah=")
    assert "Secure" in cookie


def test_the_cookie_ends_with_the_browser_and_stays_on_the_site(client):
    cookie = cookie_of(client.get("/en/"))

    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "Path=/" in cookie
    assert "Expires" not in cookie
    assert "Max-Age" not in cookie
    assert "Domain" not in cookie


def test_two_browsers_have_two_keys(app):
    keys = []

    for _ in range(2):
        with app.test_client() as client:
            client.get("/en/")
            with client.session_transaction() as session:
                keys.append(session["k"])

    assert keys[0] != keys[1]


def test_a_page_that_needs_no_session_sets_no_cookie(client):
    answer = client.get("/blank")

    assert cookie_of(answer) == ""
