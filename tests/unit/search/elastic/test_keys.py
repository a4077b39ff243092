"""Keys are made with the least of rights, and asked what they hold."""

from search.elastic.keys import end_keys, grants_held, key_ids, make_key
from search.elastic.roles import ROLES, Grant, Role
from tests.support.elastic.answering import answering


def test_a_key_carries_the_name_and_the_rights_of_its_role():
    client, asked = answering(lambda *_: (200, {"encoded": "c2VjcmV0"}))

    key = make_key(client, Role.FINDER, days=30)

    assert key == "c2VjcmV0"
    assert asked == [
        (
            "PUT",
            "/_security/api_key",
            [
                {
                    "name": "panah-finder",
                    "expiration": "30d",
                    "role_descriptors": {"panah-finder": ROLES[Role.FINDER]},
                    "metadata": {"application": "panah"},
                }
            ],
        )
    ]


def test_the_keys_of_a_role_are_known_by_their_ids():
    keys = {"api_keys": [{"id": "one"}, {"id": "two"}]}
    client, asked = answering(lambda *_: (200, keys))

    assert key_ids(client, Role.WORKER) == ["one", "two"]
    assert asked == [("GET", "/_security/api_key", [])]


def test_keys_are_ended_by_their_ids_and_without_any_nobody_is_asked():
    client, asked = answering(lambda *_: (200, {}))

    end_keys(client, [])
    end_keys(client, ["one", "two"])

    assert asked == [("DELETE", "/_security/api_key", [{"ids": ["one", "two"]}])]


def test_what_a_key_holds_is_what_the_cluster_says_yes_to():
    answer = {
        "cluster": {"monitor": True, "manage": False},
        "index": {
            "panah-listings": {"read": True, "delete": False},
            "another": {"read": False},
        },
    }
    client, _asked = answering(lambda *_: (200, answer))

    assert grants_held(client) == {Grant("monitor"), Grant("read", "panah-listings")}
