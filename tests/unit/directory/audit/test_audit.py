"""The chain of the audit: every bending of it is found, and none is lost."""

import random
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from directory.audit.checkpoints import Checkpoint, make_checkpoint
from directory.audit.models import AuditEvent, AuditHead
from directory.audit.services import FIRST_MAC, mac_of, record
from directory.audit.verify import Fault, Finding, verify
from directory.audit.vocabulary import AuditAct, SubjectKind
from directory.crypto.keyring import keyring_of
from directory.errors import ConfigurationError
from tests.support.members import World

EVENTS = 12
ACTS = list(AuditAct)


@pytest.fixture
def chain(sqlite, tmp_path):
    """Return a database with some events, and the file of the key that signs."""
    World(sqlite)
    with sqlite.write() as work:
        for n in range(EVENTS):
            record(work, ACTS[n], SubjectKind.USER, UUID(int=n), by=UUID(int=99))
    return sqlite, tmp_path / "audit.key"


def found(chain, checkpoint=None):
    database, key_file = chain
    with database.read() as work:
        return verify(work, key_file, checkpoint)


def bend(chain, *statements):
    """Change what the triggers guard, as whoever owns the file can."""
    database, _ = chain
    with database.write() as work:
        for name in ("update", "delete"):
            work.execute(text(f"DROP TRIGGER IF EXISTS audit_event_no_{name}"))
        for statement in statements:
            work.execute(text(statement))


def checkpoint_of(chain):
    database, key_file = chain
    with database.read() as work:
        return make_checkpoint(work, key_file)


def rewrite(chain, forget):
    """Write the chain anew without an event, with the secret in hand."""
    database, _ = chain
    bend(chain)
    with database.write() as work:
        rows = work.scalars(select(AuditEvent).order_by(AuditEvent.n)).all()
        kept = [row for row in rows if row.n != forget]
        values = [
            (row.at, row.act, row.actor_membership_id, row.subject_kind, row.subject_id)
            for row in kept
        ]
        work.execute(text("DELETE FROM audit_event"))
        work.expunge_all()
        former = FIRST_MAC
        for n, (at, act, who, kind, subject) in enumerate(values, 1):
            event = AuditEvent(
                n=n,
                at=at,
                act=act,
                actor_membership_id=who,
                subject_kind=kind,
                subject_id=subject,
                digest=b"",
            )
            former = event.mac = mac_of(keyring_of(work), event, former)
            work.add(event)
        head = work.scalars(select(AuditHead)).one()
        head.n, head.mac = len(values), former


def test_a_chain_that_nobody_touched_is_whole(chain):
    assert found(chain) == Finding(EVENTS)
    assert found(chain, checkpoint_of(chain)) == Finding(EVENTS)


def test_an_empty_chain_is_whole(sqlite, tmp_path):
    World(sqlite)
    assert found((sqlite, tmp_path / "k")) == Finding(0)


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        (
            "UPDATE audit_event SET act = 'x' WHERE n = 5",
            Finding(5, Fault.CHANGED),
        ),
        (
            "UPDATE audit_event SET actor_membership_id = NULL WHERE n = 5",
            Finding(5, Fault.CHANGED),
        ),
        (
            "UPDATE audit_event SET at = '2020-01-01 00:00:00.000000' WHERE n = 12",
            Finding(12, Fault.CHANGED),
        ),
        ("DELETE FROM audit_event WHERE n = 5", Finding(5, Fault.MISSING)),
        ("DELETE FROM audit_event WHERE n = 1", Finding(1, Fault.MISSING)),
        ("DELETE FROM audit_event WHERE n > 9", Finding(10, Fault.CUT)),
        ("DELETE FROM audit_event", Finding(1, Fault.CUT)),
        ("DELETE FROM audit_head", Finding(13, Fault.CUT)),
        ("UPDATE audit_head SET n = 11", Finding(12, Fault.HEAD)),
        ("UPDATE audit_head SET mac = zeroblob(32)", Finding(12, Fault.HEAD)),
    ],
)
def test_what_was_bent_is_found_where_it_was_bent(chain, statement, finding):
    bend(chain, statement)

    assert found(chain) == finding


