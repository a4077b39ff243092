"""Decide what an imported record may do to a service, by where the service stands."""

from dataclasses import dataclass
from enum import StrEnum

from directory.listings.vocabulary import Publication


class Backing(StrEnum):
    """Who stands behind a record: nobody yet, our public sources, or two vetters."""

    NOBODY = "nobody"
    PROGRAMMES = "programmes"
    TWO_VETTERS = "two vetters"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the record is applied, else it waits in ``proposed``; what then holds."""

    applies: bool
    publication: Publication


WAITING, PUBLISHED = Publication.WAITING, Publication.PUBLISHED
UNCONFIRMED, WITHDRAWN = Publication.UNCONFIRMED, Publication.WITHDRAWN

# Nobody alone changes what readers see, and only two vetters bring back what was
# withdrawn: it may have been withdrawn because somebody was in danger.
VERDICTS: dict[tuple[Publication | None, Backing], Verdict] = {
    (None, Backing.NOBODY): Verdict(True, WAITING),
    (WAITING, Backing.NOBODY): Verdict(True, WAITING),
    (UNCONFIRMED, Backing.NOBODY): Verdict(False, UNCONFIRMED),
    (PUBLISHED, Backing.NOBODY): Verdict(False, PUBLISHED),
    (WITHDRAWN, Backing.NOBODY): Verdict(False, WITHDRAWN),
    (None, Backing.PROGRAMMES): Verdict(True, UNCONFIRMED),
    (WAITING, Backing.PROGRAMMES): Verdict(True, UNCONFIRMED),
    (UNCONFIRMED, Backing.PROGRAMMES): Verdict(True, UNCONFIRMED),
    (PUBLISHED, Backing.PROGRAMMES): Verdict(False, PUBLISHED),
    (WITHDRAWN, Backing.PROGRAMMES): Verdict(False, WITHDRAWN),
    (None, Backing.TWO_VETTERS): Verdict(True, PUBLISHED),
    (WAITING, Backing.TWO_VETTERS): Verdict(True, PUBLISHED),
    (UNCONFIRMED, Backing.TWO_VETTERS): Verdict(True, PUBLISHED),
    (PUBLISHED, Backing.TWO_VETTERS): Verdict(True, PUBLISHED),
    (WITHDRAWN, Backing.TWO_VETTERS): Verdict(True, PUBLISHED),
}

# What a record with this backing may not change through a shared organization or place.
STANDING_AGAINST = {
    Backing.NOBODY: (PUBLISHED, UNCONFIRMED, WITHDRAWN),
    Backing.PROGRAMMES: (PUBLISHED, WITHDRAWN),
    Backing.TWO_VETTERS: (),
}
