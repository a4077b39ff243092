"""The members' finder has a key and a reserve of its own."""

import pytest
from elasticsearch import Elasticsearch

from directory.app import open_services
from directory.config import Config
from directory.indexing.sync import rebuild
from directory.indexing.targets import targets_to_build
from search.elastic.keys import make_key
from search.elastic.roles import Role
from search.request import SearchRequest
from tests.support.clocks import NOW
from tests.support.instance import wait_until
from tests.support.loading import load_into
from tests.support.records import service

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

OPEN, INNER = "Example House open", "Example House inner"
OWN = [(False, [OPEN]), (False, [INNER, OPEN])]
RESERVE = [(True, [OPEN]), (True, [INNER, OPEN])]


@pytest.fixture(scope="module")
def keys(secure_elasticsearch):
    server = secure_elasticsearch
    admin = Elasticsearch(
        server.url, ca_certs=server.ca, basic_auth=(server.user, server.passphrase)
    )
    yield {role: make_key(admin, role, 1) for role in Role}
    for index in admin.indices.get(index="panah-*").body:
        admin.indices.delete(index=index)
    admin.close()


@pytest.fixture
def config_with(tmp_path, secure_elasticsearch):
    """Return how to make settings with the keys of a finder and of a members' one."""
    server = secure_elasticsearch

    def make(finder, members, operator="", url=server.url):
        return Config.from_environ(
            {
                "PANAH_DATA_DIR": str(tmp_path),
                "PANAH_ELASTICSEARCH_URL": url,
                "PANAH_ELASTICSEARCH_CA": str(server.ca),
                "PANAH_ELASTICSEARCH_API_KEY": finder,
                "PANAH_ELASTICSEARCH_MEMBERS_API_KEY": members,
                "PANAH_ELASTICSEARCH_OPERATOR_API_KEY": operator,
            }
        )

    return make


@pytest.fixture
def loaded(sqlite, keys, config_with):
    """Build every index over a public and a partners' listing; return nothing."""
    load_into(sqlite, service("open", "shelter"))
    load_into(sqlite, service("inner", "shelter", visibility="partner"))
    operated = config_with("", "", keys[Role.OPERATOR])
    for target in targets_to_build(operated):
        rebuild(sqlite, target, lambda _done, _total: None).close()


def told(config):
    """Return of each finder whether its reserve answered, and the names it found."""
    opened = open_services(config)
    asked = SearchRequest(q="shelter", now=NOW)
    answers = []
    for finder in (opened.finder, opened.members_finder()):
        found = finder.find(asked)
        names = sorted(hit.name for hit in found.results.hits)
        answers.append((found.degraded, names))
        finder.index.close()
    opened.database.dispose()
    return answers


@pytest.mark.usefixtures("loaded")
def test_each_finder_reads_the_index_of_its_own_key(keys, config_with):
    config = config_with(keys[Role.FINDER], keys[Role.MEMBERS])

    wait_until(lambda: told(config) == OWN, 60)  # a busy node answers late


@pytest.mark.usefixtures("loaded")
def test_a_key_in_the_place_of_another_reads_nothing(keys, config_with):
    config = config_with(keys[Role.MEMBERS], keys[Role.FINDER])

    assert told(config) == RESERVE


@pytest.mark.usefixtures("loaded")
def test_without_the_members_key_this_host_answers_members(keys, config_with):
    config = config_with(keys[Role.FINDER], "")

    wait_until(lambda: told(config) == OWN, 60)  # a busy node answers late


@pytest.mark.usefixtures("loaded")
def test_while_elasticsearch_is_down_each_has_its_own_reserve(keys, config_with):
    url = "https://127.0.0.1:9"

    config = config_with(keys[Role.FINDER], keys[Role.MEMBERS], url=url)

    assert told(config) == RESERVE
