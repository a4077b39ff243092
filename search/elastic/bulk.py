"""Batches of documents and deletions, with an account of each that was refused."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk
from pydantic_core import to_json

from search.document import ListingDocument
from search.elastic.client import TRANSIENT_STATUSES
from search.elastic.documents import fields_of
from search.port import Gone

MAX_REQUEST_BYTES = 8_000_000  # a server takes 100 MB (http.max_content_length)
# The parts of an answer that we read: all of it would cost as much as sending.
RESPONSE_FIELDS = "error,status,items.*._id,items.*.status,items.*.error.type"
REQUEST_ACTIONS = 500  # actions of one request
# A busy node gets 0.2 + 0.4 + 0.8 + 1.6 s; then the worker sends the batch anew.
RETRIES = 4
FIRST_PAUSE_S = 0.2  # doubled each time
# Of HTTP: what was to go is not there; a newer version is.
NOT_FOUND, VERSION_CONFLICT = 404, 409
Action = dict[str, Any]


class UnsentError(Exception):
    """The engine did not take a batch; the same batch may pass later."""


def send(
    client: Elasticsearch,
    target: str,
    documents: Sequence[ListingDocument],
    gone: Sequence[Gone],
    *,
    live: bool,
) -> dict[str, str]:
    """Send a batch; returns the ids that the engine refuses, with the kind of reason.

    What goes to an alias (``live``) is searchable when this returns. A document that
    is refused leaves the index. Raises UnsentError where a part may pass later.
    """
    leaving = [to_delete(key.id, key.version) for key in gone if key.version]
    leaving += as_held(client, target, [key.id for key in gone if not key.version])
    refused = dict(failures(client, target, leaving, live=live))
    with ThreadPoolExecutor(1) as ahead:  # analyses and writes JSON meanwhile
        parts = [
            documents[at : at + REQUEST_ACTIONS]
            for at in range(0, len(documents), REQUEST_ACTIONS)
        ]
        for actions in ahead.map(all_to_index, parts):
            refused |= dict(failures(client, target, actions, live=live))
    wrong = [found for found in documents if found.id in refused]
    others = [to_delete(found.id, found.version) for found in wrong]
    return refused | dict(failures(client, target, others, live=live))


def all_to_index(documents: Sequence[ListingDocument]) -> list[Action]:
    """Replace documents."""
    return [to_index(found) for found in documents]


def to_index(document: ListingDocument) -> Action:
    """Replace a document, as JSON, unless a newer one was indexed or deleted."""
    return {
        "_op_type": "index",
        "_id": document.id,
        "version": document.version,
        "version_type": "external",
        "_source": to_json(fields_of(document)),
    }


def to_delete(key: str, version: int) -> Action:
    """Drop a document of this version or an older one, and remember the version."""
    return {
        "_op_type": "delete",
        "_id": key,
        "version": version,
        "version_type": "external_gte",
    }


def as_held(client: Elasticsearch, target: str, ids: Sequence[str]) -> list[Action]:
    """Drop documents of which the database knows nothing, as they are held now."""
    if not ids:
        return []
    answer = client.mget(index=target, ids=list(ids), source=False)
    return [
        {
            "_op_type": "delete",
            "_id": held["_id"],
            "if_seq_no": held["_seq_no"],
            "if_primary_term": held["_primary_term"],
        }
        for held in answer["docs"]
        if held.get("found")
    ]


def failures(
    client: Elasticsearch, target: str, actions: Iterable[Action], *, live: bool
) -> Iterator[tuple[str, str]]:
    """Carry actions out; yields (id, kind of reason) of what is refused for good."""
    for done, told in streaming_bulk(
        client,
        actions,
        chunk_size=REQUEST_ACTIONS,
        max_chunk_bytes=MAX_REQUEST_BYTES,
        raise_on_error=False,
        max_retries=RETRIES,
        initial_backoff=FIRST_PAUSE_S,
        retry_on_status=TRANSIENT_STATUSES,
        index=target,
        refresh=live,
        require_alias=live,
        filter_path=RESPONSE_FIELDS,
    ):
        [item] = told.values()
        if done or item["status"] in (NOT_FOUND, VERSION_CONFLICT):
            continue
        if item["status"] in TRANSIENT_STATUSES or item["status"] >= 500:
            raise UnsentError(str(item["status"]))
        yield item["_id"], str(item["error"]["type"])
