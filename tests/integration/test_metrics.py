"""Metrics of a real instance: what two web processes answered, by one monitor."""

import urllib.request

import pytest

from tests.support.instance import Instance, wait_until
from tests.support.ports import free_port


@pytest.fixture
def monitored(tmp_path):
    port = free_port()
    settings = {"PANAH_METRICS_PORT": str(port), "PANAH_WORKERS": "2"}
    instance = Instance(tmp_path / "var", settings)
    instance.panah("init")
    with instance.serving():
        yield instance, f"http://127.0.0.1:{port}/metrics"


def numbers(url):
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            lines = answer.read().decode().splitlines()
    except OSError:
        return {}
    return {
        name: float(value)
        for name, _space, value in (line.rpartition(" ") for line in lines)
        if not name.startswith("#") and name
    }


def test_a_monitor_hears_of_searches_and_nothing_in_them(monitored):
    instance, url = monitored
    wait_until(lambda: numbers(url), 60)
    before = numbers(url)

    for _number in range(8):
        instance.search(q="canary", place="Herat")
    after = numbers(url)

    searches = 'panah_requests_total{kind="search",status="2xx"}'
    assert after[searches] - before[searches] == 8
    assert after['panah_answer_seconds_count{kind="search"}'] >= 8
    assert after['panah_index_waiting_changes{index="this host, public"}'] == 0
    assert not any("canary" in name or "Herat" in name for name in after)
