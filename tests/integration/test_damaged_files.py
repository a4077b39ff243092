"""A database or an index that came to harm: one sentence with what to do."""

import json
import re
import shutil
import sqlite3
from contextlib import closing

import pytest

from directory.operations.failures import DAMAGED, REBUILD
from tests.support.damage import (
    HARMS,
    cut_short,
    empty,
    make_folder,
    overwrite,
    remove,
    zero,
)
from tests.unit.directory.hsds.import_samples import VETTERS, an_id, make_record

VETTED = [word for vetter in VETTERS for word in ("--vetted-by", vetter)]
READING = [
    ("index", "status"),
    ("index", "verify"),
    ("doctor",),
    ("corrections", "list"),
]
COMMANDS = [
    *READING,
    ("init",),
    ("seed",),
    ("import", "{records}", *VETTED),
    ("withdraw", an_id(1)),
    ("index", "rebuild"),
    ("corrections", "remove", an_id(1)),
]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return tmp_path_factory.mktemp("whole") / "var"


@pytest.fixture
def var(tmp_path, monkeypatch, panah, whole):
    """Return the folder of an instance with three public listings."""
    monkeypatch.setenv("PANAH_DATA_DIR", str(whole))
    records = whole.parent / "records.ndjson"
    if not whole.exists():
        lines = (json.dumps(make_record(n)) + "\n" for n in range(1, 4))
        records.write_text("".join(lines), "utf-8")
        assert panah("init")[0] == 0
        assert panah("import", str(records), *VETTED)[0] == 0
    shutil.copytree(whole, tmp_path / "var")
    shutil.copy(records, tmp_path / "records.ndjson")
    monkeypatch.setenv("PANAH_DATA_DIR", str(tmp_path / "var"))
    return tmp_path / "var"


@pytest.fixture
def tried(panah, var):
    """Return what runs commands, and tells how each has ended."""

    def run(commands):
        records = str(var.parent / "records.ndjson")
        return {
            words[:2]: panah(*(word.format(records=records) for word in words))
            for words in commands
        }

    return run


def assert_no_traceback(ended):
    """Whatever was found, a person can read it: at most one sentence of ours."""
    for words, (status, out, err) in ended.items():
        own = [line for line in err.splitlines() if line.startswith("panah: ")]
        assert "Traceback" not in out + err, words
        assert "nobody foresaw" not in out + err, (words, out, err)
        assert len(own) == (1 if status else 0), (words, status, err)
        assert not status or err.splitlines()[-1] == own[0], words


@pytest.mark.parametrize("harm", HARMS)
def test_no_command_traces_back_whatever_came_to_the_database(var, tried, harm):
    harm(var / "panah.sqlite")

    ended = tried(COMMANDS)

    assert_no_traceback(ended)


@pytest.mark.parametrize("harm", [overwrite, zero, cut_short])
def test_a_damaged_database_says_so_with_what_to_do(var, tried, harm):
    harm(var / "panah.sqlite")

    ended = tried(COMMANDS)

    said = f"The database {var / 'panah.sqlite'} {DAMAGED}."
    doctor = ended.pop(("doctor",))
    assert f"database: NOT in order: {said}".removesuffix(".") in doctor[1]
    assert {(status, out) for status, out, _err in ended.values()} == {(1, "")}
    assert {err for _status, _out, err in ended.values()} == {f"panah: {said}\n"}


def test_a_page_that_is_damaged_deep_inside_is_found_by_the_doctor(var, panah):
    path = var / "panah.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'service'"
        (page,) = database.execute(query).fetchone()
        (size,) = database.execute("PRAGMA page_size").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\x17" * size
    path.write_bytes(bytes(content))

    status, out, _err = panah("doctor")

    assert status == 1
    assert DAMAGED in next(
        line for line in out.splitlines() if line.startswith("database:")
    )


@pytest.mark.parametrize(
    ("name", "file", "harm"),
    [
        ("index", "current", empty),
        ("index", "store.sqlite", overwrite),
        ("index", "meta.json", make_folder),
        ("members-index", "store.sqlite", remove),
        ("members-index", "alive.npy", overwrite),
    ],
)
def test_a_damaged_index_is_told_and_mended_by_the_next_who_writes(
    var, tried, panah, name, harm, file
):
    harm(next((var / name).rglob(file)))

    ended = tried(READING)
    mended = panah("index", "rebuild")
    after = tried(READING)

    assert_no_traceback(ended)
    index = "this host, members" if name == "members-index" else "this host, public"
    told = rf"panah: The index of {index} is damaged \(.+\): {re.escape(REBUILD)}.\n"
    assert re.fullmatch(told, ended["index", "verify"][2])
    assert ended["doctor",][0] == 1
    assert re.search(r"index, \w+: NOT in order: it is damaged", ended["doctor",][1])
    assert mended[0] == 0
    assert {status for status, _out, _err in after.values()} == {0}


def test_an_import_mends_what_is_damaged_and_says_so(var, tried, panah):
    overwrite(next((var / "index").rglob("store.sqlite")))
    records = str(var.parent / "records.ndjson")

    status, out, err = panah("import", records, *VETTED)

    assert (status, out.splitlines()[-1][:24]) == (0, "0 new, 0 changed, 3 alik")
    assert "Traceback" not in err
    assert panah("index", "verify")[0] == 0
    assert len(list(var.glob("index.damaged-*"))) == 1


def test_a_withdrawal_that_cannot_be_remembered_says_so_and_hides(var, panah):
    (var / "hidden.log").unlink(missing_ok=True)
    (var / "hidden.log").mkdir()

    status, out, err = panah("withdraw", an_id(1), "--json")

    assert (status, json.loads(out)["remembered"]) == (0, False)
    assert "would show it again" in err
    assert json.loads(panah("index", "status", "--json")[1])[0]["held"] == 2
