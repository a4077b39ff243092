"""Commands run in the process of a test, on an instance of its own."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from directory.cli import main
from directory.crypto.secret import read_secret

Ran = tuple[object, str, str]


@pytest.fixture
def folder(tmp_path: Path, blank_sqlite: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an instance with keys and tables, which commands use."""
    shutil.copy(blank_sqlite, tmp_path / "panah.sqlite")
    (tmp_path / "panah.sqlite").chmod(0o600)
    read_secret(tmp_path / "secret")
    monkeypatch.setenv("PANAH_DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def panah(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Return what runs a command in this process: its status and both streams."""

    def run(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["panah", *words])
        status: object = 0
        umask = os.umask(0o022)  # what most machines have
        try:
            main()
        except SystemExit as end:
            status = end.code
        finally:
            os.umask(umask)
        return (status, *capsys.readouterr())

    return run
