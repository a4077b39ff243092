"""Fixtures: one node a run, three in a cluster, one with TLS and keys."""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.support.elastic.files import missing
from tests.support.elastic.node import Node
from tests.support.elastic.running import running_nodes
from tests.support.elastic.secure import SecureServer, running_secure_node
from tests.support.missing import skip_without

NAMED = "PANAH_TEST_ELASTICSEARCH_URL"


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """Yield the address of a real node, one for the whole run."""
    named = os.environ.get(NAMED)
    if named:
        yield named.rstrip("/")
        return
    need_server()
    with running_nodes() as [node]:
        yield node.url


@pytest.fixture
def elasticsearch(elasticsearch_url: str) -> str:
    """Return the address of the node, with nothing of Panah's on it."""
    aliases = ask(elasticsearch_url, "GET", "/_alias?expand_wildcards=all")
    for index in sorted(aliases):
        if index.startswith("panah-"):
            ask(elasticsearch_url, "DELETE", f"/{index}")
    ask(elasticsearch_url, "DELETE", "/_index_template/panah-*")
    return elasticsearch_url


@pytest.fixture
def elasticsearch_cluster() -> Iterator[list[Node]]:
    """Yield three nodes of one cluster, to be killed at will."""
    need_server()
    with running_nodes(3) as nodes:
        yield nodes


@pytest.fixture(scope="session")
def secure_elasticsearch() -> Iterator[SecureServer]:
    """Yield a node with TLS, users and API keys, one for the whole run."""
    need_server()
    with running_secure_node() as server:
        yield server


def need_server() -> None:
    """Skip in one line where no node can be started; in CI this is a failure."""
    lacking = missing()
    if lacking:
        skip_without(lacking)


def ask(url: str, method: str, path: str) -> dict[str, object]:
    """Return what a node answers to a request without a body."""
    request = urllib.request.Request(url + path, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 404:
            return {}
        raise
