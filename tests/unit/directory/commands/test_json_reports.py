"""With --json a command prints exactly one JSON value, and nothing else there."""

import json

import click
import pytest

from directory.cli import COMMANDS, load
from i18n.catalogs import compile_catalogs
from tests.unit.directory.hsds.import_samples import VETTERS, an_id, make_record

VETTED = [word for vetter in VETTERS for word in ("--vetted-by", vetter)]
# They run until they are stopped, or print a record, and report nothing.
SILENT = {"example", "serve", "worker"}


def commands():
    """Yield every command with its words."""
    for name, found in COMMANDS.items():
        command = load(found)
        if isinstance(command, click.Group):
            yield from (((name, sub), each) for sub, each in command.commands.items())
        else:
            yield (name,), command


@pytest.fixture
def records(folder):
    path = folder / "records.json"
    path.write_text(json.dumps([make_record(1), make_record(2)]), "utf-8")
    compile_catalogs()
    return str(path)


@pytest.fixture
def told(panah, records):
    """Return what runs a command with --json and returns status and the value."""

    def run(*words):
        status, out, _err = panah(*words, "--json")
        return status, json.loads(out)

    return run


def test_every_command_that_reports_does_so_for_programs_too():
    without = [
        words
        for words, command in commands()
        if "--json" not in {name for p in command.params for name in p.opts}
    ]

    assert {words[0] for words in without} <= SILENT


def test_every_command_says_what_each_of_its_options_is_for():
    silent = [
        (words, option.name)
        for words, command in commands()
        for option in command.params
        if isinstance(option, click.Option) and not (option.help or option.hidden)
    ]

    assert silent == []


def test_an_instance_is_made_filled_looked_at_and_emptied(told, folder, records):
    made = told("init")
    imported = told("import", records, *VETTED)
    status = told("index", "status")
    verified = told("index", "verify")
    rebuilt = told("index", "rebuild")
    withdrawn = told("withdraw", an_id(1))
    waiting = told("corrections", "list")

    assert made == (0, {"data_dir": str(folder), "mode": "production"})
    assert (imported[0], imported[1]["created"], imported[1]["published"]) == (0, 2, 2)
    states = [
        {"index": f"this host, {name}", "held": 2, "behind": 0, "refused": {}}
        for name in ("public", "members")
    ]
    assert status == (0, states)
    assert verified[1][0] == {
        "index": "this host, public",
        "missing": [],
        "outdated": [],
        "surplus": [],
    }
    assert rebuilt[1][1] == {"index": "this host, members", "held": 2}
    assert withdrawn == (
        0,
        {"id": an_id(1), "name": "Legal help", "remembered": True},
    )
    assert waiting == (0, [])


def test_the_doctor_tells_programs_all_that_it_tells_people(told, records):
    told("init")
    told("import", records, *VETTED)

    status, found = told("doctor")

    assert (status, found["in_order"]) == (0, True)
    assert [check["name"] for check in found["checks"]] == [
        "keys",
        "hourly keys",
        "files",
        "database",
        "mode",
        "hidden log",
        "places",
        "catalogues",
        "disk",
        "index, public",
        "index, members",
    ]
    assert found["content"]["public"] == 2
    assert found["content"]["countries_without_emergency_line"] == ["AF"]


def test_a_doctor_that_finds_something_says_so_last_on_the_error_stream(panah, folder):
    status, out, err = panah("doctor", "--json")

    assert status == 1
    assert json.loads(out)["in_order"] is False
    assert err.splitlines()[-1] == "panah: Something is not in order."


def test_programmes_are_seeded_with_one_value(told):
    told("init")

    status, found = told("seed")

    assert (status, list(found)) == (0, ["programmes", "held"])
    assert found["programmes"]["created"] == 46
    assert (found["held"]["created"], found["held"]["waiting"]) == (23, 29)


def test_a_refusal_prints_nothing_but_its_sentence(panah, folder):
    (folder / "secret").unlink()

    for words in (("corrections", "list"), ("index", "status"), ("seed",)):
        status, out, err = panah(*words, "--json")
        assert (status, out, len(err.splitlines())) == (1, "", 1)


def test_keys_that_are_there_are_told_as_none_made(told, folder, monkeypatch):
    for role in ("finder", "members-finder", "worker", "operator"):
        path = folder / f"panah-{role}" / "key"
        path.parent.mkdir()
        path.touch()

    found = told("elasticsearch", "keys", "--to", str(folder), "--keep")

    assert found == (0, {"keys": {}, "ended": None})
