import pytest

from directory.config import Config
from directory.indexing.targets import (
    targets_for_init,
    targets_to_build,
    targets_to_follow,
)
from directory.search_port import Audience

BEYOND = {"PANAH_ELASTICSEARCH_URL": "https://es.example:9200"}
HERE = {"PANAH_ELASTICSEARCH_URL": "http://127.0.0.1:9200"}
WORKER = {"PANAH_ELASTICSEARCH_WORKER_API_KEY": "w"}
OPERATOR = {"PANAH_ELASTICSEARCH_OPERATOR_API_KEY": "o"}


def both(key):
    """Return the indexes of both audiences, as one key reaches them."""
    return [(audience, key) for audience in Audience]


@pytest.mark.parametrize(
    ("settings", "followed", "built", "begun"),
    [
        ({}, [], [], []),
        (HERE, both(""), both(""), []),
        (BEYOND, [], [], []),
        (BEYOND | WORKER, both("w"), both("w"), []),
        (BEYOND | OPERATOR, [], both("o"), both("o")),
        (BEYOND | WORKER | OPERATOR, both("w"), both("o"), both("o")),
    ],
)
def test_elasticsearch_is_written_only_with_the_key_that_is_for_it(
    settings, followed, built, begun
):
    config = Config.from_environ(settings)

    reached = [
        [(target.audience, target.cluster.api_key) for target in found(config)[1:]]
        for found in (targets_to_follow, targets_to_build, targets_for_init)
    ]

    assert reached == [followed, built, begun]