def test_two_events_that_changed_places_are_found(chain):
    bend(
        chain,
        "UPDATE audit_event SET n = 99 WHERE n = 4",
        "UPDATE audit_event SET n = 4 WHERE n = 5",
        "UPDATE audit_event SET n = 5 WHERE n = 99",
    )

    assert found(chain) == Finding(4, Fault.CHANGED)


def test_a_tail_cut_with_its_head_is_found_by_the_checkpoint_alone(chain):
    checkpoint = checkpoint_of(chain)
    bend(
        chain,
        "DELETE FROM audit_event WHERE n > 9",
        "UPDATE audit_head SET n = 9, mac = (SELECT mac FROM audit_event WHERE n = 9)",
    )

    assert found(chain) == Finding(9)
    assert found(chain, checkpoint) == Finding(10, Fault.CUT)


@pytest.mark.parametrize("forget", range(1, EVENTS + 1))
def test_a_chain_rewritten_with_the_secret_is_found_by_the_checkpoint(chain, forget):
    checkpoint = checkpoint_of(chain)
    rewrite(chain, forget)
    with chain[0].write() as work:
        record(work, AuditAct.SIGNED_IN, SubjectKind.USER, uuid4())

    assert found(chain).is_whole
    assert found(chain, checkpoint) == Finding(EVENTS, Fault.REWRITTEN)


@pytest.mark.parametrize("change", ["n", "mac", "signature"])
def test_a_checkpoint_that_was_changed_is_refused(chain, change):
    whole = checkpoint_of(chain)
    values = {"n": whole.n - 1, "mac": "00" * 32, "signature": "00" * 64}
    parts = {"n": whole.n, "mac": whole.mac, "signature": whole.signature}

    changed = Checkpoint(**{**parts, change: values[change]})

    assert found(chain, changed).fault is Fault.FORGED


def test_a_chain_that_went_on_holds_with_a_former_checkpoint(chain):
    checkpoint = checkpoint_of(chain)
    with chain[0].write() as work:
        record(work, AuditAct.SIGNED_IN, SubjectKind.USER, uuid4())

    assert found(chain, checkpoint) == Finding(EVENTS + 1)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET act = 'x'",
        "DELETE FROM audit_event WHERE n = 1",
        "INSERT OR REPLACE INTO audit_event SELECT n, at, 'x', actor_membership_id,"
        " subject_kind, subject_id, digest, mac FROM audit_event WHERE n = 1",
    ],
)
def test_the_database_itself_refuses(chain, statement):
    database, _ = chain
    with pytest.raises(IntegrityError, match="only ever added"), database.write() as w:
        w.execute(text(statement))

    assert found(chain).is_whole


def test_what_is_rolled_back_has_never_been(chain):
    database, _ = chain

    def fail_after_it():
        with database.write() as work:
            record(work, AuditAct.SIGNED_IN, SubjectKind.USER, uuid4())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_it()

    assert found(chain) == Finding(EVENTS)


@pytest.mark.parametrize("seed", range(20))
def test_any_change_of_any_column_is_found(chain, seed):
    chance = random.Random(seed)  # noqa: S311 - of a test
    n = chance.randint(1, EVENTS)
    column, value = chance.choice(
        [
            ("digest", "x'00'"),
            ("subject_kind", "'user2'"),
            ("subject_id", f"'{uuid4().hex}'"),
            ("actor_membership_id", f"'{uuid4().hex}'"),
            ("mac", "zeroblob(32)"),
            ("act", "'session:end2'"),
        ]
    )
    bend(chain, f"UPDATE audit_event SET {column} = {value} WHERE n = {n}")  # noqa: S608

    assert found(chain) == Finding(n, Fault.CHANGED)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"n": "1"}', '{"n":1,"mac":"x"}'])
def test_a_file_that_holds_no_checkpoint_is_told(tmp_path, content):
    path = tmp_path / "checkpoint"
    path.write_text(content)

    with pytest.raises(ConfigurationError, match="holds no checkpoint"):
        Checkpoint.read(path)
