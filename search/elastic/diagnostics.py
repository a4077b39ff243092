"""What is wrong with a cluster, or with a key to it, in words for an operator."""

import elasticsearch
from elastic_transport import ConnectionTimeout, TlsError, TransportError
from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    Elasticsearch,
    NotFoundError,
    UnsupportedProductError,
)

from search.elastic.client import connect
from search.elastic.cluster import ALIASES, Cluster
from search.elastic.keys import grants_held
from search.elastic.mapping import FORMAT, template_name
from search.elastic.roles import Grant, Role, grants_of
from search.port import Audience

PATIENCE_S = 5.0  # an operator waits before a terminal
MAJOR = elasticsearch.__version__[0]
REASONS: dict[type[Exception], str] = {
    TlsError: "its certificate is not of the authority in PANAH_ELASTICSEARCH_CA",
    AuthenticationException: "it does not know this key",
    UnsupportedProductError: "it is not Elasticsearch",
    ConnectionTimeout: "it does not answer in time",
    TransportError: "it does not answer",
    ApiError: "it refuses",
    OSError: "PANAH_ELASTICSEARCH_CA cannot be read",
}
CLUSTER_FAILURES = tuple(REASONS)


def examining_client(cluster: Cluster) -> Elasticsearch:
    """Return a client that asks once."""
    return connect(cluster, PATIENCE_S, 0)


def reason_of(error: Exception) -> str:
    """Return why a cluster could not be asked."""
    for kind, reason in REASONS.items():
        if isinstance(error, kind):
            return reason
    raise error


def wrong_version(client: Elasticsearch) -> str:
    """Return what is wrong with the server's version, or nothing.

    A key that may not read the version is no fault: another key is asked for it.
    """
    try:
        number = str(client.info()["version"]["number"])
    except AuthorizationException:
        return ""
    if number.partition(".")[0] == str(MAJOR):
        return ""
    return f"it is version {number}, our client is for {MAJOR}"


def wrong_key(client: Elasticsearch, role: Role) -> str:
    """Return what a key may beyond its role, or may not of it; or nothing."""
    held, meant = grants_held(client), grants_of(role)
    return "; ".join(
        f"{said} {', '.join(map(in_words, sorted(grants)))}"
        for said, grants in (("may also", held - meant), ("may not", meant - held))
        if grants
    )


def wrong_template(client: Elasticsearch, audience: Audience) -> str:
    """Return what is wrong with the template of new indexes, or nothing."""
    try:
        answer = client.indices.get_index_template(
            name=template_name(ALIASES[audience])
        )
    except NotFoundError:
        return f"there is none of version {FORMAT}"
    found = answer["index_templates"][0]["index_template"].get("version")
    return "" if found == FORMAT else f"it is of version {found}, not {FORMAT}"


def in_words(grant: Grant) -> str:
    """Return a grant in words."""
    return f"{grant.act} on {grant.index}" if grant.index else grant.act
