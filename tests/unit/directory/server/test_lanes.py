from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.server.lanes import MOST_WRITING, RESERVE, THREADS, Lane, Lanes


@pytest.fixture
def lanes(app):
    return Lanes(app)


def add(lanes, method, path, number=0):
    """Let a request of a connection wait."""
    lanes.add(number, SimpleNamespace(method=method, path=path))


def begun(lanes):
    """Begin with all that have room; return their lanes."""
    found = []
    while (taken := lanes.next()) is not None:
        found.append(taken[0])
    return found


@pytest.mark.parametrize(
    ("method", "path", "lane"),
    [
        ("GET", "/healthz", Lane.URGENT),
        ("HEAD", "/readyz", Lane.URGENT),
        ("GET", "/leave", Lane.URGENT),
        ("POST", "/leave", Lane.URGENT),
        ("GET", "/static/panah.css", Lane.URGENT),
        ("GET", "/en/", Lane.READING),
        ("POST", "/en/search", Lane.READING),
        ("POST", "/api/v1/search", Lane.READING),
        ("GET", "/en/correction", Lane.READING),
        ("POST", "/en/correction", Lane.WRITING),
        ("GET", "/no such page", Lane.READING),
        ("PUT", "/healthz", Lane.READING),
        ("GET", "//", Lane.READING),
        ("GET", "", Lane.READING),
        ("OPTIONS", "*", Lane.READING),
    ],
)
def test_what_a_view_counts_as_is_its_lane(lanes, method, path, lane):
    assert lanes.lane_of(method, path) is lane


@given(st.text(st.characters(max_codepoint=255), max_size=40), st.text(max_size=9))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_for_has_a_lane(lanes, path, method):
    assert lanes.lane_of(method, path) in Lane


def test_writes_leave_threads_for_searches_and_all_leave_one_for_the_way_out(lanes):
    for _number in range(20):
        add(lanes, "POST", "/en/correction")
    writing = begun(lanes)
    for _number in range(20):
        add(lanes, "POST", "/api/v1/search")
    reading = begun(lanes)
    for _number in range(20):
        add(lanes, "GET", "/leave")
    urgent = begun(lanes)

    assert writing == [Lane.WRITING] * MOST_WRITING
    assert reading == [Lane.READING] * (THREADS - MOST_WRITING)
    assert urgent == [Lane.URGENT] * RESERVE


def test_each_that_is_done_makes_room_the_way_out_first(lanes):
    for path in ("/en/correction", "/api/v1/search", "/leave"):
        for number in range(20):
            add(lanes, "GET" if "leave" in path else "POST", path, number)
    first = begun(lanes)

    lanes.done(Lane.URGENT)

    assert first == [Lane.URGENT] * (THREADS + RESERVE)
    assert lanes.next() == (
        Lane.URGENT,
        (5, SimpleNamespace(method="GET", path="/leave")),
    )
    assert lanes.next() is None
