"""How a service stands changes by the table alone, and in one place."""

import re
from pathlib import Path

import pytest

from directory.errors import IllegalTransitionError
from directory.listings.models import Organization, Service
from directory.listings.vocabulary import Publication, ServiceStatus
from directory.vetting.vetters import read_vetters
from directory.vetting.workflow import TRANSITIONS, Action, after, perform
from tests.support.clocks import NOW

ROOT = Path(__file__).parents[4]
WAITING, PUBLISHED = Publication.WAITING, Publication.PUBLISHED
UNCONFIRMED, WITHDRAWN = Publication.UNCONFIRMED, Publication.WITHDRAWN
# How a service stands after each action, by how it stood; None is illegal.
EXPECTED = {
    #          receive      list         publish    withdraw
    None: (WAITING, UNCONFIRMED, PUBLISHED, None),
    WAITING: (WAITING, UNCONFIRMED, PUBLISHED, WITHDRAWN),
    UNCONFIRMED: (None, UNCONFIRMED, PUBLISHED, WITHDRAWN),
    PUBLISHED: (None, None, PUBLISHED, WITHDRAWN),
    WITHDRAWN: (None, None, PUBLISHED, WITHDRAWN),
}
CASES = [
    (standing, action, result)
    for standing, results in EXPECTED.items()
    for action, result in zip(Action, results, strict=True)
]


@pytest.mark.parametrize(("standing", "action", "result"), CASES)
def test_every_step_is_legal_or_refused(sqlite, standing, action, result):
    key = add_service(sqlite, standing)

    refused = taken(sqlite, action, {key: standing})

    assert refused == (result is None)
    assert publication(sqlite, key) == (result or standing or WAITING)


def test_nothing_is_written_where_one_step_is_illegal(sqlite):
    good, bad = add_service(sqlite, WAITING), add_service(sqlite, PUBLISHED)

    refused = taken(sqlite, Action.LIST, {good: WAITING, bad: PUBLISHED})

    assert refused
    assert publication(sqlite, good) is WAITING


def test_an_illegal_step_is_a_conflict_told_in_a_sentence():
    with pytest.raises(IllegalTransitionError) as refused:
        after(PUBLISHED, Action.RECEIVE)
    with pytest.raises(IllegalTransitionError) as missing:
        after(None, Action.WITHDRAW)

    assert (refused.value.status, refused.value.code) == (409, "illegal_transition")
    assert str(refused.value) == (
        "A service that is published cannot take the step 'receive'."
    )
    assert str(missing.value) == (
        "A service that is not there cannot take the step 'withdraw'."
    )


def test_the_table_has_no_step_beyond_these():
    legal = {(standing, action) for standing, action, result in CASES if result}

    assert TRANSITIONS.keys() == legal


def test_nobody_else_writes_how_a_service_stands():
    writing = re.compile(r"\.publication\s*=[^=]|values\([^)]*publication=")

    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "directory").rglob("*.py")
        if writing.search(path.read_text("utf-8"))
    }

    assert found == {"directory/vetting/workflow.py"}


def add_service(database, standing):
    """Store a service that stands so; one that is new stands as rows begin."""
    vetters = read_vetters(("a@one.example", "b@two.example"))
    with database.write() as session:
        service = Service(
            organization=Organization(name="Fictional Fig Tree"),
            name="Legal desk (demonstration)",
            status=ServiceStatus.ACTIVE,
            publication=standing or WAITING,
            vetting=vetters.vetting(NOW) if standing is PUBLISHED else None,
        )
        session.add(service)
    return service.id


def taken(database, action, services):
    """Take the step; whether it was refused."""
    with database.write() as session:
        vetting = read_vetters(("a@one.example", "b@two.example")).vetting(NOW)
        session.add(vetting)
        session.flush()
        key = vetting.id if action is Action.PUBLISH else None
        try:
            perform(session, action, services, vetting_id=key)
        except IllegalTransitionError:
            return True
    return False


def publication(database, key):
    with database.read() as session:
        return session.get(Service, key).publication
