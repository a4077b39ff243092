"""What ``panah doctor`` looks at in Elasticsearch: version, TLS, keys, form, lag."""

from collections.abc import Iterator

from directory import search_port
from directory.config import Config
from directory.database import Database
from directory.indexing.targets import (
    cluster,
    cluster_with,
    clusters_of_keys,
    is_encrypted,
)
from directory.operations.check_host import Check, check_projection
from directory.search_port import Audience, Cluster, Role

NAME = "elasticsearch"


def check_cluster(config: Config, database: Database) -> Iterator[Check]:
    """Look at the cluster with every key that is given; nothing where none is named."""
    plain = cluster(config, "")
    if plain is None:
        return
    keys = clusters_of_keys(config)
    if not keys and is_encrypted(plain):
        yield Check(NAME, "no key is given: 'panah elasticsearch keys' makes them")
        return
    for role, found in keys.items():
        yield check_key(role, found)
    yield check_server(keys.get(Role.WORKER) or next(iter(keys.values()), plain))
    written = cluster_with(config, config.elasticsearch_worker_api_key)
    for audience in Audience:
        if not keys or Role.OPERATOR in keys:
            yield check_template(keys.get(Role.OPERATOR, plain), audience)
        if written is not None:
            yield check_index(written, audience, database)


def check_key(role: Role, found: Cluster) -> Check:
    """Look at whether a key can do what it must, and nothing else."""
    name, client = f"{NAME} key {role}", search_port.examining_client(found)
    try:
        return Check(name, search_port.wrong_key(client, role))
    except search_port.CLUSTER_FAILURES as error:
        return Check(name, search_port.reason_of(error))
    finally:
        client.close()


def check_server(found: Cluster) -> Check:
    """Look at whether the server answers, and is of a version that we speak to."""
    client = search_port.examining_client(found)
    try:
        return Check(f"{NAME} version", search_port.wrong_version(client))
    except search_port.CLUSTER_FAILURES as error:
        return Check(f"{NAME} version", search_port.reason_of(error))
    finally:
        client.close()


def check_template(found: Cluster, audience: Audience) -> Check:
    """Look at the template that an audience's new indexes are made from."""
    client = search_port.examining_client(found)
    try:
        wrong = search_port.wrong_template(client, audience)
    except search_port.CLUSTER_FAILURES as error:
        wrong = search_port.reason_of(error)
    finally:
        client.close()
    return Check(f"{NAME} template, {audience}", wrong)


def check_index(found: Cluster, audience: Audience, database: Database) -> Check:
    """Look at the index in use: its form, what it refused, how far it is behind."""
    name, client = f"{NAME} index, {audience}", search_port.examining_client(found)
    try:
        writer = search_port.ElasticWriter.open(client, audience)
        if writer is None:
            return Check(name, "there is none of this form: 'panah index rebuild'")
        if writer.refused:
            kinds = sorted(set(writer.refused.values()))
            refused = f"{len(writer.refused)} listings are refused"
            return Check(name, f"{refused} ({', '.join(kinds)})")
        return check_projection(name, database, writer)
    except search_port.CLUSTER_FAILURES as error:
        return Check(name, search_port.reason_of(error))
    finally:
        client.close()
