"""The log of what was hidden: appended to, whole, and read whatever happened to it."""

import json
import threading
from uuid import UUID, uuid4

import pytest

from directory.tombstones.hidden_log import HiddenLog, Kind

ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.fixture
def log(tmp_path):
    return HiddenLog(tmp_path / "keys" / "hidden.log")


def test_nothing_is_hidden_where_there_is_no_log(log):
    assert log.hidden(Kind.SERVICE) == set()


def test_the_last_word_counts(log):
    log.hide(Kind.SERVICE, [ONE, TWO])
    log.show(Kind.SERVICE, [ONE])
    log.hide(Kind.SERVICE, [])

    assert log.hidden(Kind.SERVICE) == {TWO}


def test_it_holds_ids_alone_and_is_for_its_owner(log):
    log.hide(Kind.SERVICE, [ONE])

    assert log.path.stat().st_mode & 0o777 == 0o600
    assert json.loads(log.path.read_text("utf-8")).keys() == {"at", "act", "kind", "id"}


def test_a_line_that_was_cut_short_harms_no_other(log):
    log.hide(Kind.SERVICE, [ONE])
    with log.path.open("a", encoding="utf-8") as file:
        file.write('{"at": "2026-11-30T12:00:00+00:00", "act": "hi')
    with log.path.open("ab") as file:
        file.write(b"\xff\xfe[1]\nnull\n{}\n")

    log.hide(Kind.SERVICE, [TWO])

    assert log.hidden(Kind.SERVICE) == {ONE, TWO}


def test_many_that_write_at_once_lose_nothing(log):
    ids = [uuid4() for _ in range(200)]
    threads = [
        threading.Thread(target=lambda part=part: log.hide(Kind.SERVICE, part))
        for part in (ids[start::8] for start in range(8))
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert log.hidden(Kind.SERVICE) == set(ids)


def test_what_is_no_file_is_told_as_such(tmp_path):
    log = HiddenLog(tmp_path)

    with pytest.raises(OSError, match="directory"):
        log.hide(Kind.SERVICE, [ONE])
    with pytest.raises(OSError, match="directory"):
        log.hidden(Kind.SERVICE)
