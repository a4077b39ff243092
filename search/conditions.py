"""Conditions: who she is, what she is and whom she fears; none of it is a need."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from search.document import Fact, Flag, ListingDocument
from search.taxonomy import with_parents


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
    HOME_STATE = "home_state"  # the state that she fled


@dataclass(frozen=True, slots=True)
class Conditions:
    """What was said of herself; ``origin`` is the country that she left (ISO 3166-1).

    Each is told once, in the order of its list.
    """

    callings: tuple[Calling, ...] = ()
    identities: tuple[Identity, ...] = ()
    feared: tuple[Feared, ...] = ()
    origin: str | None = None

    @property
    def orders(self) -> bool:
        """Whether they order listings; for whom help is meant to be does not."""
        return bool(self.identities or self.feared)


@dataclass(frozen=True, slots=True)
class Welcome:
    """What of a listing says that somebody is welcome: a fact, or what it is for."""

    flag: Flag | None
    codes: tuple[str, ...] = ()


UNCONDITIONAL = Conditions()
# What she may say that she did not mean.
CONDITION_CODES = frozenset[str]({*Identity, *Feared})
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
# Of these a card says when it is not known; who leads a group bars nobody's door.
TOLD_WHEN_UNKNOWN = (Identity.LBTIQ, Identity.YOUNG, Identity.DISABLED)
MISSION = "mission"


def welcomes_of(conditions: Conditions) -> tuple[Welcome, ...]:
    """Return what says of a listing that she is welcome, for each thing that she is."""
    return tuple(WELCOMES[identity] for identity in conditions.identities)


def tied_facts(conditions: Conditions) -> tuple[Fact, ...]:
    """Return what a listing states that belongs to whom she fears."""
    known = (BELONGS_TO.get(feared) for feared in conditions.feared)
    return tuple(sorted({fact for fact in known if fact is not None}))


def unknown_welcomes(
    document: ListingDocument, conditions: Conditions
) -> tuple[Identity, ...]:
    """Return the things that she is of which a listing does not say if it is open."""
    return tuple(
        identity
        for identity in conditions.identities
        if identity in TOLD_WHEN_UNKNOWN and says(document, identity) is None
    )


def refusals(document: ListingDocument, conditions: Conditions) -> tuple[Identity, ...]:
    """Return the things that she is to which a listing says that it is not open."""
    return tuple(
        identity
        for identity in conditions.identities
        if identity in TOLD_WHEN_UNKNOWN and says(document, identity) is False
    )


def says(document: ListingDocument, identity: Identity) -> bool | None:
    """Return what a listing says of her welcome; None where it says nothing."""
    welcome = WELCOMES[identity]
    if set(welcome.codes) & set(document.codes):
        return True
    return dict(document.flags).get(welcome.flag) if welcome.flag else None


def ties(document: ListingDocument, conditions: Conditions) -> tuple[Feared, ...]:
    """Return whom of those that she fears a listing belongs to.

    A mission is of another state than the one that she fears in her country.
    """
    if not conditions.feared:  # of nearly everybody: nothing to look up
        return ()
    foreign = MISSION in with_parents(document.codes)
    facts = () if foreign else document.facts
    home = conditions.origin is not None and document.sent_by == conditions.origin
    return tuple(
        feared
        for feared in conditions.feared
        if BELONGS_TO.get(feared) in facts or (feared is Feared.HOME_STATE and home)
    )
