import pytest

from directory.config import Config
from directory.homes import homes, homes_to_begin_with, homes_to_build

BEYOND = {"PANAH_ELASTICSEARCH_URL": "https://es.example:9200"}
HERE = {"PANAH_ELASTICSEARCH_URL": "http://127.0.0.1:9200"}
WORKER = {"PANAH_ELASTICSEARCH_WORKER_API_KEY": "w"}
OPERATOR = {"PANAH_ELASTICSEARCH_OPERATOR_API_KEY": "o"}


@pytest.mark.parametrize(
    ("settings", "followed", "built", "begun"),
    [
        ({}, [], [], []),
        (HERE, [""], [""], []),
        (BEYOND, [], [], []),
        (BEYOND | WORKER, ["w"], ["w"], []),
        (BEYOND | OPERATOR, [], ["o"], ["o"]),
        (BEYOND | WORKER | OPERATOR, ["w"], ["o"], ["o"]),
    ],
)
def test_elasticsearch_is_written_only_with_the_key_that_is_for_it(
    settings, followed, built, begun
):
    config = Config.from_environ(settings)

    keys = [
        [home.cluster.api_key for home in found(config)[1:]]
        for found in (homes, homes_to_build, homes_to_begin_with)
    ]

    assert keys == [followed, built, begun]
