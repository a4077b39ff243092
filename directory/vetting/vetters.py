"""Two vetters of two organizations: who may stand for a listing together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import permutations
from uuid import UUID, uuid4

from directory.errors import InvalidInputError
from directory.listings.folded_text import fold_text
from directory.listings.models import Vetting
from directory.vetting.mail_domains import likeness, organization_of, refused
from directory.vetting.word_list import read_lines
from directory.wording.email_address import is_email_address

NAME_PART = re.compile(r"[^\W\d_]+")
MOST_PARTS = 5  # of a name; their orders are counted out


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

    Raises InvalidInputError unless they are two people, of two organizations: one
    name under two endings, domains that look alike, and all below one domain are one
    organization; one name of a person at two organizations is one person.
    """
    if not addresses:
        return None
    if len(addresses) != 2:
        raise InvalidInputError(
            "A listing is vetted by two people: give two e-mail addresses.", "vetted_by"
        )
    first, second = map(read_address, addresses)
    organizations = organization_of(first), organization_of(second)
    if likeness(organizations[0]) == likeness(organizations[1]):
        raise refused(
            f"{first} and {second} are of one organization, or of two that look alike: "
            "the two vetters must be of two."
        )
    if not personal_names(first).isdisjoint(personal_names(second)):
        raise refused(
            f"{first} and {second} have the name of one person: two must vet."
        )
    return Vetters(first, organizations[0], second, organizations[1])


def read_address(address: str) -> str:
    """Return an e-mail address in lower case, or raise InvalidInputError."""
    checked = address.strip().lower().rstrip(".")
    if not is_email_address(checked):
        raise InvalidInputError(f"{address!r} is no e-mail address.", "vetted_by")
    return checked


def personal_names(address: str) -> set[str]:
    """Return the spellings of a person's name in an address; none for a desk's.

    Its parts in any order, whatever stands between or behind them.
    """
    local = fold_text(address.rpartition("@")[0].partition("+")[0]).latin
    parts = NAME_PART.findall(local) or [local]
    if not desks().isdisjoint((*parts, "".join(parts))):
        return set()
    return {"".join(order) for order in permutations(parts[:MOST_PARTS])}


@cache
def desks() -> frozenset[str]:
    """Return names that stand for a desk in addresses."""
    return read_lines("role_names.txt")
