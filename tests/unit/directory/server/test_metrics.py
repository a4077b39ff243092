import http.client
import logging

import pytest

from directory.access import Counts
from directory.server.figures import Figures, make_table
from directory.server.metrics import MEDIA_TYPE, monitored, told

LAGS = {"this host, public": 3}


@pytest.fixture
def figures():
    made = Figures(make_table(1))
    made.add(0, Counts.SEARCH, 200, 0.02)
    made.add(0, Counts.SEARCH, 200, 0.2)
    return made


@pytest.fixture
def monitor(figures):
    made = monitored(0, figures, lambda: LAGS)
    yield made
    made.shutdown()
    made.server_close()


def asked(monitor, path):
    line = http.client.HTTPConnection(*monitor.server_address, timeout=10)
    line.request("GET", path)
    answer = line.getresponse()
    body = answer.read().decode()
    line.close()
    return answer.status, answer.headers["Content-Type"], body


def test_it_tells_counts_times_and_how_far_the_index_is_behind(monitor):
    status, media_type, body = asked(monitor, "/metrics")

    lines = body.splitlines()
    assert (status, media_type) == (200, MEDIA_TYPE)
    assert lines[-1] == "# EOF"
    assert 'panah_requests_total{kind="search",status="2xx"} 2' in lines
    assert 'panah_answer_seconds_bucket{kind="search",le="0.025"} 1' in lines
    assert 'panah_answer_seconds_bucket{kind="search",le="+Inf"} 2' in lines
    assert 'panah_answer_seconds_count{kind="search"} 2' in lines
    assert 'panah_answer_seconds_sum{kind="search"} 0.22' in lines
    assert 'panah_index_waiting_changes{index="this host, public"} 3' in lines


def test_it_listens_on_this_machine_alone(monitor):
    assert monitor.server_address[0] == "127.0.0.1"


def test_there_is_nothing_else(monitor):
    status, _media_type, body = asked(monitor, "/metrics?q=canary")

    assert status == 404
    assert "canary" not in body


def test_labels_are_closed_lists(figures):
    text = told(figures, LAGS)

    labels = {
        part.partition("=")[0]
        for line in text.splitlines()
        if "{" in line
        for part in line[line.index("{") + 1 : line.index("}")].split('",')
    }
    assert labels == {"version", "kind", "status", "le", "index"}


def test_a_database_that_is_away_leaves_the_rest(figures, caplog):
    def away():
        raise OSError("canary")

    monitor = monitored(0, figures, away)
    with caplog.at_level(logging.ERROR):
        _status, _media_type, body = asked(monitor, "/metrics")
    monitor.shutdown()
    monitor.server_close()

    assert 'panah_requests_total{kind="search",status="2xx"} 2' in body
    assert "panah_index_waiting_changes{" not in body
    assert caplog.messages == ["metrics: OSError"]


def test_a_worker_by_itself_tells_of_its_indexes(figures):
    text = told(None, LAGS)

    assert 'panah_index_waiting_changes{index="this host, public"} 3' in text
    assert "panah_requests" not in text


def test_a_port_that_is_taken_is_told_and_stops_nothing(monitor, caplog):
    port = monitor.server_address[1]

    with caplog.at_level(logging.ERROR):
        second = monitored(port, None, dict)

    assert second is None
    assert caplog.messages == [
        f"PANAH_METRICS_PORT is {port}: no metrics, Address already in use."
    ]
