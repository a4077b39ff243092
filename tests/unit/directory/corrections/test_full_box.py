from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from directory.corrections.models import Correction
from directory.corrections.services import (
    MOST_WAITING,
    BoxFullError,
    CorrectionForm,
    take_correction,
)
from directory.database import Database
from directory.web.services import KEY
from tests.support.pages import token_in

TODAY = date(2026, 6, 1)
WAITING = {"language": "en", "wrong": "x", "better": "", "received_on": TODAY}


@pytest.fixture
def full_box(sqlite):
    with sqlite.write() as session:
        session.execute(insert(Correction), [WAITING] * MOST_WAITING)
    return sqlite


def test_a_full_box_takes_no_more(full_box):
    with full_box.write() as session, pytest.raises(BoxFullError):
        take_correction(session, "en", CorrectionForm("wrong", ""), TODAY)


def test_a_reader_is_told_when_the_box_is_full(client, full_box):
    token = token_in(client.get("/en/correction").text)

    answer = client.post("/en/correction", data={"csrf_token": token, "wrong": "x"})

    assert answer.status_code == 503
    assert "Too many corrections wait to be read." in answer.text


def test_who_meets_a_locked_database_is_told_and_keeps_her_words(app, sqlite):
    client = app.test_client()
    token = token_in(client.get("/en/correction").text)
    hasty = Database(sqlite.url, patience_s=0)
    app.extensions[KEY] = replace(app.extensions[KEY], database=hasty)

    with sqlite.write() as session:
        session.execute(insert(Correction), [WAITING])
        answer = client.post(
            "/en/correction", data={"csrf_token": token, "wrong": "Lawer, page two"}
        )
    hasty.dispose()

    assert answer.status_code == 503
    assert answer.text.count('class="error"') == 1
    assert "Please try again soon." in answer.text
    assert "Lawer, page two" in answer.text
