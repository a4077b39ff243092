import pytest
from limits.errors import StorageError
from limits.storage import MemoryStorage

from directory.access import ACCESS, Counts
from directory.web.callers import Caller
from directory.web.limits import SHARED, SHARES, Limits, Visit
from tests.support.pages import token_in

PUBLIC = "https://panah.example"
SEARCH = "/api/v1/search"


def visit(
    number="a", *, shared=False, local=False, counts=Counts.SEARCH, session="", age=0
):
    return Visit(counts, Caller(number, shared, local), session, age)


@pytest.fixture
def limits():
    return Limits(3, MemoryStorage(wrap_exceptions=True))


def passed(limits, asked, times):
    """Return how many of so many visits pass."""
    return sum(limits.wait_s(asked) == 0 for _ in range(times))


def test_each_caller_has_a_share_of_its_own(limits):
    assert passed(limits, visit("a"), 10) == 3
    assert passed(limits, visit("b"), 10) == 3


def test_pages_have_a_larger_share_than_searches(limits):
    assert passed(limits, visit(counts=Counts.PAGE), 40) == 3 * SHARES[Counts.PAGE]
    assert passed(limits, visit(counts=Counts.SEARCH), 40) == 3


def test_letters_have_a_small_share_of_their_own():
    limits = Limits(120, MemoryStorage(wrap_exceptions=True))

    assert passed(limits, visit(counts=Counts.FORM_POST), 100) == 6
    assert passed(limits, visit(), 1) == 1


def test_an_address_of_many_has_the_share_of_many(limits):
    assert passed(limits, visit(shared=True), 100) == 3 * SHARED


def test_whoever_is_refused_is_told_when_to_come_back(limits):
    passed(limits, visit(), 3)

    assert 1 <= limits.wait_s(visit()) <= 60


def test_a_session_that_waited_is_served_though_others_spent_the_share(limits):
    passed(limits, visit(), 1000)

    waiting = limits.wait_s(visit(session="her", age=9))
    served = passed(limits, visit(session="her", age=11), 10)

    assert 1 <= waiting <= 10
    assert served == 3


def test_all_the_patient_sessions_of_an_address_are_bounded(limits):
    passed(limits, visit(), 3)
    patient = (visit(session=f"bot {number}", age=60) for number in range(100))

    assert sum(limits.wait_s(asked) == 0 for asked in patient) == 3


def test_without_a_limit_and_on_the_machine_itself_nothing_is_counted(limits):
    unlimited = Limits(0, MemoryStorage(wrap_exceptions=True))

    assert passed(unlimited, visit(), 1000) == 1000
    assert passed(limits, visit(local=True), 1000) == 1000


def test_a_search_passes_where_counting_fails():
    class Broken(MemoryStorage):
        def acquire_sliding_window_entry(self, *_args, **_kwargs):
            raise StorageError(OSError("away"))

    assert passed(Limits(1, Broken()), visit(), 10) == 10


def from_address(address):
    return {"base_url": PUBLIC, "environ_overrides": {"REMOTE_ADDR": address}}


@pytest.fixture
def strict(make_app):
    return make_app(public_url=PUBLIC, searches_per_minute=2)


def test_too_many_searches_of_one_address_get_a_problem_with_a_time(strict):
    client = strict.test_client(use_cookies=False)

    answers = []
    for _ in range(3):
        answers.append(client.post(SEARCH, json={}, **from_address("192.0.2.1")))
    other = client.post(SEARCH, json={}, **from_address("192.0.2.2"))

    refused = answers[-1]
    assert [answer.status_code == 429 for answer in answers] == [False, False, True]
    assert (refused.status_code, refused.mimetype) == (429, "application/problem+json")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert other.status_code != 429


def told_of_limits(answer):
    return {k: v for k, v in answer.headers if k.startswith("RateLimit")}


def test_programs_are_told_the_limit_and_never_what_others_left_of_it(strict):
    client = strict.test_client(use_cookies=False)
    here = from_address("192.0.2.6")
    policy = {"RateLimit-Limit": "2", "RateLimit-Policy": "2;w=60"}

    first, second, refused = (client.post(SEARCH, json={}, **here) for _ in range(3))

    assert told_of_limits(first) == told_of_limits(second) == policy
    assert told_of_limits(refused) == policy | {
        "RateLimit-Remaining": "0",
        "RateLimit-Reset": refused.headers["Retry-After"],
    }


@pytest.mark.parametrize("path", ["/en/", "/healthz"])
def test_what_is_not_for_programs_tells_no_limit(strict, path):
    answer = strict.test_client().get(path, **from_address("192.0.2.7"))

    assert told_of_limits(answer) == {}


def test_nobody_is_told_of_a_limit_that_there_is_not(make_app):
    app = make_app(public_url=PUBLIC, searches_per_minute=0)

    answer = app.test_client().post(SEARCH, json={}, **from_address("192.0.2.8"))

    assert told_of_limits(answer) == {}


def test_a_page_says_so_in_her_language_and_keeps_her_search(strict):
    client = strict.test_client()
    here = from_address("192.0.2.3")
    token = token_in(client.get("/fa-AF/", **here).text)
    form = {"csrf_token": token, "q": "shelter"}
    answers = [client.post("/fa-AF/search", data=form, **here) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert 'lang="fa-AF"' in answers[-1].text
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 10


@pytest.mark.parametrize("path", ["/leave", "/blank", "/healthz"])
def test_the_way_out_is_never_refused(strict, path):
    client = strict.test_client(use_cookies=False)
    here = from_address("192.0.2.4")
    while client.get("/en/", **here).status_code != 429:
        pass

    answers = {client.get(path, **here).status_code for _ in range(50)}

    assert answers <= {200, 303}


def test_every_view_says_what_it_counts_as(app):
    counted = {name: ACCESS[view].counts for name, view in app.view_functions.items()}
    never = {name for name, counts in counted.items() if counts is Counts.NOTHING}

    assert never == {
        "static",
        "health.healthz",
        "health.readyz",
        "information.blank",
        "information.cookie_style",
        "information.leave",
    }


def test_a_limit_leaves_the_check_of_forms_on(strict):
    client = strict.test_client()
    client.get("/en/", **from_address("192.0.2.5"))

    answer = client.post("/en/search", data={}, **from_address("192.0.2.5"))

    assert answer.status_code == 400
