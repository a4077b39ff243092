"""Conditions: who she is, what she is and whom she fears; none of it is a need."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from search.document import Fact, Flag


class Calling(StrEnum):
    """For whom the help is meant to be; it chooses nothing and weighs nothing."""

    WOMEN = "women"
    DEFENDERS = "defenders"
    ACTIVISTS = "activists"
    JOURNALISTS = "journalists"


class Identity(StrEnum):
    """What she is, where not every door is open to it."""

    LBTIQ = "lbtiq"
    INDIGENOUS = "indigenous"
    YOUNG = "young"
    DISABLED = "disabled"
    REFUGEE = "refugee"


class Feared(StrEnum):
    """Whom she fears, or who does her harm."""

    POLICE = "police"
    ARMY = "army"
    GOVERNMENT = "government"
    COMPANY = "company"
    CHURCH = "church"
    HUSBAND = "husband"
    GANG = "gang"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What was said of herself; ``origin`` is the country that she left (ISO 3166-1).

    Each is told once, in the order of its list.
    """

    callings: tuple[Calling, ...] = ()
    identities: tuple[Identity, ...] = ()
    feared: tuple[Feared, ...] = ()
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Welcome:
    """What of a listing says that somebody is welcome: a fact, or what it is for."""

    flag: Flag | None
    codes: tuple[str, ...] = ()


UNCONDITIONAL = Conditions()
WELCOMES = MappingProxyType(
    {
        Identity.LBTIQ: Welcome(Flag.LGBTIQ_WELCOME, ("organisation.lbtiq",)),
        Identity.INDIGENOUS: Welcome(
            Flag.INDIGENOUS_LED, ("organisation.indigenous_women",)
        ),
        Identity.YOUNG: Welcome(Flag.YOUTH_WELCOME, ("organisation.young_women",)),
        Identity.DISABLED: Welcome(Flag.WHEELCHAIR),
        Identity.REFUGEE: Welcome(None, ("legal.asylum",)),
    }
)
# A body may pass on what it hears to those whom it belongs to. Of a husband or a gang
# no listing says that it is theirs.
BELONGS_TO = MappingProxyType(
    {
        Feared.POLICE: Fact.AFFILIATION_GOVERNMENT,
        Feared.ARMY: Fact.AFFILIATION_GOVERNMENT,
        Feared.GOVERNMENT: Fact.AFFILIATION_GOVERNMENT,
        Feared.COMPANY: Fact.AFFILIATION_COMPANY,
        Feared.CHURCH: Fact.AFFILIATION_RELIGIOUS,
    }
)
