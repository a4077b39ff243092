import pytest

from directory.config import Config
from directory.indexing.targets import (
    members_cluster,
    targets_for_init,
    targets_to_build,
    targets_to_follow,
)
from directory.search_port import Audience, Cluster, ElasticTarget, EmbeddedTarget

BEYOND = {"PANAH_ELASTICSEARCH_URL": "https://es.example:9200"}
HERE = {"PANAH_ELASTICSEARCH_URL": "http://127.0.0.1:9200"}
FINDER = {"PANAH_ELASTICSEARCH_API_KEY": "f"}
MEMBERS = {"PANAH_ELASTICSEARCH_MEMBERS_API_KEY": "m"}
WORKER = {"PANAH_ELASTICSEARCH_WORKER_API_KEY": "w"}
OPERATOR = {"PANAH_ELASTICSEARCH_OPERATOR_API_KEY": "o"}


def on(settings, *keys):
    """Return the indexes of both audiences, as each key reaches them."""
    urls = (settings.get("PANAH_ELASTICSEARCH_URL", ""),)
    return [
        ElasticTarget(Cluster(urls, key), audience)
        for key in keys
        for audience in Audience
    ]


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
def test_each_host_has_two_and_elasticsearch_takes_the_key_that_is_for_it(
    settings, followed, built, begun, tmp_path
):
    config = Config.from_environ(settings | {"PANAH_DATA_DIR": str(tmp_path)})

    found = [
        targets(config)
        for targets in (targets_to_follow, targets_to_build, targets_for_init)
    ]

    own = [
        EmbeddedTarget(tmp_path / "index", Audience.PUBLIC),
        EmbeddedTarget(tmp_path / "members-index", Audience.MEMBERS),
    ]
    assert found == [[*own, *on(settings, *keys)] for keys in (followed, built, begun)]


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({}, None),
        (HERE, ""),
        (BEYOND, None),
        (BEYOND | FINDER | WORKER | OPERATOR, None),
        (BEYOND | FINDER | MEMBERS, "m"),
    ],
)
def test_members_search_elasticsearch_with_their_own_key_or_not_at_all(settings, key):
    config = Config.from_environ(settings)

    found = members_cluster(config)

    assert (found.api_key if found else None) == key


def test_operators_read_the_name_of_each_audience(tmp_path):
    config = Config.from_environ(HERE | {"PANAH_DATA_DIR": str(tmp_path)})

    names = [target.name for target in targets_to_follow(config)]

    assert names == [
        "this host, public",
        "this host, members",
        "Elasticsearch, public",
        "Elasticsearch, members",
    ]
