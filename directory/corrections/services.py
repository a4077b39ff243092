"""Take corrections in, show them to the operator, and let go of what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.corrections.models import Correction, CorrectionKind
from directory.errors import NotFoundError, UnavailableError

# A box that nobody empties must not fill the disk.
MOST_WAITING = 10_000


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """What she typed, as she typed it, and of which listing, where it is of one."""

    wrong: str = ""
    better: str = ""
    kind: CorrectionKind = CorrectionKind.WORDS
    listing_id: UUID | None = None


class BoxFullError(UnavailableError):
    """Too many corrections wait to be read; the edge words it."""


def take_correction(
    session: Session, language: str, form: CorrectionForm, today: date
) -> Correction:
    """Keep a correction. Raises BoxFullError when too many wait."""
    waiting = select(Correction.id).offset(MOST_WAITING - 1).limit(1)
    if session.scalar(waiting) is not None:
        raise BoxFullError
    correction = Correction(
        language=language,
        wrong=form.wrong,
        better=form.better,
        kind=form.kind,
        listing_id=form.listing_id,
        received_on=today,
    )
    session.add(correction)
    session.flush()
    return correction


def all_corrections(session: Session) -> Sequence[Correction]:
    """Return what waits, by language and day."""
    order = (Correction.language, Correction.received_on, Correction.id)
    return session.scalars(select(Correction).order_by(*order)).all()


def remove_correction(session: Session, correction_id: UUID) -> None:
    """Let go of a correction that was dealt with. Raises NotFoundError."""
    correction = session.get(Correction, correction_id)
    if correction is None:
        raise NotFoundError(f"There is no correction {correction_id}.")
    session.delete(correction)
