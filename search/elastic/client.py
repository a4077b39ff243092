"""Clients of Elasticsearch: one searches and is impatient, one writes and waits."""

import logging
import warnings

from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch, ElasticsearchWarning

from search.elastic.cluster import Cluster

# A searcher is not to wait: one second, once more, and then the host's own index.
SEARCH_TIMEOUT_S = 1.0
SEARCH_RETRIES = 1  # once more
# A worker waits for a busy cluster: nobody waits for the worker.
WRITE_TIMEOUT_S = 30.0
WRITE_RETRIES = 5  # each asks the next node
# Refused for the moment; the same request may pass on another node.
TRANSIENT_STATUSES = (429, 502, 503, 504)


def speaking_as(cluster: Cluster, user: str, passphrase: str) -> Elasticsearch:
    """Return a client for a person who may make keys; no service has one."""
    return connect(cluster, WRITE_TIMEOUT_S, WRITE_RETRIES, (user, passphrase))


def searching_client(cluster: Cluster) -> Elasticsearch:
    """Return a client that gives up soon; nothing connects yet."""
    return connect(cluster, SEARCH_TIMEOUT_S, SEARCH_RETRIES)


def writing_client(cluster: Cluster) -> Elasticsearch:
    """Return a client that waits for a busy cluster; nothing connects yet."""
    return connect(cluster, WRITE_TIMEOUT_S, WRITE_RETRIES)


def connect(
    cluster: Cluster,
    timeout_s: float,
    retries: int,
    person: tuple[str, str] | None = None,
) -> Elasticsearch:
    """Return a client of every node of a cluster, which says nothing by itself.

    Its own log has a line for each request, and a traceback for each that failed.
    """
    logging.getLogger("elastic_transport").setLevel(logging.CRITICAL)
    # Advice of the server (no security on a node of a test) is for ``panah doctor``.
    warnings.filterwarnings("ignore", category=ElasticsearchWarning)
    return Elasticsearch(
        list(cluster.urls),
        api_key=cluster.api_key or None,
        basic_auth=person,
        ca_certs=cluster.ca or DEFAULT,
        request_timeout=timeout_s,
        max_retries=retries,
        retry_on_timeout=True,
        retry_on_status=TRANSIENT_STATUSES,
        meta_header=False,
    )
