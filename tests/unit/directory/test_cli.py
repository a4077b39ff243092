"""An error of a command is one sentence and a status other than zero."""

import io
import re
import resource
import subprocess
import sys
from importlib.metadata import version

import pytest

from directory.cli import COMMANDS, load
from directory.config import Config

KEYS = ("elasticsearch", "keys", "--to")
NOBODY = "http://127.0.0.1:1"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["fly"], "No such command 'fly'."),
        (["corrections", "remove"], "Missing argument 'IDS...'."),
        (
            ["corrections", "remove", "x"],
            "Invalid value for 'IDS...': 'x' is not a valid UUID.",
        ),
        (
            ["import", "/nowhere/a.json"],
            "Invalid value for 'FILE': Path '/nowhere/a.json' does not exist.",
        ),
    ],
)
def test_what_was_typed_wrongly_is_named(panah, words, told):
    assert panah(*words) == (2, "", f"panah: {told}\n")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_explains_itself(panah, name):
    status, out, err = panah(name, "--help")

    assert (status, err) == (0, "")
    assert load(COMMANDS[name]).help.splitlines()[0] in out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_is_found_under_its_name(name):
    assert load(COMMANDS[name]).name == name


def test_the_list_of_commands_loads_none_of_them():
    heavy = "sqlalchemy", "numpy", "elasticsearch", "flask", "pydantic"
    code = (
        "import sys; from directory.cli import cli;"
        "cli.main(['--help'], standalone_mode=False);"
        f"print([name for name in {heavy} if name in sys.modules])"
    )

    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert told.stdout.splitlines()[-1] == "[]"
    assert [line.split()[0] for line in told.stdout.splitlines() if line[:3] == "  c"]


def test_the_list_of_commands_takes_half_a_second_of_a_processor():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    subprocess.run(
        [sys.executable, "-m", "directory.cli", "--help"],
        capture_output=True,
        check=True,
    )

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent <= 0.5


def test_a_setting_that_is_wrong_is_named(panah, folder, monkeypatch):
    monkeypatch.setenv("PANAH_PORT", "many")

    ended = panah("corrections", "list")

    assert ended == (
        1,
        "",
        "panah: PANAH_PORT is 'many': a whole number from 1 to 65535 is meant.\n",
    )


def test_a_database_that_is_away_is_told_without_its_address(
    panah, folder, monkeypatch
):
    address = "postgresql://canary:canary@127.0.0.1:1/canary"
    monkeypatch.setenv("PANAH_DATABASE_URL", address)

    ended = panah("corrections", "list")

    assert ended == (
        1,
        "",
        "panah: PostgreSQL does not answer: look whether it runs where "
        "PANAH_DATABASE_URL says.\n",
    )


def test_an_elasticsearch_that_is_away_is_told(panah, folder, monkeypatch):
    (folder / "word").write_text("open sesame\n", "utf-8")
    monkeypatch.setenv("PANAH_ELASTICSEARCH_URL", NOBODY)

    ended = panah(*KEYS, str(folder), "--passphrase-file", str(folder / "word"))

    assert ended == (
        1,
        "",
        "panah: Elasticsearch cannot be used: it does not answer.\n",
    )


def test_a_folder_that_cannot_be_made_is_named(panah, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("PANAH_DATA_DIR", str(tmp_path / "file" / "var"))

    ended = panah("init")

    assert ended == (1, "", f"panah: {tmp_path}/file/var: Not a directory.\n")


@pytest.mark.filterwarnings("ignore::getpass.GetPassWarning")
def test_whoever_ends_the_input_stops_the_command(panah, folder, monkeypatch):
    monkeypatch.setenv("PANAH_ELASTICSEARCH_URL", NOBODY)
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    status, _out, err = panah(*KEYS, str(folder))

    assert status == 130
    assert err.endswith("panah: Stopped.\n")


def test_the_version_is_told(panah):
    assert panah("--version") == (0, f"panah {version('panah')}\n", "")


def test_what_nobody_foresaw_is_told_without_its_words(panah, folder, monkeypatch):
    def fail(_environ=None):
        raise KeyError("canary")

    monkeypatch.setattr(Config, "from_environ", fail)

    status, out, err = panah("corrections", "list")

    assert (status, out) == (1, "")
    assert re.fullmatch(
        r"panah: Something went wrong that nobody foresaw \(KeyError in test_cli.py, "
        r"line \d+\): please report it\.\n",
        err,
    )
