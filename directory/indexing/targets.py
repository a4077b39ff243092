"""The indexes of this instance: this host's, and those of Elasticsearch if named."""

from dataclasses import replace

from directory import search_port
from directory.config import Config
from directory.search_port import Audience, Cluster, EmbeddedTarget, IndexTarget, Role


def own_targets(config: Config) -> list[IndexTarget]:
    """Return where this host keeps indexes of its own, in any case: public first."""
    return [
        EmbeddedTarget(config.index_dir, Audience.PUBLIC),
        EmbeddedTarget(config.members_index_dir, Audience.MEMBERS),
    ]


def targets_to_follow(config: Config) -> list[IndexTarget]:
    """Return every index that this host helps to keep true."""
    return targets_with(config, config.elasticsearch_worker_api_key)


def targets_to_build(config: Config) -> list[IndexTarget]:
    """Return every index, with a key that may make one: in the operator's hand."""
    operators = config.elasticsearch_operator_api_key
    return targets_with(config, operators or config.elasticsearch_worker_api_key)


def targets_for_init(config: Config) -> list[IndexTarget]:
    """Return what ``panah init`` makes: Elasticsearch's for an operator alone."""
    if not config.elasticsearch_operator_api_key:
        return own_targets(config)
    return targets_to_build(config)


def targets_with(config: Config, key: str) -> list[IndexTarget]:
    """Return this host's indexes, then Elasticsearch's where the key can write."""
    shared = cluster_with(config, key)
    if shared is None:
        return own_targets(config)
    made = (search_port.ElasticTarget(shared, each) for each in Audience)
    return [*own_targets(config), *made]


def cluster_with(config: Config, key: str) -> Cluster | None:
    """Return the cluster with a key that must be given; None where there is none.

    Without a key only this machine's own server is used: the worker beside a web
    process holds none, and keeps nothing but this host's indexes.
    """
    shared = cluster(config, key)
    if shared is not None and not key and is_encrypted(shared):
        return None
    return shared


def finders_cluster(config: Config) -> Cluster | None:
    """Return where searches go, with the key that only reads; None if embedded."""
    return cluster(config, config.elasticsearch_api_key)


def members_cluster(config: Config) -> Cluster | None:
    """Return where members' searches go, with their own key; None if embedded.

    Without that key the members' index of this host answers: no other key may serve.
    """
    return cluster_with(config, config.elasticsearch_members_api_key)


def cluster(config: Config, key: str) -> Cluster | None:
    """Return the cluster of the settings with a key; None where none is named."""
    if not config.elasticsearch_urls:
        return None
    return Cluster(config.elasticsearch_urls, key, config.elasticsearch_ca)


def clusters_of_keys(config: Config) -> dict[Role, Cluster]:
    """Return the cluster as each key that is given reaches it."""
    keys = {
        Role.FINDER: config.elasticsearch_api_key,
        Role.MEMBERS: config.elasticsearch_members_api_key,
        Role.WORKER: config.elasticsearch_worker_api_key,
        Role.OPERATOR: config.elasticsearch_operator_api_key,
    }
    shared = cluster(config, "")
    if shared is None:
        return {}
    return {role: replace(shared, api_key=key) for role, key in keys.items() if key}


def is_encrypted(shared: Cluster) -> bool:
    """Whether a cluster is reached by TLS: beyond this machine it always is."""
    return all(url.startswith("https:") for url in shared.urls)
