"""Who may do what in Elasticsearch: one role a key, each with the least it needs.

Searching and writing roles name the aliases alone. A former generation is kept after a
rebuild, and may hold what has been withdrawn since: no key of a service reads it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from search.elastic.cluster import ALIAS, MEMBERS_ALIAS

# Documents alone: the privilege "index" would also let mappings be changed.
WRITTEN = ["read", "indices:data/write/index*", "delete"]
VERSION = "cluster:monitor/main"  # which version answers, and nothing else


class Role(StrEnum):
    """A key's role; the key carries its name."""

    FINDER = "panah-finder"
    MEMBERS = "panah-members-finder"
    WORKER = "panah-worker"
    OPERATOR = "panah-operator"


ROLES: dict[Role, dict[str, Any]] = {
    # What faces the world: reads the public index behind its alias.
    Role.FINDER: {
        "cluster": [],
        "indices": [{"names": [ALIAS], "privileges": ["read"]}],
    },
    # Behind a permission, for people who are signed in: reads the members' index.
    Role.MEMBERS: {
        "cluster": [],
        "indices": [{"names": [MEMBERS_ALIAS], "privileges": ["read"]}],
    },
    # Keeps both true: documents, and no index, alias, mapping or setting.
    Role.WORKER: {
        "cluster": [VERSION],
        "indices": [{"names": [ALIAS, MEMBERS_ALIAS], "privileges": WRITTEN}],
    },
    # In the operator's hand for ``panah index rebuild``; in no service.
    Role.OPERATOR: {
        "cluster": [VERSION, "manage_index_templates"],
        "indices": [
            {
                "names": [f"{ALIAS}*", f"{MEMBERS_ALIAS}*"],
                "privileges": [
                    *WRITTEN,
                    "create_index",
                    "delete_index",
                    "view_index_metadata",
                    "maintenance",
                    "indices:admin/aliases",
                ],
            }
        ],
    },
}

# What a key is asked about: every act on every index, and on the cluster itself.
INDICES = (
    ALIAS,
    f"{ALIAS}-1-000001",
    MEMBERS_ALIAS,
    f"{MEMBERS_ALIAS}-1-000001",
    "another",
)
INDEX_ACTS = (
    *WRITTEN,
    "index",
    "create_index",
    "delete_index",
    "view_index_metadata",
    "maintenance",
    "monitor",
    "manage",
    "indices:admin/aliases",
)
CLUSTER_ACTS = (
    VERSION,
    "monitor",
    "manage",
    "manage_security",
    "manage_own_api_key",
    "manage_index_templates",
    "manage_pipeline",
    "manage_ilm",
)


@dataclass(frozen=True, slots=True, order=True)
class Grant:
    """Leave for one act, on one index or (``index`` empty) on the cluster."""

    act: str
    index: str = ""


def grants_of(role: Role) -> frozenset[Grant]:
    """Return everything of the table that a role allows."""
    told = ROLES[role]
    allowed = {Grant(act) for act in told["cluster"]}
    for entry in told["indices"]:
        for index in INDICES:
            if any(matches(name, index) for name in entry["names"]):
                allowed |= {Grant(act, index) for act in entry["privileges"]}
    return frozenset(allowed)


def matches(pattern: str, index: str) -> bool:
    """Whether a name of a role means an index."""
    if pattern.endswith("*"):
        return index.startswith(pattern[:-1])
    return pattern == index
