"""How a service comes to be shown and hidden: the one table, and the one way."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session

from directory.errors import IllegalTransitionError
from directory.listings.models import Service
from directory.listings.vocabulary import Publication
from directory.tombstones.hidden_log import Kind
from directory.tombstones.remembering import remember_hidden, remember_shown


class Action(StrEnum):
    """What is done with a service: who stands behind it decides which one it is."""

    RECEIVE = "receive"  # nobody stands behind it yet
    LIST = "list"  # it comes from our public sources, shown as unconfirmed
    PUBLISH = "publish"  # two vetters of two organizations
    WITHDRAW = "withdraw"  # anyone who may hide


WAITING, PUBLISHED = Publication.WAITING, Publication.PUBLISHED
UNCONFIRMED, WITHDRAWN = Publication.UNCONFIRMED, Publication.WITHDRAWN

# Nobody alone changes what readers see, and only two vetters bring back what was
# withdrawn: it may have been withdrawn because somebody was in danger. None is a
# service that is not there yet; what is not in the table is illegal.
TRANSITIONS: dict[tuple[Publication | None, Action], Publication] = {
    (None, Action.RECEIVE): WAITING,
    (WAITING, Action.RECEIVE): WAITING,
    (None, Action.LIST): UNCONFIRMED,
    (WAITING, Action.LIST): UNCONFIRMED,
    (UNCONFIRMED, Action.LIST): UNCONFIRMED,
    (None, Action.PUBLISH): PUBLISHED,
    (WAITING, Action.PUBLISH): PUBLISHED,
    (UNCONFIRMED, Action.PUBLISH): PUBLISHED,
    (PUBLISHED, Action.PUBLISH): PUBLISHED,
    (WITHDRAWN, Action.PUBLISH): PUBLISHED,
    (WAITING, Action.WITHDRAW): WITHDRAWN,
    (UNCONFIRMED, Action.WITHDRAW): WITHDRAWN,
    (PUBLISHED, Action.WITHDRAW): WITHDRAWN,
    (WITHDRAWN, Action.WITHDRAW): WITHDRAWN,
}

# What an action may not change through an organization or a place that is shared.
STANDING_AGAINST = {
    Action.RECEIVE: (PUBLISHED, UNCONFIRMED, WITHDRAWN),
    Action.LIST: (PUBLISHED, WITHDRAWN),
    Action.PUBLISH: (),
}


def after(standing: Publication | None, action: Action) -> Publication:
    """Return how a service stands after an action.

    Raises IllegalTransitionError for a step that the table does not have.
    """
    try:
        return TRANSITIONS[standing, action]
    except KeyError:
        place = f"that is {standing}" if standing else "that is not there"
        raise IllegalTransitionError(
            f"A service {place} cannot take the step '{action}'."
        ) from None


def perform(
    session: Session,
    action: Action,
    services: Mapping[UUID, Publication | None],
    *,
    vetting_id: UUID | None = None,
) -> None:
    """Take one step with services, given how each stands; nobody else writes that.

    What is hidden is remembered beside the database, so that no backup brings it back.
    Raises IllegalTransitionError before anything is written.
    """
    steps = {service: after(standing, action) for service, standing in services.items()}
    hidden = {key for key, becomes in steps.items() if becomes is WITHDRAWN}
    shown = {key for key, stood in services.items() if stood is WITHDRAWN} - hidden
    remember_hidden(session, Kind.SERVICE, hidden)
    remember_shown(session, Kind.SERVICE, shown)
    vetted = {"vetting_id": vetting_id} if vetting_id else {}
    for publication in sorted(set(steps.values())):
        ids = sorted(key for key, one in steps.items() if one is publication)
        statement = update(Service).where(Service.id.in_(ids))
        session.execute(statement.values(publication=publication, **vetted))
