import pytest

from tests.support.members import World


@pytest.fixture
def world(sqlite):
    return World(sqlite)
