"""The state of the content: what is public, and what of it helps nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from directory.corrections.bad_reports import reported_listings
from directory.database import in_batches, today_of
from directory.emergency.line import CALLED
from directory.listings.field_visibility import is_outdated, is_public
from directory.listings.models import Service, ServiceAtLocation
from directory.listings.parts import load_parts
from directory.listings.public_view import ListingView, view_of
from directory.listings.shown import shown_of
from directory.listings.told_places import coarse_point
from directory.listings.vocabulary import Visibility
from directory.operations.vetting_queue import WaitingKind, is_waiting, waiting
from directory.search_port import STALE_DAYS, WORLDWIDE, is_country
from directory.wording.line_words import HOTLINE

BATCH = 500  # listings in one look
MOST_LOOKED_AT = 20_000  # a minute; of more, the first are told
SHOWN_IDS = 5  # in a line; all of them are in the JSON


@dataclass(slots=True)
class Content:
    """How many listings are public, and which of them are not as they should be.

    Of the public ones, two people ``vetted`` some, and the ``unconfirmed`` nobody; of
    these, ``published_elsewhere`` have numbers of a public page. ``unvetted`` services
    wait for two vetters, ``held`` numbers among them; ``outdated`` ones were read too
    long ago to be shown, ``reported`` ones readers found wrong or unsafe.
    ``stale`` was checked two years ago, or never. ``unreachable`` no search for a place
    can find; ids are those of services.
    """

    mode: str
    public: int = 0
    vetted: int = 0
    unvetted: int = 0
    held: int = 0
    unconfirmed: int = 0
    published_elsewhere: int = 0
    outdated: int = 0
    reported: int = 0
    stale: int = 0
    unreachable: list[str] = field(default_factory=list)
    without_channel: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    with_line: set[str] = field(default_factory=set)

    @property
    def without_line(self) -> list[str]:
        """Return the countries of public listings where no emergency line serves."""
        if WORLDWIDE in self.with_line:
            return []
        return sorted(self.countries - self.with_line)

    def as_values(self) -> dict[str, Any]:
        """Return it for programs."""
        values = asdict(self)
        del values["countries"], values["with_line"]
        return {**values, "countries_without_emergency_line": self.without_line}

    def lines(self) -> Iterator[str]:
        """Yield what an operator reads."""
        yield f"mode: {self.mode}"
        yield (
            f"content: {self.public} listings are public, {self.unvetted} services "
            f"wait for two vetters, {self.unconfirmed} are unconfirmed, {self.stale} "
            "are stale"
        )
        yield (
            f"vetting: {self.vetted} are vetted, {self.published_elsewhere} show "
            f"numbers that nobody tried, {self.held} numbers are held for vetters, "
            f"{self.outdated} services are outdated, {self.reported} are reported"
        )
        yield from told("no search can reach", self.unreachable)
        yield from told("no channel", self.without_channel)
        yield from told("no emergency line in", self.without_line)


def told(what: str, ids: Sequence[str]) -> Iterator[str]:
    """Yield a line that counts, and names the first."""
    if ids:
        more = ", …" if len(ids) > SHOWN_IDS else ""
        yield f"{what}: {len(ids)} ({', '.join(ids[:SHOWN_IDS])}{more})"


def content_of(session: Session, mode: str) -> Content:
    """Look at every listing that anyone may see, as its page is made."""
    content, today = Content(mode), today_of(session)
    content.unvetted = counted(session, is_waiting())
    content.held = sum(one.kind is WaitingKind.CHANNEL for one in waiting(session))
    content.outdated = counted(session, is_outdated(today))
    content.reported = len(set(reported_listings(session)))
    content.unreachable += services_without_listing(session)
    ids = list(
        session.scalars(
            select(ServiceAtLocation.id)
            .join(ServiceAtLocation.service)
            .where(is_public(session))
            .order_by(ServiceAtLocation.id)
        )
    )
    content.public = len(ids)
    for some in in_batches(ids[:MOST_LOOKED_AT], BATCH):
        look_at(session, some, content, today)
    return content


def counted(session: Session, condition: ColumnElement[bool]) -> int:
    """Return of how many services something is so."""
    statement = select(func.count()).select_from(Service).where(condition)
    return session.scalar(statement) or 0


def services_without_listing(session: Session) -> list[str]:
    """Return the public services that no listing shows."""
    listed = select(ServiceAtLocation.service_id)
    statement = select(Service).where(is_public(session), Service.id.not_in(listed))
    return sorted(
        service.external_id or str(service.id) for service in session.scalars(statement)
    )


def look_at(
    session: Session, ids: Sequence[UUID], content: Content, today: date
) -> None:
    """Look at a batch of listings."""
    rows = session.scalars(
        select(ServiceAtLocation)
        .where(ServiceAtLocation.id.in_(ids))
        .options(
            joinedload(ServiceAtLocation.service).joinedload(Service.organization),
            joinedload(ServiceAtLocation.location),
        )
        .order_by(ServiceAtLocation.id)
    ).all()
    parts = load_parts(session, rows)
    for row in rows:
        shown = shown_of(row, parts[row.id], to=Visibility.PUBLIC, today=today)
        has_point = coarse_point(row.location, shown) != (None, None)
        count(content, view_of(row, shown), today, has_point=has_point)
    session.expunge_all()


def count(content: Content, view: ListingView, today: date, *, has_point: bool) -> None:
    """Count one listing."""
    name = view.external_id or str(view.id)
    content.vetted += view.vetted_by_count > 0
    content.unconfirmed += view.unconfirmed
    content.published_elsewhere += view.provenance is not None
    content.stale += is_stale(view, today)
    if not (has_point or is_placed(view)):
        content.unreachable.append(name)
    if not view.channels:
        content.without_channel.append(name)
    places = {view.country, *view.covers} - {None}
    content.countries |= {place for place in places if place and is_country(place)}
    if is_line(view):
        content.with_line |= {place for place in places if place}


def is_stale(view: ListingView, today: date) -> bool:
    """Whether nobody has said for two years that it is still so."""
    checked = view.assured_date
    return checked is None or today - checked > timedelta(days=STALE_DAYS)


def is_placed(view: ListingView) -> bool:
    """Whether it says where it is or whom it serves; remote help serves everyone."""
    return bool(view.remote or view.country or view.admin1 or view.covers)


def is_line(view: ListingView) -> bool:
    """Whether somebody in danger could call it now."""
    calls = any(channel.kind in CALLED for channel in view.channels)
    vetted = HOTLINE in view.codes and view.vetted_by_count > 0
    return calls and vetted and not view.temporarily_closed
