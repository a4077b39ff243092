import pytest

from directory.database import CLOCK, now
from tests.support.members import World


@pytest.fixture
def world(sqlite):
    yield World(sqlite)
    sqlite.info[CLOCK] = now  # it is lent to other tests
