"""A disk that is full or closed: one sentence, and nothing lost."""

import io
import json
import re
import shutil
import sys

import pytest

from directory.operations.failures import FULL, NOTHING_LOST
from tests.support.disks import Disk
from tests.unit.directory.hsds.import_samples import VETTERS, an_id, make_record

VETTED = [word for vetter in VETTERS for word in ("--vetted-by", vetter)]
COMMANDS = [
    ("init",),
    ("seed",),
    ("import", "{more}", *VETTED),
    ("withdraw", an_id(1)),
    ("index", "status"),
    ("index", "verify"),
    ("index", "rebuild"),
    ("doctor",),
    ("corrections", "list"),
    ("corrections", "remove", an_id(1)),
    ("serve",),
    ("worker",),
]
CLOSED_OR_AWAY = r"cannot be (written|used|opened)"
FULL_OR_LIMITED = rf"({re.escape(FULL)}|{NOTHING_LOST})"


@pytest.fixture(scope="module")
def instance(tmp_path_factory):
    """Return the folder of an instance with three public listings, to copy."""
    return tmp_path_factory.mktemp("whole") / "var"


@pytest.fixture
def disk(tmp_path, monkeypatch, panah, instance):
    """Yield a small disk with an instance on it."""
    monkeypatch.setenv("PANAH_DATA_DIR", str(instance))
    if not instance.exists():
        assert panah("init")[0] == 0
        records = write(instance, *map(make_record, range(1, 4)))
        assert panah("import", records, *VETTED)[0] == 0
    folder = tmp_path / "disk"
    folder.mkdir()
    made = Disk(folder)
    shutil.copytree(instance, folder / "var")
    monkeypatch.setenv("PANAH_DATA_DIR", str(folder / "var"))
    yield made
    made.close()


def write(folder, *records):
    """Write records as NDJSON beside a folder; return the path."""
    path = folder.parent / "records.ndjson"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    return str(path)


@pytest.fixture
def tried(panah, tmp_path):
    """Return what runs every command, and tells how each has ended."""
    more = write(tmp_path / "x", *map(make_record, range(10, 60)))

    def run():
        return {
            words[:2]: panah(*(word.format(more=more) for word in words))
            for words in COMMANDS
        }

    return run


def public_listings(panah):
    """Return how many listings the index of the public holds, and that it is true."""
    status, out, _err = panah("index", "verify")
    assert (status, out.count(": 0\n")) == (0, 6)
    told = json.loads(panah("index", "status", "--json")[1])
    return told[0]["held"]


def assert_told_in_one_sentence(ended, reason):
    """Every command has ended with one sentence that says what is wrong."""
    for words, (status, out, err) in ended.items():
        said = err.splitlines()[-1] if err else ""
        assert status == 1, words
        assert said.startswith("panah: "), (words, err)
        assert "Traceback" not in out + err, words
        if words == ("doctor",):
            assert re.search(rf"database: NOT in order: .*{reason}", out)
        else:
            assert re.search(reason, said), (words, said)
            assert (out, len(err.splitlines())) == ("", 1), words


def test_on_a_full_disk_each_command_says_so_and_all_goes_on_after_it(
    disk, panah, tried
):
    with disk.full():
        ended = tried()

    assert_told_in_one_sentence(ended, FULL_OR_LIMITED)
    assert public_listings(panah) == 3
    assert list(disk.folder.glob("var/*.damaged-*")) == []


def test_in_a_closed_folder_each_command_says_so_and_all_goes_on_after_it(
    disk, panah, tried
):
    with disk.read_only():
        ended = tried()

    assert_told_in_one_sentence(ended, CLOSED_OR_AWAY)
    assert public_listings(panah) == 3


@pytest.mark.parametrize("left", [40_000, 300_000, 1_200_000])
def test_an_import_that_fills_the_disk_keeps_what_it_told_to_be_safe(
    disk, panah, tmp_path, left
):
    records = write(tmp_path / "x", *map(make_record, range(10, 610)))
    ballast = disk.folder / "ballast"
    ballast.write_bytes(bytes(left))

    with disk.full():
        ballast.unlink()
        status, _out, err = panah("import", records, *VETTED)
    safe = [int(n) for n in re.findall(r"^(\d+) records are safe$", err, re.MULTILINE)]
    caught_up = panah("init")
    held = public_listings(panah)
    again = panah("import", records, *VETTED)

    assert (status, caught_up[0], again[0]) == (1, 0, 0)
    assert re.search(FULL_OR_LIMITED, err.splitlines()[-1])
    assert held >= 3 + max(safe, default=0)
    assert public_listings(panah) == 603


def test_a_rebuild_that_fills_the_disk_leaves_the_index_in_use(disk, panah):
    ballast = disk.folder / "ballast"
    ballast.write_bytes(bytes(60_000))

    with disk.full():
        ballast.unlink()
        status, out, err = panah("index", "rebuild")

    assert (status, out) == (1, "")
    assert re.search(FULL_OR_LIMITED, err.splitlines()[-1])
    assert public_listings(panah) == 3
    assert len(list(disk.folder.glob("var/index/generation-*"))) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_output_that_takes_nothing_is_told(panah, folder, monkeypatch):
    full = io.TextIOWrapper(io.FileIO("/dev/full", "w"), "utf-8")
    monkeypatch.setattr(sys, "stdout", full)

    status, _out, err = panah("corrections", "list")

    assert (status, err) == (1, f"panah: The system: cannot be written, {FULL}.\n")
