import pytest

from directory.config import Config
from directory.operations.check_elasticsearch import check_cluster
from directory.operations.check_host import Check
from directory.search_port import Audience, Role

NOBODY = {"PANAH_ELASTICSEARCH_URL": "http://127.0.0.1:1"}
BEYOND = {"PANAH_ELASTICSEARCH_URL": "https://127.0.0.1:1"}
AWAY = "it does not answer"


@pytest.fixture
def checked(sqlite, tmp_path):
    """Return what looks at the cluster of settings."""

    def check(**settings):
        config = Config.from_environ(settings | {"PANAH_DATA_DIR": str(tmp_path)})
        return list(check_cluster(config, sqlite))

    return check


def indexes(wrong):
    return [
        Check(f"elasticsearch {what}, {audience}", wrong)
        for audience in Audience
        for what in ("template", "index")
    ]


def test_where_no_cluster_is_named_there_is_nothing_to_look_at(checked):
    assert checked() == []


def test_a_cluster_beyond_this_machine_is_not_asked_without_a_key(checked):
    assert checked(**BEYOND) == [
        Check("elasticsearch", "no key is given: 'panah elasticsearch keys' makes them")
    ]


def test_a_cluster_that_is_away_is_told_for_all_that_is_looked_at(checked):
    assert checked(**NOBODY) == [
        Check("elasticsearch version", AWAY),
        *indexes(AWAY),
    ]


@pytest.mark.parametrize(
    ("role", "setting", "more"),
    [
        (Role.FINDER, "PANAH_ELASTICSEARCH_API_KEY", []),
        (Role.MEMBERS, "PANAH_ELASTICSEARCH_MEMBERS_API_KEY", []),
        (Role.WORKER, "PANAH_ELASTICSEARCH_WORKER_API_KEY", ["index"]),
        (Role.OPERATOR, "PANAH_ELASTICSEARCH_OPERATOR_API_KEY", ["template"]),
    ],
)
def test_each_key_looks_at_what_it_is_for(checked, role, setting, more):
    found = checked(**BEYOND, **{setting: "a key"})

    assert [check.name for check in found] == [
        f"elasticsearch key {role}",
        "elasticsearch version",
        *(
            f"elasticsearch {what}, {audience}"
            for audience in Audience
            for what in more
        ),
    ]
    assert {check.wrong for check in found} == {AWAY}
