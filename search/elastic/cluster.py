"""Where Elasticsearch is, and what our indexes there are called."""

from dataclasses import dataclass, field

from search.port import Audience

ALIAS = "panah-listings"
MEMBERS_ALIAS = "panah-members"
ALIASES = {Audience.PUBLIC: ALIAS, Audience.MEMBERS: MEMBERS_ALIAS}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where Elasticsearch is, the key to it, and the authority (PEM) of its TLS."""

    urls: tuple[str, ...]
    api_key: str = field(default="", repr=False)
    ca: str = ""
