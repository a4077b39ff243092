import pytest
from elasticsearch import Elasticsearch

from directory.operations.check_elasticsearch import check_cluster
from directory.operations.check_host import check_host
from search.elastic.client import writing_client
from search.elastic.cluster import Cluster
from search.elastic.keys import make_key
from search.elastic.mapping import FORMAT
from search.elastic.roles import Role
from search.elastic.writer import ElasticWriter
from search.port import Audience, Cursor
from tests.support.documents import document
from tests.support.elastic.secure import certify
from tests.support.records import service

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

NAMES = {
    Role.FINDER: "PANAH_ELASTICSEARCH_API_KEY",
    Role.MEMBERS: "PANAH_ELASTICSEARCH_MEMBERS_API_KEY",
    Role.WORKER: "PANAH_ELASTICSEARCH_WORKER_API_KEY",
    Role.OPERATOR: "PANAH_ELASTICSEARCH_OPERATOR_API_KEY",
}
IN_ORDER = [
    "keys: in order",
    "hourly keys: in order (in memory)",
    "files: in order (for their owner alone)",
    "database: in order",
    "mode: in order (production)",
    "hidden log: in order (0 services are hidden)",
    "places: in order",
    "catalogues: in order",
    "disk: in order",
    "index, public: in order (0 changes to read)",
    "index, members: in order (0 changes to read)",
    "elasticsearch key panah-finder: in order",
    "elasticsearch key panah-members-finder: in order",
    "elasticsearch key panah-worker: in order",
    "elasticsearch key panah-operator: in order",
    "elasticsearch version: in order",
    "elasticsearch template, public: in order",
    "elasticsearch index, public: in order (0 changes to read)",
    "elasticsearch template, members: in order",
    "elasticsearch index, members: in order (0 changes to read)",
]


@pytest.fixture(scope="module")
def keys(secure_elasticsearch):
    server = secure_elasticsearch
    admin = Elasticsearch(
        server.url, ca_certs=server.ca, basic_auth=(server.user, server.passphrase)
    )
    made = {role: make_key(admin, role, 1) for role in Role}
    yield made
    for index in admin.indices.get(index="panah-*").body:
        admin.indices.delete(index=index)
    admin.close()


@pytest.fixture
def operated(instance, secure_elasticsearch, keys):
    """Return an instance whose operator has built the index on the cluster."""
    server = secure_elasticsearch
    instance.settings = {
        "PANAH_ELASTICSEARCH_URL": server.url,
        "PANAH_ELASTICSEARCH_CA": str(server.ca),
        **{NAMES[role]: key for role, key in keys.items()},
    }
    instance.panah("init")
    return instance


def reached(server, key):
    return Cluster((server.url,), key, str(server.ca))


def wrong_lines(instance):
    """Return what the command would call not in order, without its process."""
    config, database = instance.config, instance.database()
    checks = [*check_host(config, database), *check_cluster(config, database)]
    database.dispose()
    return [str(check) for check in checks if check.wrong]


def test_with_the_keys_as_they_are_made_all_is_in_order(operated):
    told = operated.panah("doctor").splitlines()

    assert told[: len(IN_ORDER)] == IN_ORDER
    assert not [line for line in told if "NOT in order" in line]


def test_the_command_ends_with_one_when_something_is_not_in_order(operated):
    operated.settings["PANAH_ELASTICSEARCH_URL"] = "https://127.0.0.1:9"

    told = operated.panah("doctor", expect=1).splitlines()

    own = IN_ORDER[:11]
    assert told[:11] == own
    assert told[11] == (
        "elasticsearch key panah-finder: NOT in order: it does not answer"
    )


def test_a_key_in_the_place_of_another_is_told(operated, keys):
    operated.settings[NAMES[Role.FINDER]] = keys[Role.WORKER]

    told = wrong_lines(operated)

    assert len(told) == 1
    assert told[0].startswith(
        "elasticsearch key panah-finder: NOT in order: may also cluster:monitor/main, "
        "delete on panah-listings, delete on panah-members, indices:data/write/index* "
    )


def test_a_key_that_may_too_little_is_told(operated, keys):
    operated.settings[NAMES[Role.WORKER]] = keys[Role.FINDER]

    told = wrong_lines(operated)

    assert told[0].startswith(
        "elasticsearch key panah-worker: NOT in order: may not cluster:monitor/main, "
    )


def test_a_key_that_nobody_made_is_told(operated):
    operated.settings[NAMES[Role.MEMBERS]] = "bm9ib2R5Om1hZGVpdA=="

    assert wrong_lines(operated) == [
        "elasticsearch key panah-members-finder: "
        "NOT in order: it does not know this key"
    ]


def test_a_certificate_of_another_authority_is_told(operated, tmp_path):
    certify(tmp_path)
    operated.settings["PANAH_ELASTICSEARCH_CA"] = str(tmp_path / "ca.crt")

    told = wrong_lines(operated)

    why = "its certificate is not of the authority in PANAH_ELASTICSEARCH_CA"
    assert len(told) == 9
    assert all(line.endswith(f"NOT in order: {why}") for line in told)


def test_a_cluster_that_is_down_is_told(operated):
    operated.settings["PANAH_ELASTICSEARCH_URL"] = "https://127.0.0.1:9"

    told = wrong_lines(operated)

    assert len(told) == 9
    assert all(line.endswith("NOT in order: it does not answer") for line in told)


def test_no_key_for_a_cluster_with_users_is_told(operated):
    for name in NAMES.values():
        del operated.settings[name]

    assert wrong_lines(operated) == [
        "elasticsearch: NOT in order: no key is given: "
        "'panah elasticsearch keys' makes them"
    ]


def test_a_log_that_nobody_reads_is_told_with_its_length(operated):
    operated.load(service("one", "shelter"))

    assert wrong_lines(operated) == [
        f"elasticsearch index, {audience}: NOT in order: "
        "no worker reads the log (1 changes to read)"
        for audience in Audience
    ]


def test_an_index_that_was_never_built_is_told(instance, elasticsearch):
    instance.settings = {"PANAH_ELASTICSEARCH_URL": elasticsearch}

    assert wrong_lines(instance) == [
        line
        for audience in Audience
        for line in (
            f"elasticsearch template, {audience}: NOT in order: "
            f"there is none of version {FORMAT}",
            f"elasticsearch index, {audience}: NOT in order: "
            "there is none of this form: 'panah index rebuild'",
        )
    ]


def test_the_key_of_the_worker_is_enough_to_keep_the_index_true(
    operated, secure_elasticsearch, keys
):
    cluster = reached(secure_elasticsearch, keys[Role.WORKER])
    writer = ElasticWriter.open(writing_client(cluster))
    cursor = writer.cursor()
    found = document("one", "shelter")

    writer.apply([found], [], Cursor(0, cursor.sequence + 1, cursor.history))

    assert dict(writer.versions()) == {found.id: 1}
    writer.close()
