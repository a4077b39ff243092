"""API keys of Elasticsearch: made for a role, and asked what they allow."""

from elasticsearch import Elasticsearch

from search.elastic.roles import (
    CLUSTER_ACTS,
    INDEX_ACTS,
    INDICES,
    ROLES,
    Grant,
    Role,
)


def make_key(client: Elasticsearch, role: Role, days: int) -> str:
    """Return a new key for a role that ends after so many days; it is shown once."""
    answer = client.security.create_api_key(
        name=role,
        expiration=f"{days}d",
        role_descriptors={role: ROLES[role]},
        metadata={"application": "panah"},
    )
    return str(answer["encoded"])


def key_ids(client: Elasticsearch, role: Role) -> list[str]:
    """Return the ids of every key of a role that is valid now."""
    answer = client.security.get_api_key(name=role, active_only=True)
    return [key["id"] for key in answer["api_keys"]]


def end_keys(client: Elasticsearch, ids: list[str]) -> None:
    """End keys at once."""
    if ids:
        client.security.invalidate_api_key(ids=ids)


def grants_held(client: Elasticsearch) -> frozenset[Grant]:
    """Return everything of the table that the client's own key allows."""
    answer = client.security.has_privileges(
        cluster=list(CLUSTER_ACTS),
        index=[{"names": list(INDICES), "privileges": list(INDEX_ACTS)}],
    )
    held = {Grant(act) for act, given in answer["cluster"].items() if given}
    for index, acts in answer["index"].items():
        held |= {Grant(act, index) for act, given in acts.items() if given}
    return frozenset(held)
