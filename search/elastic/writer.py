"""The writing side of Elasticsearch: any number of workers, none harms another.

Documents and deletions carry the listing's own version, so that an older state never
replaces a newer one, whoever sends it and however late. The cursor lies in the index
and moves only for the worker that has read it last.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from typing import Any

from elasticsearch import BadRequestError, ConflictError, Elasticsearch, NotFoundError

from search.document import ListingDocument
from search.elastic.bulk import send
from search.elastic.cluster import ALIASES
from search.elastic.mapping import (
    CURSOR_ID,
    index_template,
    template_name,
)
from search.port import Audience, BusyError, Cursor, Gone

MERGE_TIMEOUT_S = 1_800.0  # five million listings; nobody waits but the operator
PAGE = 5_000  # ids and versions of one request: about a megabyte
Place = dict[str, Any]


class ElasticWriter:
    """Writes the index behind an audience's alias, or one that is not in use yet."""

    def __init__(
        self, client: Elasticsearch, audience: Audience, target: str | None = None
    ) -> None:
        """Write to ``target``, or to what is in use."""
        self.client = client
        self.audience = audience
        self.alias = ALIASES[audience]
        self.target = target or self.alias
        self.place: Place = {}
        self.kept: Place = {}

    @classmethod
    def open(
        cls, client: Elasticsearch, audience: Audience = Audience.PUBLIC
    ) -> "ElasticWriter | None":
        """Open the index in use; None where none of this format was built."""
        writer = cls(client, audience)
        try:
            writer.cursor()
        except NotFoundError:
            return None
        own = template_name(writer.alias)
        return writer if writer.index.startswith(f"{own}-") else None

    @classmethod
    def begin(
        cls, client: Elasticsearch, audience: Audience = Audience.PUBLIC
    ) -> "ElasticWriter":
        """Make a new, empty index beside the one in use."""
        alias = ALIASES[audience]
        own = template_name(alias)
        client.indices.put_index_template(name=own, body=index_template(alias))
        number = max(numbers(client, alias), default=0) + 1
        while True:
            name = f"{own}-{number:06}"
            try:
                client.indices.create(index=name)
            except BadRequestError as error:
                if error.error != "resource_already_exists_exception":
                    raise
                number += 1  # another process took the number
                continue
            writer = cls(client, audience, name)
            writer.keep(Cursor(), {})
            return writer

    @property
    def in_use(self) -> bool:
        """Whether searches read this index."""
        return self.target == self.alias

    @property
    def index(self) -> str:
        """Return the name of the index that was written or read last."""
        return str(self.place["_index"])

    @property
    def refused(self) -> dict[str, str]:
        """Return the listings that the engine refuses, with the kind of its reason."""
        found: dict[str, str] = self.kept.get("refused", {})
        return found

    @property
    def wasteful(self) -> bool:
        """Whether a rebuild would leave much behind: the engine merges by itself."""
        return False

    def leave_nothing(self) -> None:
        """Do nothing: what is deleted is in its segments until it merges them.

        It merges by itself; docs/elasticsearch.md says how an operator hastens it.
        """

    def close(self) -> None:
        """Let go of the connections."""
        self.client.close()

    def discard(self) -> None:
        """Let go of the index, and remove it where no search reads it."""
        if not self.in_use:
            self.client.indices.delete(index=self.target, ignore_unavailable=True)
        self.close()

    def take_snapshot(self) -> None:
        """Put what was written so far into one part: each costs every search a little.

        What follows comes into small parts, which the server merges by itself.
        """
        patient = self.client.options(request_timeout=MERGE_TIMEOUT_S)
        patient.indices.forcemerge(index=self.target, max_num_segments=1)
        self.client.indices.refresh(index=self.target)

    def switching(self) -> AbstractContextManager[None]:
        """Hold nothing: what the old index learns in these moments follows at once.

        Its workers are on other hosts. A lock that they had to see could be left
        behind by a host that dies, and would keep withdrawn listings searchable.
        """
        return nullcontext()

    def put_in_use(self) -> None:
        """Let searches read this index from now on, at once; the old one is kept."""
        self.client.indices.refresh(index=self.target)
        old = names_in_use(self.client, self.alias)
        actions: list[Place] = [
            {"remove": {"index": name, "alias": self.alias}} for name in old
        ]
        actions.append({"add": {"index": self.target, "alias": self.alias}})
        self.client.indices.update_aliases(actions=actions)
        for name in all_names(self.client, self.alias):
            if name not in old and name < self.target:
                self.client.indices.delete(index=name, ignore_unavailable=True)
        self.target = self.alias

    def cursor(self) -> Cursor:
        """Return how far the log has been applied."""
        self.place = self.client.get(index=self.target, id=CURSOR_ID).body
        self.kept = self.place["_source"]["cursor"]
        return Cursor(**self.kept["cursor"])

    def versions(self) -> Iterator[tuple[str, int]]:
        """Yield every id with the version that is held, ordered by id."""
        if not self.in_use:
            self.client.indices.refresh(index=self.target)
        after: Place = {}
        while True:
            answer = self.client.search(
                index=self.target,
                size=PAGE,
                query={"exists": {"field": "id"}},
                sort=[{"id": "asc"}],
                source=False,
                version=True,
                track_total_hits=False,
                allow_partial_search_results=False,
                **after,
            )
            rows = answer["hits"]["hits"]
            if not rows:
                return
            for row in rows:
                yield row["_id"], row["_version"]
            after = {"search_after": rows[-1]["sort"]}

    def apply(
        self,
        documents: Sequence[ListingDocument],
        gone: Sequence[Gone],
        cursor: Cursor,
    ) -> None:
        """Replace documents, drop what is gone, then remember ``cursor``.

        Raises UnsentError, and moves no cursor, where the engine is busy.
        """
        touched = {document.id for document in documents} | {key.id for key in gone}
        refused = {k: v for k, v in self.refused.items() if k not in touched}
        refused |= send(self.client, self.target, documents, gone, live=self.in_use)
        if cursor != Cursor(**self.kept["cursor"]) or refused != self.refused:
            self.keep(cursor, refused)

    def keep(self, cursor: Cursor, refused: dict[str, str]) -> None:
        """Remember the cursor, unless another worker has moved it: then BusyError."""
        kept = {"cursor": asdict(cursor), "refused": refused}
        guard: Place = {"op_type": "create"}
        if self.place:
            guard = {
                "if_seq_no": self.place["_seq_no"],
                "if_primary_term": self.place["_primary_term"],
            }
        try:
            self.place = self.client.index(
                index=self.target,
                id=CURSOR_ID,
                document={"cursor": kept},
                require_alias=self.in_use,
                **guard,
            ).body
        except ConflictError as error:
            raise BusyError from error
        self.kept = kept


def all_names(client: Elasticsearch, alias: str) -> list[str]:
    """Return the names of all indexes of this format that are made for an alias."""
    made = f"{template_name(alias)}-*"
    return sorted(client.indices.get(index=made, features="aliases").body)


def numbers(client: Elasticsearch, alias: str) -> list[int]:
    """Return the numbers of all indexes of this format that are made for an alias."""
    return [int(name.rpartition("-")[2]) for name in all_names(client, alias)]


def names_in_use(client: Elasticsearch, alias: str) -> list[str]:
    """Return the names of what searches read: one, or none yet."""
    try:
        return sorted(client.indices.get_alias(name=alias).body)
    except NotFoundError:
        return []
