"""What was withdrawn or changed is in no file, two seconds later, while it serves."""

import time
from contextlib import closing

import pytest

from directory.crypto.hourly_keys import keys_of
from directory.indexing.targets import own_targets
from directory.operations.file_modes import open_files
from tests.support.instance import Instance, wait_until
from tests.support.left_behind import files_telling
from tests.support.records import service, uid

pytestmark = pytest.mark.integration
SOON_S = 2.0
PATIENCE_S = 30.0  # a test waits for a busy machine; the measure is printed
GONE = ("Quinnaryhouse", "qarvandword", "qarvandkabul")
NUMBERS = ("+93700099887", "0700099887")


def listing(key, **fields):
    record = service(key, "shelter.family", **fields)
    record["phones"] = [{"id": uid(f"phone/{key}"), "number": f"+9370000{key}"}]
    return record


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Yield an instance that serves some listings, searched once."""
    made = Instance(tmp_path_factory.mktemp("left") / "instance")
    made.panah("init")
    named = {"name": GONE[0], "description": f"{GONE[1]} near {GONE[2]}."}
    others = [listing(f"{number:04}") for number in range(30)]
    numbered = listing("9999", description=f"Call {NUMBERS[1]} by day.")
    numbered["phones"][0]["number"] = NUMBERS[0]
    made.load(listing("0042", **named), numbered, *others)
    (made.folder / "in.ndjson").unlink()
    with made.serving():
        wait_until(lambda: made.search(q=GONE[1])["total"] >= 1, PATIENCE_S)
        made.submit("/en/search", q=GONE[1])  # seals listings: a key is made
        held = keys_of(made.config).file.read_bytes()
        yield made
    # A server that has ended opens nothing of what it sealed.
    assert held != b""
    assert keys_of(made.config).file.read_bytes() == b""


def told(instance, words, folders=("index", "members-index")):
    """Return the files of the indexes that hold any of the words."""
    found = [files_telling(instance.folder / name, words) for name in folders]
    return [name for one in found for name in one]


def seconds_until_clean(look):
    """Return how long files tell something; fail where they do for long."""
    began = time.monotonic()
    wait_until(lambda: not look(), PATIENCE_S)
    return time.monotonic() - began


def test_what_is_withdrawn_leaves_every_file_of_both_indexes(served):
    before = told(served, GONE)
    reader = own_targets(served.config)[0].look()

    with closing(reader):  # somebody looks at the index meanwhile
        held = dict(reader.versions())
        served.panah("withdraw", uid("0042"))
        took = seconds_until_clean(lambda: told(served, GONE))

    print(f"\nwithdrawn until in no file: {took:.2f} s")
    assert {name.rpartition("/")[2] for name in before} >= {"store.sqlite"}
    assert len(held) == 32
    assert took < SOON_S


def test_a_number_that_was_changed_leaves_the_database_too(served):
    changed = listing("9999", description="Call by day.")
    before = files_telling(served.folder, NUMBERS)

    served.load(changed)
    (served.folder / "in.ndjson").unlink()
    took = seconds_until_clean(lambda: files_telling(served.folder, NUMBERS))

    print(f"\nchanged until in no file: {took:.2f} s")
    assert {name.rpartition("/")[2] for name in before} >= {"store.sqlite"}
    assert "panah.sqlite" in before
    assert took < SOON_S


def test_no_file_of_a_serving_instance_is_open_to_others(served):
    assert open_files(served.config) == []
    assert served.folder.stat().st_mode & 0o777 == 0o700


def test_an_index_that_is_built_anew_leaves_none_of_before(served):
    listed = [path.name for path in served.folder.glob("*index/generation-*")]

    served.panah("index", "rebuild")
    wait_until(
        lambda: len([*served.folder.glob("*index/generation-*")]) == 2, PATIENCE_S
    )

    now = [path.name for path in served.folder.glob("*index/generation-*")]
    assert len(listed) == 2
    assert not set(now) & set(listed)
    assert served.search(q="shelter")["total"] == 31
