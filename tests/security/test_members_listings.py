"""What is kept for members is in no public answer and no file of the public index."""

import json

import pytest

from directory.app import open_services
from directory.config import Config
from directory.search_port import SearchRequest
from search.embedded import EmbeddedReader
from search.port import Audience, NotReadyError
from tests.support.clocks import NOW
from tests.support.instance import wait_until
from tests.support.records import service

pytestmark = [pytest.mark.integration, pytest.mark.timeout(600)]

CANARY = "zqcanary"  # a word that the listing alone has
NAME = "House of the Yellow Quince"
OPEN = "House of the Open Door"
KINDS = (CANARY, "Yellow Quince", "shelter", "")


@pytest.fixture
def config(instance):
    return Config.from_environ({"PANAH_DATA_DIR": str(instance.folder)})


@pytest.fixture
def inner_id(instance, config):
    """Return the id of a listing for members, which lies beside a public one."""
    instance.load(
        service("open", "shelter", name=OPEN),
        service(
            "inner", "shelter", name=NAME, description=CANARY, visibility="partner"
        ),
    )
    held = {audience: ids_in(config, audience) for audience in Audience}
    [found] = held[Audience.MEMBERS] - held[Audience.PUBLIC]
    return found


def ids_in(config, audience):
    folders = (config.index_dir, config.members_index_dir)
    folder = dict(zip(Audience, folders, strict=True))[audience]
    reader = EmbeddedReader.open(folder, audience)
    ids = {key for key, _version in reader.versions()}
    reader.close()
    return ids


def files_with(folder, *words):
    """Return the files below a folder that hold any of these words."""
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    ]


def public_answers(served, listing_id):
    """Return everything that a stranger is told, in every way there is to ask."""
    pages = [served.submit("/en/search", q=word) for word in KINDS]
    answers = [served.post("/api/v1/search", {"q": word}) for word in KINDS]
    names = [served.post("/api/v1/suggest", {"q": word}) for word in ("Yel", "Quince")]
    opened = [
        served.status(f"/api/v1/listings/{listing_id}"),
        served.status(f"/en/listing/{listing_id}"),
    ]
    assert all(status == 200 for status, _answer in (*answers, *names))
    return pages, json.dumps([*answers, *names]), opened


def test_a_listing_for_members_is_told_to_no_stranger(instance, config, inner_id):
    with instance.serving() as served:
        wait_until(lambda: served.search(q="shelter")["total"] == 1, 60)

        pages, answers, opened = public_answers(served, inner_id)

    told = [*pages, answers]
    assert [NAME in page for page in told] == [False] * len(told)
    assert [inner_id in page for page in told] == [False] * len(told)
    assert opened == [404, 404]
    assert OPEN in answers
    assert files_with(config.index_dir, OPEN) != []
    assert files_with(config.index_dir, CANARY, NAME, inner_id) == []
    assert files_with(config.members_index_dir, CANARY) != []


def test_no_finder_can_be_led_to_the_index_of_the_other(instance, config, inner_id):
    asked = SearchRequest(q="shelter", now=NOW)
    kept = config.index_dir.rename(instance.folder / "kept")

    config.members_index_dir.rename(config.index_dir)
    kept.rename(config.members_index_dir)
    opened = open_services(config)
    finders = [opened.finder, opened.members_finder()]
    offered = opened.finder.suggest("Quince", "en", None)

    for finder in finders:
        with pytest.raises(NotReadyError):
            finder.find(asked)
    assert [suggestion.text == NAME for suggestion in offered] == [False] * len(offered)
    opened.database.dispose()
