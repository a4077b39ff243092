"""An index that several hosts share: how it is opened, looked at, and begun anew."""

from dataclasses import dataclass

from search.elastic.client import writing_client
from search.elastic.cluster import Cluster
from search.elastic.writer import ElasticWriter
from search.port import Audience


@dataclass(frozen=True, slots=True)
class ElasticTarget:
    """An Elasticsearch that several hosts share, with an index for each audience."""

    cluster: Cluster
    audience: Audience = Audience.PUBLIC

    @property
    def name(self) -> str:
        """Return what an operator calls it."""
        return f"Elasticsearch, {self.audience}"

    def look(self) -> ElasticWriter | None:
        """Return what it holds; None where nothing of this format was built."""
        return self.open()

    def open(self) -> ElasticWriter | None:
        """Open the index in use; None where none of this format was built."""
        return ElasticWriter.open(writing_client(self.cluster), self.audience)

    def begin(self) -> ElasticWriter:
        """Begin a new, empty index beside the one in use; this takes more rights."""
        return ElasticWriter.begin(writing_client(self.cluster), self.audience)

    def damage(self) -> str:
        """Return nothing: a cluster looks after its own disks."""
        return ""

    def set_aside(self) -> None:
        """Leave the index as it is: a cluster looks after its own disks."""
