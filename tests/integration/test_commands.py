import json
import socket
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from directory.corrections.services import CorrectionForm, take_correction
from search.embedded import EmbeddedWriter
from search.port import Gone
from tests.support.instance import VETTERS, Instance, wait_until
from tests.support.pages import LISTING_ID
from tests.support.records import service, uid

pytestmark = pytest.mark.integration


def test_init_asks_nothing_and_can_be_run_again(tmp_path):
    instance = Instance(tmp_path / "new")

    first, second = instance.panah("init"), instance.panah("init")

    assert first == second
    assert (instance.folder / "secret").stat().st_mode & 0o777 == 0o600


def test_an_instance_that_was_never_made_says_what_to_do(tmp_path):
    said = Instance(tmp_path / "none").panah("index", "status", expect=1)

    assert "run 'panah init' first" in said
    assert "Traceback" not in said


def test_an_import_is_told_and_waits_without_vetters(instance):
    path = instance.write_records([service("a", "shelter"), service("b", "legal.aid")])

    waiting = instance.panah("import", str(path))
    vetted = instance.panah("import", str(path), *VETTERS)

    assert "2 new, 0 changed, 0 alike; 0 published, 2 wait" in waiting
    assert "2 published, 0 wait for two vetters; 0 refused" in vetted


def test_a_bad_record_is_named_by_line_and_field_and_the_good_ones_kept(instance):
    bad = service("bad", "shelter") | {"id": None, "name": " "}
    path = instance.write_records([service("a", "shelter"), bad])

    said = instance.panah("import", str(path), *VETTERS, expect=1)

    assert "line 2, id: it is missing" in said
    assert "line 2, name: it is empty" in said
    assert "1 new" in said
    assert "1 refused" in said


def test_strict_keeps_all_or_none(instance):
    path = instance.write_records([service("a", "shelter"), {"id": "x"}])

    said = instance.panah("import", str(path), "--strict", *VETTERS, expect=1)

    assert "0 new" in said
    assert "1 new" in instance.panah("import", str(path), *VETTERS, expect=1)


def test_a_dry_run_shows_the_difference_and_writes_nothing(instance):
    known = service("a", "legal.aid", url="https://a.example/")
    instance.load(known)
    path = instance.write_records([{**known, "name": "Other Name"}])

    said = instance.panah("import", str(path), "--dry-run", *VETTERS)

    assert said == (
        f"updated: Other Name ({uid('a')})\n"
        "  name: 'Example House a' → 'Other Name'\n"
        "Nothing was written. It would be: 0 new, 1 changed, 0 alike; "
        "0 published, 0 wait for two vetters; 0 refused.\n"
    )
    assert "0 changed, 1 alike" in instance.load(known)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"<html>", "line 1"),
        (b"[" * 100_000, "deep"),
        (b'{"id": NaN}', "line 1"),
    ],
)
def test_a_file_that_is_none_gets_one_sentence(instance, content, reason):
    path = instance.folder / "bad.json"
    path.write_bytes(content)

    said = instance.panah("import", str(path), *VETTERS, expect=1)

    assert reason in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    "vetters",
    [
        ("a@one.example",),
        ("a@one.example", "b@one.example"),
        ("a@one.example", "b@mail.one.example"),
        ("a", "b@two.example"),
    ],
)
def test_one_organization_cannot_vet_alone(instance, vetters):
    path = instance.write_records([service("a", "shelter")])
    words = [word for vetter in vetters for word in ("--vetted-by", vetter)]

    said = instance.panah("import", str(path), *words, expect=1)

    assert said.startswith("panah: ")
    assert said.count("\n") == 1


def test_withdrawing_something_unknown_is_told(instance):
    said = instance.panah("withdraw", uid("nobody"), expect=1)

    assert said == "panah: There is no such service.\n"


def test_demonstration_data_is_refused_in_production(instance):
    assert "production" in instance.panah("seed", "--demo", expect=1)


def test_programmes_and_demonstration_are_seeded_twice_without_a_change(tmp_path):
    instance = Instance(tmp_path / "demo", {"PANAH_MODE": "demo"})
    instance.panah("init")
    instance.panah("seed", "--demo")

    again = instance.panah("seed", "--demo")

    assert "Programmes: 0 new, 0 changed, 24 alike" in again
    assert "Demonstration: 0 new, 0 changed, 285 alike" in again


def test_the_server_tells_of_no_address_and_no_request(instance):
    process = instance.start("serve")
    wait_until(lambda: instance.status("/readyz") == 200, 60)
    for request in (
        b"GET /en/?canary HTTP/1.1\r\nHost: x\r\nBad Header: canary\r\n\r\n",
        b"\x00canary\r\n\r\n",
        b"GET /canary HTTP/9.9\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", instance.port)) as connection:
            connection.sendall(request)
            connection.recv(1000)
    instance.post("/api/v1/search", {"q": "canary", "place": "canary"})
    instance.post("/api/v1/search", b'{"canary')

    process.terminate()
    out, err = process.communicate(timeout=30)

    assert "canary" not in out + err
    assert err.count("127.0.0.1") == err.count("serves on") == 1


def test_a_page_of_records_is_read_too(instance):
    path = instance.folder / "page.json"
    page = {"contents": [service("a", "shelter"), service("b", "shelter")]}
    path.write_text(json.dumps(page), "utf-8")

    assert "2 new" in instance.panah("import", str(path))


def test_an_index_of_another_past_is_told_and_init_builds_it_anew(instance):
    instance.load(service("a", "shelter"))
    path = instance.folder / "panah.sqlite"
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE log_history SET id = ?", [uid("another")])

    said = instance.panah("index", "status", expect=1)
    instance.panah("init")

    assert "another past of the database" in said
    assert "1 listings in the index, 0 changes" in instance.panah("index", "status")


def test_verify_finds_an_index_that_is_behind(instance):
    instance.load(service("a", "shelter"))
    writer = EmbeddedWriter.open(instance.folder / "index")
    writer.apply(
        [], [Gone(key) for key, _version in writer.versions()], writer.cursor()
    )
    writer.close()

    assert "missing: 1" in instance.panah("index", "verify", expect=1)
    instance.panah("index", "rebuild")
    assert "missing: 0" in instance.panah("index", "verify")


@pytest.mark.parametrize(
    "words", [(), ("import",), ("index",), ("seed",), ("serve",), ("places", "build")]
)
def test_every_command_explains_itself(instance, words):
    assert "Usage:" in instance.panah(*words, "--help")


def test_corrections_are_read_and_let_go_all_or_none(instance):
    database = instance.database()
    with database.write() as session:
        form = CorrectionForm("“Lawer”", "Lawyer")
        kept = take_correction(session, "en", form, date(2026, 11, 1)).id
    database.dispose()

    told = json.loads(instance.panah("corrections", "list", "--json"))
    wrong = instance.panah("corrections", "remove", str(kept), LISTING_ID, expect=1)
    still = instance.panah("corrections", "list")
    removed = instance.panah("corrections", "remove", str(kept), str(kept))

    assert told == [
        {
            "id": str(kept),
            "kind": "words",
            "listing_id": None,
            "language": "en",
            "received_on": "2026-11-01",
            "wrong": "“Lawer”",
            "better": "Lawyer",
        }
    ]
    assert wrong == f"panah: There is no correction {LISTING_ID}.\n"
    assert "wrong:  “Lawer”" in still
    assert removed == "1 removed.\n"
    assert instance.panah("corrections", "list") == "No correction waits.\n"
