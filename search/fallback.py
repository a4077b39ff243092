"""Let the index of this host answer where Elasticsearch does not."""

import logging
from dataclasses import replace

from elastic_transport import TransportError
from elasticsearch import ApiError
from pybreaker import STATE_CLOSED as CLOSED
from pybreaker import (
    CircuitBreaker,
    CircuitBreakerError,
    CircuitBreakerListener,
    CircuitBreakerState,
)
from pydantic import ValidationError

from search.elastic.index import ElasticIndex
from search.embedded import EmbeddedIndex
from search.embedded.vocabulary import StoredVocabulary
from search.query import ListingQuery
from search.results import NO_RESULTS, Results

log = logging.getLogger(__name__)
# After one failure nobody waits for the cluster again for a while: the answers of the
# host are as good, for its index follows the same log.
FAILURES_TO_OPEN = 1
RESET_S = 5.0  # then one search waits a second for the cluster, at most
# What the client raises: ApiError where the cluster refuses (or another product
# answers in its name), TransportError where no answer comes, or none that can be read.
# And ValidationError, where a card was written by another version of this program.
# Anything else is a mistake of ours, and must not look like an outage.
UNANSWERED = (ApiError, TransportError, ValidationError)


class DegradingIndex:
    """Elasticsearch answers; when it cannot, the embedded index of this host does."""

    def __init__(
        self, cluster: ElasticIndex, host: EmbeddedIndex, reset_s: float = RESET_S
    ) -> None:
        """Ask the cluster first; words and names are the host's in any case."""
        self.cluster = cluster
        self.host = host
        self.breaker = CircuitBreaker(
            fail_max=FAILURES_TO_OPEN,
            reset_timeout=reset_s,
            exclude=[is_ours],
            listeners=[FallbackLog()],
            throw_new_error_on_trip=False,
        )

    @property
    def vocabulary(self) -> StoredVocabulary | None:
        """Return the words that its audience may see; None before the first build."""
        return self.host.vocabulary

    @property
    def degraded(self) -> bool:
        """Whether the cluster has failed, and has not answered since."""
        return bool(self.breaker.current_state != CLOSED)

    def search(self, query: ListingQuery) -> Results:
        """Return one page of listings, best first, and say who could not answer."""
        vocabulary = self.host.vocabulary
        if vocabulary is None:
            return NO_RESULTS
        try:
            # Not breaker.call(): it holds a lock, and would let searches queue.
            with self.breaker.calling():
                results = self.cluster.search(query, vocabulary)
        except (CircuitBreakerError, *UNANSWERED):
            return replace(self.host.search(query), degraded=True)
        return results

    def close(self) -> None:
        """Let go of connections and files."""
        self.cluster.close()
        self.host.close()


def is_ours(error: object) -> bool:
    """Whether an error is a mistake of this program, which opens no breaker."""
    return not isinstance(error, UNANSWERED)


class FallbackLog(CircuitBreakerListener):
    """Writes to the log when the cluster stops answering, and when it answers again."""

    def failure(self, _breaker: CircuitBreaker, error: BaseException) -> None:
        """Log the kind of the failure; its text could hold what was typed."""
        log.warning(
            "search: Elasticsearch does not answer (%s), this host does",
            type(error).__name__,
        )

    def state_change(
        self,
        _breaker: CircuitBreaker,
        _old: CircuitBreakerState | None,
        new: CircuitBreakerState,
    ) -> None:
        """Log that it has recovered."""
        if new.name == CLOSED:
            log.warning("search: Elasticsearch answers again")
