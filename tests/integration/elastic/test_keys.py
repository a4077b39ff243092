import pytest
from elasticsearch import ApiError, Elasticsearch

from search.elastic.keys import end_keys, grants_held, key_ids, make_key
from search.elastic.roles import Role, grants_of

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]

LISTINGS, OLD, MEMBERS = "panah-listings", "panah-listings-1-000001", "panah-members"
MEMBERS_OLD = "panah-members-1-000001"
WORD = {"type": "keyword"}
DOCUMENT = {"id": "one", "name": "Shelter"}
FINDER, MEMBER, WORKER, OPERATOR = Role
EVERYONE = frozenset(Role)
NOBODY = frozenset()


def read(index):
    return ("POST", f"/{index}/_search", {"query": {"match_all": {}}})


def write(index):
    return ("PUT", f"/{index}/_doc/one?version=9&version_type=external_gte", DOCUMENT)


def drop(index):
    return ("DELETE", f"/{index}/_doc/none")


def count(index):
    return ("POST", f"/{index}/_count", {"query": {"match_all": {}}})


ALIASES = {"actions": [{"add": {"index": OLD, "alias": "panah-listings"}}]}
SETTING = {"persistent": {"cluster.max_shards_per_node": 999}}
STRICT = {"dynamic": "strict", "properties": {"id": WORD, "name": WORD}}
MORE = {"properties": {"more": WORD}}
TEMPLATE = {"index_patterns": ["panah-listings-t-*"]}

# Every act, and who alone may do it: all others are told 403.
ACTS = [
    (read(LISTINGS), {FINDER, WORKER, OPERATOR}),
    (count(LISTINGS), {FINDER, WORKER, OPERATOR}),
    (("GET", f"/{LISTINGS}/_doc/one"), {FINDER, WORKER, OPERATOR}),
    (read(OLD), {OPERATOR}),
    (read(MEMBERS), {MEMBER, WORKER, OPERATOR}),
    (count(MEMBERS), {MEMBER, WORKER, OPERATOR}),
    (read(MEMBERS_OLD), {OPERATOR}),
    (read("another"), NOBODY),
    (write(LISTINGS), {WORKER, OPERATOR}),
    (write(MEMBERS), {WORKER, OPERATOR}),
    (write(OLD), {OPERATOR}),
    (write(MEMBERS_OLD), {OPERATOR}),
    (write("another"), NOBODY),
    (write("panah-other"), NOBODY),
    (drop(LISTINGS), {WORKER, OPERATOR}),
    (drop(MEMBERS), {WORKER, OPERATOR}),
    (drop(OLD), {OPERATOR}),
    (drop("another"), NOBODY),
    (("PUT", "/panah-listings-9-000009"), {OPERATOR}),
    (("DELETE", "/panah-listings-9-000009"), {OPERATOR}),
    (("PUT", "/unasked"), NOBODY),
    (("DELETE", "/another"), NOBODY),
    (("GET", f"/{LISTINGS}/_mapping"), {OPERATOR}),
    (("PUT", f"/{OLD}/_mapping", MORE), NOBODY),
    (("PUT", f"/{LISTINGS}/_mapping", MORE), NOBODY),
    (("PUT", f"/{OLD}/_settings", {"index": {"refresh_interval": "2s"}}), NOBODY),
    (("POST", f"/{OLD}/_close"), NOBODY),
    (("POST", f"/{LISTINGS}/_refresh"), {OPERATOR}),
    (("POST", "/_aliases", ALIASES), {OPERATOR}),
    (("PUT", "/_index_template/panah-test", TEMPLATE), {OPERATOR}),
    (("DELETE", "/_index_template/panah-test"), {OPERATOR}),
    (("GET", "/"), {WORKER, OPERATOR}),
    (("GET", "/_cluster/health"), NOBODY),
    (("GET", "/_nodes/stats"), NOBODY),
    (("PUT", "/_cluster/settings", SETTING), NOBODY),
    (("GET", "/_security/user"), NOBODY),
    (("PUT", "/_security/role/more", {"cluster": ["all"]}), NOBODY),
    (("POST", "/_security/api_key", {"name": "more"}), NOBODY),
    (("GET", "/_tasks"), NOBODY),
    (("GET", "/_snapshot"), NOBODY),
]


def named(act):
    return " ".join(act[:2])


@pytest.fixture(scope="module")
def admin(secure_elasticsearch):
    server = secure_elasticsearch
    client = Elasticsearch(
        server.url, ca_certs=server.ca, basic_auth=(server.user, server.passphrase)
    )
    for index, alias in ((OLD, LISTINGS), (MEMBERS_OLD, MEMBERS)):
        client.indices.create(index=index, aliases={alias: {}}, mappings=STRICT)
    client.index(index="another", document=DOCUMENT)
    yield client
    for index in (OLD, MEMBERS_OLD, "another"):
        client.indices.delete(index=index)
    client.close()


@pytest.fixture(scope="module")
def clients(secure_elasticsearch, admin):
    server = secure_elasticsearch
    made = {
        role: Elasticsearch(
            server.url, ca_certs=server.ca, api_key=make_key(admin, role, 1)
        )
        for role in Role
    }
    yield made
    for client in made.values():
        client.close()


def status(client, method, path, body=None):
    headers = {"Accept": "application/json", "Content-Type": "application/json"}
    try:
        answer = client.perform_request(method, path, headers=headers, body=body)
    except ApiError as error:
        return error.meta.status
    return answer.meta.status


@pytest.mark.parametrize(
    ("act", "allowed"), ACTS, ids=lambda x: named(x) if isinstance(x, tuple) else ""
)
def test_each_act_is_for_its_keys_alone(clients, admin, act, allowed):
    answers = {role: status(client, *act) for role, client in clients.items()}

    refused = {role for role, answer in answers.items() if answer == 403}
    assert refused == EVERYONE - allowed, answers
    assert all(answers[role] in (200, 201, 404) for role in allowed), answers


@pytest.mark.parametrize("role", Role)
def test_a_key_says_itself_what_it_may(clients, role):
    assert grants_held(clients[role]) == grants_of(role)


def test_a_bulk_of_the_worker_names_each_document_that_is_not_for_it(clients):
    worker = clients[WORKER]

    answer = worker.bulk(
        operations=[
            {"index": {"_index": LISTINGS, "_id": "two", "require_alias": True}},
            DOCUMENT,
            {"index": {"_index": "another", "_id": "two"}},
            DOCUMENT,
            {"delete": {"_index": MEMBERS, "_id": "none"}},
        ],
        refresh=True,
    )

    told = [(item.popitem()[1]["status"]) for item in answer["items"]]
    assert told == [201, 403, 404]


def test_an_ended_key_opens_nothing(secure_elasticsearch, admin):
    server = secure_elasticsearch
    before = key_ids(admin, FINDER)
    key = make_key(admin, FINDER, 1)
    [fresh] = set(key_ids(admin, FINDER)) - set(before)
    client = Elasticsearch(server.url, ca_certs=server.ca, api_key=key)
    assert status(client, *read(LISTINGS)) == 200

    end_keys(admin, [fresh])

    assert status(client, *read(LISTINGS)) == 401
    client.close()
