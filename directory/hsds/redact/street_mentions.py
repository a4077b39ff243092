"""Take the street of a secret place out of every other text around it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from directory.hsds.draft.rows import Cluster

SHORTEST = 6
LEFT = "…"


def telling(lines: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds, in running text, those lines of an address that tell a door.

    A line without a digit may be a name that everybody knows, and digits alone may
    be any number.
    """
    doors = {
        r"\s+".join(map(re.escape, line.split()))
        for line in lines
        if len(line) >= SHORTEST
        and any(map(str.isdigit, line))
        and any(map(str.isalpha, line))
    }
    if not doors:
        return None
    return re.compile("|".join(sorted(doors, key=len, reverse=True)), re.IGNORECASE)


def unspoken(value: Any, said: re.Pattern[str] | None) -> Any:
    """Return a value, with all that it holds, without what may not be said."""
    if said is None:
        return value
    if isinstance(value, str):
        return said.sub(LEFT, value)
    if isinstance(value, list):
        return [unspoken(one, said) for one in value]
    if isinstance(value, dict):
        return {name: unspoken(one, said) for name, one in value.items()}
    return value


def unspoken_rows(cluster: Cluster, said: re.Pattern[str] | None) -> Cluster:
    """Return rows without what may not be said."""
    if said is None:
        return cluster
    head, *parts = (
        replace(row, values=dict(unspoken(row.values, said))) for row in cluster.rows
    )
    return Cluster(head, tuple(parts))
