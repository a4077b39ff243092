from datetime import date
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from directory.corrections.services import (
    CorrectionForm,
    all_corrections,
    remove_correction,
    take_correction,
)
from directory.errors import NotFoundError

TODAY, YESTERDAY = date(2026, 6, 2), date(2026, 6, 1)


@pytest.fixture
def session(sqlite):
    with sqlite.write() as session:
        yield session


def told(corrections):
    return [
        (one.language, one.received_on, one.wrong, one.better) for one in corrections
    ]


def test_what_was_typed_is_kept_with_language_and_day_and_nothing_else(session):
    form = CorrectionForm(" <b>Lawer</b> ", "Lawyer")

    kept = take_correction(session, "en", form, TODAY)

    columns = {column.name for column in kept.__table__.columns}
    of_the_report = {"kind", "listing_id"}
    assert told([kept]) == [("en", TODAY, " <b>Lawer</b> ", "Lawyer")]
    assert columns - of_the_report == {
        "id", "language", "wrong", "better", "received_on",
    }  # fmt: skip


def test_a_correction_says_what_is_wrong_or_what_is_right(session):
    with pytest.raises(IntegrityError, match="says_something"):
        take_correction(session, "en", CorrectionForm(), TODAY)


def test_what_waits_is_read_by_language_and_day(session):
    for language, day in (("fr", TODAY), ("en", TODAY), ("en", YESTERDAY)):
        take_correction(session, language, CorrectionForm("x"), day)

    assert told(all_corrections(session)) == [
        ("en", YESTERDAY, "x", ""),
        ("en", TODAY, "x", ""),
        ("fr", TODAY, "x", ""),
    ]


def test_what_was_dealt_with_is_let_go_and_the_rest_waits(session):
    done = take_correction(session, "en", CorrectionForm("x"), TODAY)
    take_correction(session, "en", CorrectionForm("y"), TODAY)

    remove_correction(session, done.id)

    assert told(all_corrections(session)) == [("en", TODAY, "y", "")]


def test_what_is_not_there_is_said_to_be_unknown(session):
    with pytest.raises(NotFoundError) as error:
        remove_correction(session, UUID(int=1))

    assert str(error.value) == f"There is no correction {UUID(int=1)}."
