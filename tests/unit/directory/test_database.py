import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError

from directory.database import Database, UtcDateTime, with_driver
from directory.listings.models import Location, Organization, Service, Vetting
from directory.listings.vocabulary import LocationType, Publication, ServiceStatus


def organization() -> Organization:
    return Organization(name="Example")


def test_a_unit_of_work_is_whole_or_nothing(sqlite):
    def fail_half_way() -> None:
        with sqlite.write() as session:
            session.add(organization())
            session.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail_half_way()

    with sqlite.read() as session:
        assert session.scalars(select(Organization)).all() == []


def test_two_hundred_read_then_write_transactions_lose_no_update(sqlite):
    with sqlite.write() as session:
        session.add(Organization(name="0", external_id="counter"))

    def count() -> None:
        for _step in range(50):
            with sqlite.write() as session:
                row = session.scalars(select(Organization)).one()
                row.name = str(int(row.name) + 1)

    threads = [threading.Thread(target=count) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with sqlite.read() as session:
        assert session.scalars(select(Organization.name)).one() == "200"


def test_a_naive_instant_is_refused():
    naive, told = datetime(2026, 1, 1, 12), datetime(2026, 1, 1, 12, tzinfo=UTC)
    east = told.astimezone(timezone(timedelta(hours=4, minutes=30)))

    with pytest.raises(ValueError, match="any zone"):
        UtcDateTime().process_bind_param(naive, None)

    assert UtcDateTime().process_bind_param(east, None) == told
    assert UtcDateTime().process_bind_param(None, None) is None


@pytest.mark.parametrize("engine", ["writer", "reader"])
def test_what_is_deleted_is_overwritten_and_triggers_see_a_replaced_row(sqlite, engine):
    with getattr(sqlite, engine).connect() as connection:
        set_to = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("secure_delete", "recursive_triggers", "foreign_keys")
        }

    assert set_to == {"secure_delete": 1, "recursive_triggers": 1, "foreign_keys": 1}


def test_a_writer_waits_for_another_no_longer_than_it_was_told(sqlite):
    hasty = Database(sqlite.url, patience_s=0)

    def write_too() -> None:
        with hasty.write() as session:
            session.add(organization())

    with sqlite.write() as session:
        session.add(organization())
        session.flush()
        with pytest.raises(OperationalError, match="locked"):
            write_too()
        with hasty.read() as reading:
            found = reading.scalars(select(Organization)).all()
    hasty.dispose()

    assert found == []


def test_a_reading_session_cannot_write(sqlite):
    with sqlite.read() as session:
        session.add(organization())

        with pytest.raises(OperationalError):
            session.flush()


def test_nothing_is_published_without_two_vetters(sqlite):
    service = Service(
        organization=organization(),
        name="Example",
        status=ServiceStatus.ACTIVE,
        publication=Publication.PUBLISHED,
    )

    with (
        pytest.raises(IntegrityError, match="published_is_vetted"),
        sqlite.write() as session,
    ):
        session.add(service)


def test_two_vetters_of_one_organization_are_refused(sqlite):
    vetting = Vetting(
        first_vetter="a@one.example",
        first_organization="one.example",
        second_vetter="b@one.example",
        second_organization="one.example",
    )

    with (
        pytest.raises(IntegrityError, match="two_organizations"),
        sqlite.write() as session,
    ):
        session.add(vetting)


def test_a_confidential_location_has_no_point(sqlite):
    location = Location(
        location_type=LocationType.PHYSICAL,
        confidential=True,
        cell_latitude=343,
        cell_longitude=622,
    )

    with (
        pytest.raises(IntegrityError, match="confidential_has_no_point"),
        sqlite.write() as session,
    ):
        session.add(location)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://a@b/c", "postgresql+psycopg://a@b/c"),
        ("postgres://a@b/c", "postgresql+psycopg://a@b/c"),
        ("sqlite:///x", "sqlite:///x"),
    ],
)
def test_the_driver_is_named(url, expected):
    assert with_driver(url) == expected
