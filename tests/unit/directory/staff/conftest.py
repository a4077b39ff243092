from dataclasses import replace

import pytest

from directory.web.services import KEY
from tests.support.members import World
from tests.support.staff_browser import StaffBrowser


@pytest.fixture
def world(sqlite):
    return World(sqlite)


@pytest.fixture
def open_browser(app, world, finder):
    """Return what opens another browser: each has cookies of its own."""
    services = app.extensions[KEY]
    app.extensions[KEY] = replace(services, members_finder=lambda: finder)
    return lambda: StaffBrowser(app.test_client())


@pytest.fixture
def browser(open_browser):
    return open_browser()
