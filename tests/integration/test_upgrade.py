"""An instance of version 0.1.0 with its demonstration goes on after ``panah init``."""

import lzma
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import inspect, select, text

from directory.listings.details import ListingDetails, public_listing
from directory.listings.models import (
    Contact,
    FieldTier,
    Phone,
    ServiceAtLocation,
    ServiceCapacity,
    Translation,
)
from directory.listings.vocabulary import ListingField, ReviewState, Visibility
from seed_data.demonstration import demonstration_records
from tests.support.instance import Instance

pytestmark = pytest.mark.integration
FORMER = Path(__file__).parents[1] / "data" / "demonstration-0.1.0.sqlite.xz"
# What is no longer stored: where the money comes from.
GONE = {"alembic_version", "funding"}
Tables = dict[str, tuple[list[str], list[str]]]
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SEEDED_ON = date(2026, 11, 30)  # the demonstration's dates move with the day
CHOSEN = "SELECT id FROM {} WHERE {} ORDER BY id LIMIT 1 OFFSET 20"


@pytest.fixture
def former(instance: Instance) -> Instance:
    """Return an instance whose database the former version wrote."""
    instance.settings["PANAH_MODE"] = "demo"
    (instance.folder / "mode").unlink()  # it knew of none
    file = instance.folder / "panah.sqlite"
    for path in instance.folder.glob("panah.sqlite*"):
        path.unlink()
    file.write_bytes(lzma.decompress(FORMER.read_bytes()))
    return instance


def listings(instance: Instance) -> dict[UUID, ListingDetails]:
    """Return what everybody may know of each listing."""
    database = instance.database()
    with database.read() as session:
        ids = session.scalars(select(ServiceAtLocation.id)).all()
        told = {key: public_listing(session, key, NOW) for key in ids}
    database.dispose()
    return {key: details for key, details in told.items() if details}


def kept(instance: Instance, of: Tables | None = None) -> Tables:
    """Return all rows of each table, of the columns that another look has seen."""
    database = instance.database()
    with database.read() as session:
        looked = inspect(session.connection())
        names = list(of) if of else looked.get_table_names()
        names = [name for name in names if name not in GONE]
        found = {}
        for name in names:
            own = [column["name"] for column in looked.get_columns(name)]
            columns = of[name][0] if of else sorted(own)
            listed = ", ".join(f'"{column}"' for column in columns)
            query = text(f'SELECT {listed} FROM "{name}"')  # noqa: S608 - its own names
            found[name] = columns, sorted(map(repr, session.execute(query)))
    database.dispose()
    return found


def choose(instance: Instance) -> dict[str, Any]:
    """Set by hand what no record says; return it by the values of its part."""
    database = instance.database()
    with database.write() as session:
        phone = session.scalars(
            select(Phone).where(Phone.service_id.is_not(None)).order_by(Phone.id)
        ).all()[20]
        phone.visibility = Visibility.PARTNER
        contact = session.scalars(select(Contact).order_by(Contact.id)).all()[3]
        contact.visibility = Visibility.PUBLIC
        translation = session.scalars(
            select(Translation).where(
                Translation.review_state == ReviewState.UNREVIEWED
            )
        ).all()[2]
        translation.review_state = ReviewState.REVIEWED
        service_id = phone.service_id
        session.add(
            FieldTier(
                service_id=service_id,
                field=ListingField.EMAIL,
                visibility=Visibility.PARTNER,
            )
        )
        session.add(
            ServiceCapacity(
                service_id=service_id, available=3, unit="beds", updated_at=NOW
            )
        )
    database.dispose()
    return chosen(instance)


def chosen(instance: Instance) -> dict[str, Any]:
    """Return what was set by hand, by what the part says and not by its id."""
    database = instance.database()
    with database.read() as session:
        found = {
            "phones": sorted(
                (str(row.service_id), row.number)
                for row in session.scalars(select(Phone))
                if row.visibility is Visibility.PARTNER
            ),
            "contacts": sorted(
                (row.name, row.email)
                for row in session.scalars(select(Contact))
                if row.visibility is Visibility.PUBLIC
            ),
            "translations": sorted(
                (row.language, row.name)
                for row in session.scalars(select(Translation))
                if row.review_state is ReviewState.REVIEWED
            ),
            "tiers": [row.field for row in session.scalars(select(FieldTier))],
            "room": session.execute(
                text("SELECT service_id, available, unit FROM service_capacity")
            ).all(),
        }
    database.dispose()
    return found


def seeded(instance: Instance) -> tuple[str, str]:
    """Seed as of the day the former version did: tell of programmes, demonstration."""
    programmes = instance.panah("seed")
    return programmes, instance.load(*demonstration_records(SEEDED_ON))


def test_a_former_instance_tells_the_same_after_the_upgrade(former: Instance) -> None:
    before = kept(former)

    former.panah("init")

    assert kept(former, before) == before
    assert len(listings(former)) == 258
    former.panah("index", "verify")
    assert "258 listings" in former.panah("index", "status")


def test_importing_the_identical_records_again_changes_nothing(
    former: Instance,
) -> None:
    former.panah("init")
    by_hand = choose(former)
    said = seeded(former)
    before = listings(former)

    again = seeded(former)

    # Ten programmes were mistaken or have changed since: whom they serve, above all,
    # and of lines who answers.
    assert "0 new, 10 changed, 14 alike" in said[0]
    assert "0 new, 0 changed, 24 alike" in again[0]
    # A place of which the province alone is known goes by the clock of its country,
    # what a secret one serves is named by its province, and areas by their codes. Forty
    # listings have come since; others say what is asked at the door, or who answers.
    assert "40 new, 58 changed, 187 alike" in said[1]
    assert "0 new, 0 changed, 285 alike" in again[1]
    assert all(by_hand.values())
    now = chosen(former)
    of_former_listings = {row.service_id for row in by_hand["room"]}
    now["room"] = [row for row in now["room"] if row.service_id in of_former_listings]
    assert sorted(now.pop("room")) == sorted(by_hand.pop("room"))
    assert now == by_hand
    assert listings(former) == before
