"""A server whose files come to harm answers 503 or the truth, and mends its index."""

import shutil
import time
from contextlib import contextmanager

import pytest

from tests.support.damage import cut_short, overwrite, remove, zero
from tests.support.instance import START_S, Instance, wait_until
from tests.support.records import service

pytestmark = pytest.mark.integration

MENDED_S = 120  # seconds on a machine that does much else; two on an idle one


def whole_index(index):
    """Harm every file of an index."""
    for path in sorted(index.rglob("*")):
        if path.is_file():
            overwrite(path)


HARMS = [
    ("generation-*/store.sqlite", zero),
    ("generation-*/words/*.term", overwrite),
    ("generation-*/words/*.idx", cut_short),
    ("generation-*/columns/vectors.npy", cut_short),
    ("current", remove),
    ("", whole_index),
    ("", shutil.rmtree),
]


def harmed(index, pattern, harm):
    """Harm one file of an index, or the whole of it."""
    harm(sorted(index.glob(pattern))[0] if pattern else index)


class Watched:
    """A server that is asked again and again; what it answered is remembered."""

    def __init__(self, instance):
        self.instance = instance
        self.statuses = set()

    def answers(self):
        """Whether a search finds what is there; anything else is a page that waits."""
        try:
            status, told = self.instance.post("/api/v1/search", {"needs": ["shelter"]})
        except OSError:  # the process was ended, and the next one is starting
            return False
        self.statuses.add(status)
        assert status != 200 or told["total"] == 2, told
        return status == 200


@pytest.fixture
def instance(instance: Instance) -> Instance:
    """Return an instance with two public listings."""
    instance.load(service("a", "shelter"), service("b", "shelter"))
    return instance


@contextmanager
def serving(instance, log):
    """Serve, with its words in a file, until the block ends."""
    with log.open("w", encoding="utf-8") as file:
        process = instance.start("serve", start_new_session=True, stderr=file)
        try:
            yield
        finally:
            process.terminate()
            process.communicate(timeout=60)


def test_whatever_comes_to_the_index_of_a_server_it_goes_on(instance):
    index = instance.folder / "index"
    whole_index(index)
    log = instance.folder / "log"
    watched = Watched(instance)

    with serving(instance, log):
        wait_until(watched.answers, START_S)
        for pattern, harm in HARMS:
            harmed(index, pattern, harm)
            time.sleep(0.2)  # an answer before it is seen is the truth as well
            until = time.monotonic() + 3
            while time.monotonic() < until:
                watched.answers()
            wait_until(watched.answers, MENDED_S)
            wait_until(lambda: instance.status("/readyz") == 200, MENDED_S)
            assert instance.status("/en/") == 200

    told = log.read_text("utf-8")
    assert watched.statuses <= {200, 503}
    assert "Traceback" not in told
    assert "set aside as index.damaged-" in told
    assert 1 <= len(list(instance.folder.glob("index.damaged-*"))) <= 2
    assert "missing: 0" in instance.panah("index", "verify")
