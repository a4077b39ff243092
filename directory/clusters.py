"""The Elasticsearch of this instance, as the finder and as the worker reach it."""

from directory.config import Config
from directory.search_port import Cluster


def finders_cluster(config: Config) -> Cluster | None:
    """Return where searches go, with the key that only reads; None if embedded."""
    return cluster(config, config.elasticsearch_api_key)


def workers_cluster(config: Config) -> Cluster | None:
    """Return what the worker keeps true, with the key that writes; None if embedded."""
    return cluster(config, config.elasticsearch_worker_api_key)


def cluster(config: Config, key: str) -> Cluster | None:
    """Return the cluster of the settings with a key; None where none is named."""
    if not config.elasticsearch_urls:
        return None
    return Cluster(config.elasticsearch_urls, key, config.elasticsearch_ca)
