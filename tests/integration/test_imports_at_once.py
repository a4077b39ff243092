"""Two imports at once on PostgreSQL: neither overlooks what the other changes."""

import random
import threading
from contextlib import contextmanager

import psycopg
import pytest

from directory.database import Database
from directory.errors import UnavailableError
from directory.hsds.apply.execute import apply_plan
from directory.hsds.apply.plan import make_plan
from directory.hsds.import_records import ImportOptions, Run, import_records
from directory.hsds.prepare import prepare
from directory.hsds.problems import NumberedRecord
from directory.listings.models import (
    ListingChange,
    Location,
    Organization,
    Service,
    ServiceAtLocation,
)
from directory.operations import schema_version as schema
from tests.unit.directory.hsds.import_samples import (
    REFERENCE,
    VETTERS,
    an_id,
    attribute,
    make_record,
)

pytestmark = pytest.mark.integration
PLACE = an_id(3001)
SECRET = attribute("confidential_location", "panah-attributes", "yes")
TIME_TO_MEET = 1.5


@pytest.fixture
def database(postgres_url):
    name = "panah_at_once"
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    database = Database(postgres_url.rsplit("/", 1)[0] + f"/{name}")
    schema.upgrade(database)
    yield database
    database.dispose()


def numbered(records):
    return [NumberedRecord(line, record) for line, record in enumerate(records, 1)]


def vetted(database, *records):
    options = ImportOptions(vetted_by=VETTERS, batch_size=7)
    return import_records(database, numbered(records), REFERENCE, options)


def naming(number, **changes):
    """A service of its own organization that names the place by its id."""
    record = make_record(number, **changes)
    record["service_at_locations"] = [
        {"id": an_id(2000 + number), "location_id": PLACE}
    ]
    return record


@contextmanager
def half_done(database, *records):
    """Import, and commit only when the block ends: another import comes meanwhile."""
    run = Run(database, REFERENCE, ImportOptions(vetted_by=VETTERS), lambda _done: None)
    batch = [prepare(one, REFERENCE) for one in numbered(records)]
    pairs, identities = run.drafts(batch)
    with database.write() as session:
        plan = make_plan(
            session,
            pairs,
            identities,
            run.action,
            set(),
            lock=True,
            reference=run.reference,
        )
        apply_plan(session, plan, run.vetting, run.today)
        yield


def meanwhile(database, *records):
    """Start an import in a thread of its own; return the thread."""
    thread = threading.Thread(target=vetted, args=(database, *records))
    thread.start()
    thread.join(TIME_TO_MEET)
    return thread


def the_place(database):
    with database.read() as session:
        return session.query(Location).filter_by(external_id=PLACE).one()


def told_of(database, number):
    """How often the log tells of the listing of a service."""
    with database.read() as session:
        listing = session.query(ServiceAtLocation).filter_by(
            external_id=an_id(2000 + number)
        )
        entries = session.query(ListingChange).filter_by(listing_id=listing.one().id)
        return entries.count()


@pytest.mark.parametrize(
    "changed",
    [{"attributes": [SECRET]}, {"organization": {"name": "Another name"}}],
    ids=["the place becomes confidential", "the organization is renamed"],
)
def test_who_joins_while_it_changes_is_told_of_the_change(database, changed):
    vetted(database, make_record(1))
    owner = make_record(1)["organization"]
    newer = changed | {"organization": owner | changed.get("organization", {})}

    with half_done(database, naming(2, organization=owner)):
        other = meanwhile(database, make_record(1, **newer))
    other.join(20)

    assert not other.is_alive()
    assert told_of(database, 2) == 2
    assert the_place(database).confidential == ("attributes" in changed)


@pytest.mark.parametrize("first_hides", [True, False])
def test_a_place_that_two_add_at_once_is_as_secret_as_one_of_them_says(
    database, first_hides
):
    open_, secret = make_record(1), make_record(2, attributes=[SECRET])
    secret["service_at_locations"][0]["location"]["id"] = PLACE
    first, second = (secret, open_) if first_hides else (open_, secret)

    with half_done(database, first):
        other = meanwhile(database, second)
    other.join(20)

    assert the_place(database).confidential


def test_who_needs_a_place_secret_is_heard_by_who_describes_it_meanwhile(database):
    vetted(database, make_record(1))

    with half_done(database, naming(2, attributes=[SECRET])):
        other = meanwhile(database, make_record(1, name="Described anew"))
    other.join(20)

    with database.read() as session:
        names = {service.name for service in session.query(Service)}
    assert "Described anew" in names
    assert the_place(database).confidential


def test_many_imports_of_the_same_shared_records_end_and_lose_nothing(database):
    shared = [make_record(n)["organization"] for n in range(1, 6)]
    failures, rounds = [], 4

    def work(seed):
        choose = random.Random(seed)  # noqa: S311 - to repeat, not to hide
        for step in range(rounds):
            numbers = choose.sample(range(1, 21), 12)
            records = [
                naming_one_of(n, shared[n % 5] | {"name": f"By {seed} in {step}"})
                for n in numbers
            ]
            try:
                vetted(database, *records)
            except UnavailableError as error:
                failures.append(error)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert failures == []
    with database.read() as session:
        assert session.query(Service).count() == 20
        assert session.query(Organization).count() == 5


def naming_one_of(number, organization):
    """A service of a shared organization, at one of five shared places."""
    record = make_record(number, organization=organization)
    place = record["service_at_locations"][0]["location"]
    place["id"] = an_id(3000 + number % 5)
    place["name"] = organization["name"]
    return record
