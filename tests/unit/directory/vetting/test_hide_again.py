"""What was hidden stays hidden, whatever backup is put back."""

from uuid import UUID

import pytest
from sqlalchemy import select

from directory.database import Database
from directory.listings.models import ListingChange, Service
from directory.listings.vocabulary import Publication
from directory.operations import schema_version
from directory.operations.check_host import check_hidden_log
from directory.tombstones.hidden_log import HiddenLog, Kind
from directory.tombstones.remembering import is_forgotten
from directory.vetting.hide_again import hide_again
from directory.vetting.withdrawal import withdraw_listing
from directory.vetting.workflow import Action, perform
from tests.unit.directory.hsds.import_samples import (
    VETTERS,
    an_id,
    make_record,
    only,
    run_import,
)

PUBLISHED, WITHDRAWN = Publication.PUBLISHED, Publication.WITHDRAWN


class Kept:
    """An instance with a log, and what a backup of its database would hold."""

    def __init__(self, folder):
        self.log = HiddenLog(folder / "hidden.log")
        self.file = folder / "panah.sqlite"
        self.hidden_file = self.log.path
        self.database = self.open()
        schema_version.upgrade(self.database)

    def open(self):
        return Database(f"sqlite:///{self.file}", self.log.path)

    def back_up(self):
        self.database.dispose()
        return self.file.read_bytes()

    def restore(self, backup):
        self.database.dispose()
        self.file.write_bytes(backup)

    def withdraw(self):
        with self.database.write() as session:
            withdraw_listing(session, an_id(1))
            return is_forgotten(session)

    @property
    def publication(self):
        return only(self.database, Service).publication


@pytest.fixture
def kept(tmp_path):
    kept = Kept(tmp_path)
    run_import(kept.database, make_record(), vetted_by=VETTERS)
    yield kept
    kept.database.dispose()


def test_a_restored_backup_brings_nothing_back(kept):
    backup = kept.back_up()
    kept.withdraw()
    kept.restore(backup)
    before = kept.publication

    count = hide_again(kept.database)

    assert (before, kept.publication, count) == (PUBLISHED, WITHDRAWN, 1)
    with kept.database.read() as session:
        assert len(session.scalars(select(ListingChange)).all()) == 2  # for the indexes
    assert hide_again(kept.database) == 0


def test_what_two_vetters_brought_back_stays(kept):
    kept.withdraw()
    run_import(kept.database, make_record(), vetted_by=VETTERS)

    assert hide_again(kept.database) == 0
    assert kept.publication is PUBLISHED
    assert kept.log.hidden(Kind.SERVICE) == set()


def test_a_log_that_breaks_after_a_commit_undoes_nothing(kept):
    kept.withdraw()
    kept.log.path.unlink()
    kept.log.path.mkdir()

    run_import(kept.database, make_record(), vetted_by=VETTERS)

    assert kept.publication is PUBLISHED


def test_what_was_not_committed_is_not_remembered_as_shown(kept):
    kept.withdraw()
    hidden = kept.log.hidden(Kind.SERVICE)

    def publish_and_fail():
        with kept.database.write() as session:
            perform(session, Action.PUBLISH, dict.fromkeys(hidden, WITHDRAWN))
            raise KeyError

    with pytest.raises(KeyError):
        publish_and_fail()

    assert kept.log.hidden(Kind.SERVICE) == hidden
    assert kept.publication is WITHDRAWN


def test_hiding_is_remembered_before_it_is_committed(kept):
    def withdraw_and_fail():
        with kept.database.write() as session:
            withdraw_listing(session, an_id(1))
            raise KeyError

    with pytest.raises(KeyError):
        withdraw_and_fail()

    assert kept.log.hidden(Kind.SERVICE) == {UUID(an_id(1))}


def test_a_log_that_cannot_be_written_hides_all_the_same_and_says_so(kept):
    kept.log.path.mkdir()

    forgotten = kept.withdraw()

    assert (forgotten, kept.publication) == (True, WITHDRAWN)
    assert "cannot be read" in check_hidden_log(kept, kept.database).wrong


def test_an_older_instance_writes_down_what_it_hides(kept):
    kept.withdraw()
    kept.log.path.unlink()
    missed = check_hidden_log(kept, kept.database)

    hide_again(kept.database)

    assert missed.wrong == "it misses 1: run 'panah init'"
    assert check_hidden_log(kept, kept.database).wrong == ""
    assert kept.log.hidden(Kind.SERVICE) == {UUID(an_id(1))}


def test_ids_that_the_database_does_not_know_do_no_harm(kept):
    kept.log.hide(Kind.SERVICE, [UUID(int=number) for number in range(1000, 2200)])

    assert hide_again(kept.database) == 0


def test_a_database_by_itself_remembers_nothing(sqlite):
    assert hide_again(sqlite) == 0
