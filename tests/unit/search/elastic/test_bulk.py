"""A batch is sent whole; what is refused leaves, what may pass later is raised."""

import pytest
from pydantic_core import from_json

from search.elastic.bulk import UnsentError, as_held, send, to_delete, to_index
from search.elastic.documents import fields_of
from search.port import Gone
from tests.support.documents import document
from tests.support.elastic.answering import answering
from tests.support.records import uid

ALIAS = "panah-listings"


def bulk_answers(statuses):
    """Return a node that gives ids these statuses, and every other one 200."""

    def answer(_method, _target, said):
        acts = [line for line in said if {"index", "delete"} & line.keys()]
        named = [(act, about["_id"]) for line in acts for act, about in line.items()]
        items = [
            {act: {"_id": key, "status": statuses.get((act, key), 200)}}
            for act, key in named
        ]
        for item in items:
            [told] = item.values()
            if told["status"] >= 300:
                told["error"] = {"type": f"error_{told['status']}"}
        return 200, {"errors": True, "items": items}

    return answer


def acts_of(asked):
    """Return what was to be done, by kind and id, in order."""
    return [
        (act, about["_id"], about.get("version"))
        for _method, _target, said in asked
        for line in said
        for act, about in line.items()
        if act in ("index", "delete")
    ]


def test_a_document_is_replaced_unless_a_newer_one_is_there():
    listing = document("a", "shelter", version=7)

    action = to_index(listing)

    source = from_json(action.pop("_source"))
    assert action == {
        "_op_type": "index",
        "_id": uid("a"),
        "version": 7,
        "version_type": "external",
    }
    assert source.keys() == fields_of(listing).keys()


def test_a_deletion_remembers_its_version():
    assert to_delete("a", 7) == {
        "_op_type": "delete",
        "_id": "a",
        "version": 7,
        "version_type": "external_gte",
    }


def test_what_the_database_does_not_know_is_dropped_as_it_is_held():
    docs = [
        {"_id": "a", "found": True, "_seq_no": 5, "_primary_term": 2},
        {"_id": "b", "found": False},
        {"_id": "c", "error": {"type": "broken"}},
    ]
    client, _asked = answering(lambda *_: (200, {"docs": docs}))

    assert as_held(client, ALIAS, ["a", "b", "c"]) == [
        {"_op_type": "delete", "_id": "a", "if_seq_no": 5, "if_primary_term": 2}
    ]


def test_nobody_is_asked_of_no_ids():
    client, asked = answering(lambda *_: (500, {}))

    assert as_held(client, ALIAS, []) == []
    assert asked == []


@pytest.mark.parametrize("status", [404, 409])
def test_what_is_gone_or_newer_already_is_no_failure(status):
    statuses = {("delete", "old"): status, ("index", uid("a")): status}
    client, asked = answering(bulk_answers(statuses))

    refused = send(
        client, ALIAS, [document("a", version=3)], [Gone("old", 2)], live=True
    )

    assert refused == {}
    assert acts_of(asked) == [("delete", "old", 2), ("index", uid("a"), 3)]


def test_a_document_that_is_refused_leaves_the_index():
    client, asked = answering(bulk_answers({("index", uid("a")): 400}))
    batch = [document("a", version=3), document("b", version=4)]

    refused = send(client, ALIAS, batch, [], live=True)

    assert refused == {uid("a"): "error_400"}
    assert acts_of(asked) == [
        ("index", uid("a"), 3),
        ("index", uid("b"), 4),
        ("delete", uid("a"), 3),
    ]


@pytest.mark.parametrize("status", [500, 507])
def test_what_may_pass_later_is_raised(status):
    client, _asked = answering(bulk_answers({("index", uid("a")): status}))

    with pytest.raises(UnsentError, match=str(status)):
        send(client, ALIAS, [document("a")], [], live=True)
