"""The indexes of this instance: one of its own, and Elasticsearch where it is named."""

from directory.config import Config
from directory.search_port import Cluster, ElasticHome, EmbeddedHome, Home


def own_home(config: Config) -> EmbeddedHome:
    """Return where this host keeps an index of its own, in any case."""
    return EmbeddedHome(config.index_dir)


def homes(config: Config) -> list[Home]:
    """Return every index that this host helps to keep true."""
    return homes_with(config, config.elasticsearch_worker_api_key)


def homes_to_build(config: Config) -> list[Home]:
    """Return every index, with a key that may make one: in the operator's hand."""
    operators = config.elasticsearch_operator_api_key
    return homes_with(config, operators or config.elasticsearch_worker_api_key)


def homes_with(config: Config, key: str) -> list[Home]:
    """Return this host's index, and Elasticsearch reached with a key."""
    shared = cluster(config, key)
    return [own_home(config), *([ElasticHome(shared)] if shared else [])]


def finders_cluster(config: Config) -> Cluster | None:
    """Return where searches go, with the key that only reads; None if embedded."""
    return cluster(config, config.elasticsearch_api_key)


def cluster(config: Config, key: str) -> Cluster | None:
    """Return the cluster of the settings with a key; None where none is named."""
    if not config.elasticsearch_urls:
        return None
    return Cluster(config.elasticsearch_urls, key, config.elasticsearch_ca)
