"""Many who write the audit at once make one chain; no migration loses its guards."""

import threading
from uuid import uuid4

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from directory.audit.services import record
from directory.audit.verify import Finding, verify
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.operations import schema_version as schema
from tests.integration.test_migrations import database
from tests.support.members import World

pytestmark = pytest.mark.integration
WRITERS, EACH = 6, 100
GUARDS = {
    True: "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    False: "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}
NAMES = {
    True: {"audit_event_no_update", "audit_event_no_delete"},
    False: {"audit_event_no_change", "audit_event_no_truncate"},
}
assert database  # its fixture


def guards(database):
    with database.read() as work:
        return set(work.scalars(text(GUARDS[database.is_sqlite])))


def test_six_writers_at_once_make_one_chain(database, tmp_path):
    schema.upgrade(database)
    World(database)

    def write():
        for _ in range(EACH):
            with database.write() as work:
                record(work, AuditAct.SIGNED_IN, SubjectKind.USER, uuid4())

    threads = [threading.Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.read() as work:
        assert verify(work, tmp_path / "audit.key") == Finding(WRITERS * EACH)


def test_no_revision_from_the_first_on_is_without_the_guards(database):
    script = ScriptDirectory.from_config(schema.alembic_config())
    revisions = [one.revision for one in script.walk_revisions()][::-1]
    later = revisions[revisions.index("0051") :]

    for revision in later:
        schema.upgrade(database, revision)
        assert guards(database) == NAMES[database.is_sqlite]
    for revision in later[::-1]:
        schema.downgrade(database, revision)
        assert guards(database) == NAMES[database.is_sqlite]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET act = 'x'",
        "DELETE FROM audit_event",
        "TRUNCATE audit_event",
    ],
)
def test_the_database_itself_refuses_to_forget(database, statement):
    schema.upgrade(database)
    World(database)
    with database.write() as work:
        record(work, AuditAct.SIGNED_IN, SubjectKind.USER, uuid4())

    with pytest.raises(DBAPIError), database.write() as work:
        work.execute(text(statement))
