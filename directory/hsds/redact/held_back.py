"""Close at once what is shown already, where a record of it must wait for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.geocoding import Geocoder
from directory.hsds.draft.context import Identities
from directory.hsds.prepared import Prepared
from directory.hsds.redact.whole_record import redact_record
from directory.listings.field_visibility import SHOWN_PUBLICATIONS
from directory.listings.models import Service


def closed_where_shown(
    session: Session,
    batch: Sequence[Prepared],
    identities: Identities,
    geocoder: Geocoder,
) -> Iterator[Prepared]:
    """Yield the records of a batch; of a shown service without what may tell a place.

    If it waited as others do, its old text and its open place would stay public.
    """
    ids = [identities.of(Service, one.id) for one in batch if one.held]
    statement = select(Service.id).where(Service.id.in_(ids))
    shown = set(
        session.scalars(statement.where(Service.publication.in_(SHOWN_PUBLICATIONS)))
    )
    for one in batch:
        if one.held and identities.of(Service, one.id) in shown:
            told = redact_record(
                one.record,
                one.secrecies,
                one.whereabouts,
                geocoder,
                strict=True,
                whole=one.whole,
            )
            yield replace(one, record=told.record, held=())
        else:
            yield one
