"""Records brought into a database as an import brings them."""

from directory.config import Config
from directory.database import Database
from directory.hsds.import_records import ImportOptions, ImportReport, import_records
from directory.hsds.problems import NumberedRecord
from directory.operations.reference_data import load_reference_data
from directory.vetting.withdrawal import withdraw_listing
from tests.support.records import Record, uid

VETTED = ImportOptions(vetted_by=("a@one.example", "b@two.example"))


def load_into(
    database: Database, *records: Record, options: ImportOptions = VETTED
) -> ImportReport:
    """Import records, with two vetters; none may be refused."""
    numbered = [NumberedRecord(n, record) for n, record in enumerate(records, 1)]
    with load_reference_data(Config.from_environ({})) as reference:
        report = import_records(database, numbered, reference, options)
    assert report.refused == ()
    return report


def withdraw(database: Database, key: str) -> None:
    """Withdraw the service of a record."""
    with database.write() as session:
        withdraw_listing(session, uid(key))
