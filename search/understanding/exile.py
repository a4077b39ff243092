"""From another country, now in this one: what that means for a search."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from search.conditions import Conditions, Feared, Identity
from search.ranking.perhaps import MOST_PERHAPS
from search.response import AwayPlace, PlaceRole
from search.understanding.needs import Reading, Recognised

ASYLUM = "legal.asylum"
# How likely papers are meant by somebody who fled and asks for something else.
ALSO_PAPERS = 0.5


def having_fled(
    conditions: Conditions,
    away: Iterable[AwayPlace],
    home: str | None,
    wrong: Collection[str] = (),
) -> Conditions:
    """Return the conditions of somebody who left a country for another one.

    ``home`` is where she is now; ``wrong`` are conditions that she took away.
    """
    left = [place.country for place in away if place.role is PlaceRole.FROM]
    origin = next((country for country in left if country not in (None, home)), None)
    if origin is None or home is None or Identity.REFUGEE in wrong:
        return conditions
    identities = {*conditions.identities, Identity.REFUGEE}
    feared = {*conditions.feared, Feared.HOME_STATE} - set(wrong)
    return replace(
        conditions,
        identities=tuple(each for each in Identity if each in identities),
        feared=tuple(each for each in Feared if each in feared),
        origin=origin,
    )


def asking_for_papers(
    reading: Reading, conditions: Conditions, wrong: Collection[str] = ()
) -> Reading:
    """Ask somebody who fled whether she needs asylum or papers as well."""
    said = {need.code for need in (*reading.stated, *reading.perhaps, *reading.denied)}
    if conditions.origin is None or ASYLUM in {*said, *wrong}:
        return reading
    papers = Recognised(ASYLUM, ALSO_PAPERS, "", frozenset())
    perhaps = (papers, *reading.perhaps)[:MOST_PERHAPS]
    return replace(reading, perhaps=perhaps)
