"""Identifiers: any id that a publisher gives, and the UUID by which we keep it."""

import re
from typing import Any
from uuid import UUID, uuid5

from directory.hsds.schema.field_types import (
    LONGEST_SOURCE,
    FieldError,
    meant,
    name_of,
)

NAMESPACE = UUID("5f0c6f3e-3a52-5d3f-9a6e-0b1f6c1d7a44")
LONGEST_ID = 64  # what the database holds
UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def check_id(value: Any) -> str:
    """Return an id: a UUID in lower case, or whatever its publisher calls it."""
    if isinstance(value, str) and UUID_FORM.fullmatch(value):
        return value.lower()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise meant("an id", value)
    text: str = name_of(LONGEST_SOURCE)(value)
    if UUID_FORM.fullmatch(text.strip("{}")):
        return text.strip("{}").lower()
    if not text:
        raise FieldError("it is empty")
    return text if len(text) <= LONGEST_ID else str(derived(NAMESPACE, text))


def uuid_of(id_: str, kind: str = "") -> UUID:
    """Return the UUID of an id: itself, or always the same one for a kind of record.

    Who counts from one has a first service and a first organization.
    """
    return (
        UUID(id_) if UUID_FORM.fullmatch(id_) else derived(NAMESPACE, f"{kind}/{id_}")
    )


def derived(namespace: UUID, name: str) -> UUID:
    """Return the UUID of a name, whatever is in it."""
    return uuid5(namespace, name.encode("utf-8", "backslashreplace").decode())
