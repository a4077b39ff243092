"""Two vetters of two organizations: who may stand for a listing together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from directory.errors import InvalidInputError
from directory.listings.email_address import is_email_address
from directory.listings.models import Vetting


@dataclass(frozen=True, slots=True)
class Vetters:
    """Two people, each with the mail domain of their organization."""

    first: str
    first_organization: str
    second: str
    second_organization: str

    def vetting(self, at: datetime, id: UUID | None = None) -> Vetting:
        """Return the row that says so."""
        return Vetting(
            id=id or uuid4(),
            first_vetter=self.first,
            first_organization=self.first_organization,
            second_vetter=self.second,
            second_organization=self.second_organization,
            vetted_at=at,
        )


def read_vetters(addresses: Sequence[str]) -> Vetters | None:
    """Return the two vetters, or None for no address.

    Raises InvalidInputError unless they are two, of two organizations: a domain and
    one below it (shelter.example, mail.shelter.example) are one organization.
    """
    if not addresses:
        return None
    if len(addresses) != 2:
        raise InvalidInputError(
            "A listing is vetted by two people: give two e-mail addresses.", "vetted_by"
        )
    first, second = (read_address(address) for address in addresses)
    domains = [address.rpartition("@")[2] for address in (first, second)]
    if is_within(*domains) or is_within(*reversed(domains)):
        raise InvalidInputError(
            f"{first} and {second} are of one organization: "
            "the two vetters must be of two.",
            "vetted_by",
        )
    return Vetters(first, domains[0], second, domains[1])


def read_address(address: str) -> str:
    """Return an e-mail address in lower case, or raise InvalidInputError."""
    checked = address.strip().lower().rstrip(".")
    if not is_email_address(checked):
        raise InvalidInputError(f"{address!r} is no e-mail address.", "vetted_by")
    return checked


def is_within(domain: str, other: str) -> bool:
    """Whether a domain is another, or lies below it."""
    return domain == other or domain.endswith(f".{other}")
