from collections.abc import Iterator

import pytest
from elasticsearch import BadRequestError, Elasticsearch

from search.elastic.client import writing_client
from search.elastic.cluster import ALIAS, Cluster
from search.elastic.documents import fields_of
from search.elastic.mapping import index_template, template_name
from search.elastic.writer import ElasticWriter
from search.port import BusyError, Cursor, Gone
from tests.support.documents import document

pytestmark = pytest.mark.integration


@pytest.fixture
def client(elasticsearch: str) -> Iterator[Elasticsearch]:
    """Yield a client that writes."""
    made = writing_client(Cluster((elasticsearch,)))
    yield made
    made.close()


@pytest.fixture
def writer(client: Elasticsearch) -> ElasticWriter:
    """Return a writer of an empty index that is in use."""
    made = ElasticWriter.begin(client)
    made.put_in_use()
    return made


def held(writer):
    return dict(writer.versions())


def test_there_is_nothing_to_open_before_the_first_build(client):
    assert ElasticWriter.open(client) is None


def test_an_index_of_another_format_is_not_opened(client, writer):
    client.indices.delete(index=writer.index)
    client.indices.create(index="panah-listings-0-000001", aliases={ALIAS: {}})
    client.index(index=ALIAS, id="cursor", document={"cursor": {"cursor": {}}})

    assert ElasticWriter.open(client) is None


def test_the_template_is_the_literal(client, writer):
    told = client.indices.get_index_template(name=template_name(ALIAS))[
        "index_templates"
    ]

    assert (
        told[0]["index_template"]["template"]["mappings"]
        == (index_template(ALIAS)["template"]["mappings"])
    )


def test_a_field_that_is_not_in_the_mapping_is_refused(client, writer):
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        client.index(index=ALIAS, document={"address": "Example Street 1"})


def test_a_late_document_cannot_bring_back_what_was_withdrawn(writer):
    writer.apply([document("a", version=3)], [], Cursor(0, 1))
    writer.apply([], [Gone(document("a").id, 4)], Cursor(0, 2))

    writer.apply([document("a", version=3)], [], Cursor(0, 3))

    assert held(writer) == {}


def test_a_deletion_is_remembered_for_a_day(client, writer):
    settings = client.indices.get_settings(index=ALIAS)[writer.index]["settings"]

    assert settings["index"]["gc_deletes"] == "24h"


def test_two_workers_do_the_same_work_and_one_of_them_moves_the_cursor(client, writer):
    other = ElasticWriter.open(client)
    writer.cursor()
    other.cursor()
    writer.apply([document("a", version=2)], [], Cursor(0, 5))

    with pytest.raises(BusyError):
        other.apply([document("a", version=1)], [], Cursor(0, 4))

    assert held(writer) == {document("a").id: 2}
    assert other.cursor() == Cursor(0, 5)


def test_a_worker_that_did_not_see_the_switch_harms_nothing(client, writer):
    late = ElasticWriter.open(client)
    fresh = ElasticWriter.begin(client)
    fresh.apply([document("b")], [], Cursor(0, 9))
    fresh.put_in_use()

    with pytest.raises(BusyError):
        late.apply([document("a")], [], Cursor(0, 2))

    assert fresh.cursor() == Cursor(0, 9)


def test_a_refused_document_is_told_and_leaves_the_index(writer):
    writer.apply([document("a"), document("b")], [], Cursor(0, 1))

    beyond = document("a", version=2, point=(200.0, 62.25))
    writer.apply([beyond, document("b", version=2)], [], Cursor(0, 2))

    assert writer.refused == {document("a").id: "document_parsing_exception"}
    assert held(writer) == {document("b").id: 2}
    assert writer.cursor() == Cursor(0, 2)
    writer.apply([document("a", version=3)], [], Cursor(0, 3))
    assert writer.refused == {}


def test_a_rebuild_keeps_the_old_index_and_no_older_one(client, writer):
    for _number in range(2):
        ElasticWriter.begin(client).put_in_use()

    names = sorted(client.indices.get(index=f"{template_name(ALIAS)}-*"))
    assert names == [f"{template_name(ALIAS)}-000002", f"{template_name(ALIAS)}-000003"]
    assert list(client.indices.get_alias(name=ALIAS)) == [names[-1]]


def test_every_field_of_a_document_is_in_the_mapping():
    fields = fields_of(document("a"))

    assert (
        fields.keys()
        <= index_template(ALIAS)["template"]["mappings"]["properties"].keys()
    )
