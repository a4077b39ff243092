"""The constants of the ranking, each with the case that made it; engines share them."""

import math
from hashlib import blake2b

from search.query import Level, ListingQuery
from search.request import MAX_RADIUS_KM

# A concept found by retrieval crosses languages; words only re-order what it found:
# a Dari query must find the English shelter, not a Dari laundry.
CONCEPT_WEIGHT = 4.0
WORD_WEIGHT = 2.0  # with 4.0, 30 of 530 judged queries lose a right first answer
# Words that made a need say it once more: "digital security workshop" is not for the
# house whose name says "digital security" and that gives no workshops.
HINT_FACTOR = 0.5
# By the square of how much of a name was typed, where no need was said; beside a need
# a name counts only when it is what was typed (typed_names).
NAME_WEIGHT = 6.0

# How well a listing's code meets the code that was asked for.
EXACT_MATCH = 1.0  # the code itself or one of its children
PARENT_MATCH = 0.35  # "shelter", when a shelter that takes children was asked for
SIBLING_MATCH = 0.25  # another kind of the family; 0.25 to 0.35 measured best

# Two needs in one query both belong on the first page, also where one was said more
# clearly: "afraid to go to court alone" asks for company, not only for a lawyer. So a
# doubtful need weighs little less than a sure one, and each further listing of the
# same need counts a little less than the one before it.
CONFIDENCE_POWER = 0.4
REPEAT_FACTOR = 0.93  # ADR 4; first answers stay with 0.85 and with 1.0
DIVERSIFIED_HITS = 200  # how many of the best take turns; nobody reads further


# A word that so many listings have does not help to choose, and costs the most:
# eight everyday words of a query hit 77,000 of 100,000 listings.
EVERYDAY_LISTINGS = 20_000

# How much services count that have no place near the visitor. One that serves her area
# counts like a place half way; a remote one comes between: after the house next door,
# before the next province.
AREA_REACH = 0.75
REMOTE_REACH = 0.65  # 0.55 or 0.75 change the order of one judged query of 530
ANYWHERE_REACH = 0.55  # remote, and for the whole world: a line of her country first
MISSION_REACH = 0.4  # far, as a rule: after what is in her province
FAR_REACH = 0.3  # what distance alone can never take away
# Distance counts from the edge of the coarse cell: no nearer order is known.
FREE_KM = 8.0
# What is where she must not go counts least, and more the farther it is: half of the
# weight is back after so many kilometres, a day's walk. It is never left out.
AWAY_REACH = 0.1
AWAY_HALF_KM = 60.0
# Half the diagonal of the 0.1° cell that a coarse point stands for: without it a
# radius of 5 km loses a town's own listings in 39 of 121 towns.
HALF_CELL_KM = 8.0

# Set by judgement: the judged corpus is all fresh. Beyond two years a listing comes
# after those that meet the need as well and were checked since (order_key).
FRESH_DAYS = 365  # checked so lately: counts in full
STALE_DAYS = 720
AGED_FACTOR = 0.9  # between the two, and where nobody said when
STALE_FACTOR = 0.8

# Needs that are met by phone or online as well as at a place: there help from afar
# counts in full also near a place.
REMOTE_NEEDS = frozenset(
    {
        "digital_safety.helpdesk",
        "emergency.hotline",
        "mhpss.crisis_line",
        "mhpss.remote",
        "safe_space.online",
    }
)

WIDER_RADIUS_KM = 300.0  # twice the radius that is asked for by default
# Far away, nearness falls by half every 300 km: 300 km and 600 km are told apart.
COUNTRY_KM = 900.0


def wider_radius_km(radius_km: float) -> float:
    """Return the next radius when nothing lies within the one that was asked for.

    It is one that may be asked for, so that a page can offer to search within it.
    """
    return min(max(2 * radius_km, WIDER_RADIUS_KM), max(radius_km, MAX_RADIUS_KM))


def half_distance_km(radius_km: float, level: Level) -> float:
    """Return the distance at which nearness has lost half of its weight."""
    reach = {Level.RADIUS: wider_radius_km(radius_km)}
    reach |= dict.fromkeys((Level.PROVINCE, Level.COUNTRY), COUNTRY_KM)
    return max(reach.get(level, radius_km) / 3, 15.0)


def reach_from_afar(query: ListingQuery) -> tuple[float, float]:
    """Return how much help from afar counts: for her area, and for anywhere.

    Who asks for the phone is given it in full; a line of her country stays first.
    """
    asked = query.remote or any(wish.code in REMOTE_NEEDS for wish in query.stated)
    whole = 1.0 if asked else REMOTE_REACH
    return whole, whole * ANYWHERE_REACH / REMOTE_REACH


def concept_weight(confidence: float) -> float:
    """Weigh a need by how surely it was understood; 1 is certain."""
    return float(confidence**CONFIDENCE_POWER)


def rarity(live: int, frequency: int) -> float:
    """Weigh a word by how few live listings have it (idf, never below 0.1)."""
    return max(math.log((live + 1) / (frequency + 0.5)), 0.1)


def tie_of(key: str) -> float:
    """Return a number from 0 to 1 that orders equals by their id, not by history."""
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest()) / 2**48
