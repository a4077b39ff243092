import pytest
from werkzeug.test import Client

from directory.access import Counts
from directory.server.figures import KINDS, Figures, make_table
from directory.server.measuring import Measuring


@pytest.fixture
def figures():
    return Figures(make_table(2))


@pytest.fixture
def measured(app, figures):
    return Client(Measuring(app, figures, 1))


def counted(figures):
    found = {kind: figures.totals(kind).by_class for kind in KINDS}
    return {kind: classes for kind, classes in found.items() if any(classes)}


def test_each_request_is_counted_as_what_its_view_says(measured, figures):
    measured.get("/healthz")
    measured.get("/en/about")
    measured.post("/api/v1/search", json={})
    measured.get("/no/such/page")

    assert counted(figures) == {
        Counts.NOTHING: (1, 0, 0, 0),
        Counts.PAGE: (1, 0, 1, 0),
        Counts.SEARCH: (1, 0, 0, 0),
    }
    assert figures.totals(Counts.SEARCH).seconds > 0


def test_an_app_that_breaks_is_counted_and_still_breaks(app, figures, monkeypatch):
    def broken(_environ, _start_response):
        raise RuntimeError

    measuring = Measuring(app, figures, 0)
    monkeypatch.setattr(app, "wsgi_app", broken)

    with pytest.raises(RuntimeError):
        measuring({"REQUEST_METHOD": "GET", "PATH_INFO": "/en/"}, None)

    assert counted(figures) == {Counts.PAGE: (0, 0, 0, 1)}
