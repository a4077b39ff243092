"""Read the status of a service, also in the words of other publishers."""

from typing import Any

from directory.listings.vocabulary import ServiceStatus

WORDS = {
    ServiceStatus.ACTIVE: "open operating operational enabled live",
    ServiceStatus.INACTIVE: "disabled draft unpublished pending archived deleted",
    ServiceStatus.DEFUNCT: "closed ended discontinued dissolved",
    ServiceStatus.TEMPORARILY_CLOSED: "suspended paused interrupted",
}
MEANT = {word: status for status, words in WORDS.items() for word in words.split()}
LASTING = {"permanently closed": ServiceStatus.DEFUNCT}


def status_meant(value: Any) -> ServiceStatus | None:
    """Return the status that a word means; None where nobody can be sure."""
    if not isinstance(value, str):
        return None
    word = " ".join(value.casefold().split())
    return (MEANT | LASTING).get(word)
