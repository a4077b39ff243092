"""The unit for systemd keeps what the threat model promises of a machine."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from directory.commands.settings import known_names

UNIT = Path(__file__).parents[3] / "deploy" / "panah.service"


def settings():
    lines = (line.partition("=") for line in UNIT.read_text("utf-8").splitlines())
    return {name: value for name, sign, value in lines if sign and name[:1] != "#"}


def test_no_search_reaches_a_disk_and_no_file_is_open_to_others():
    found = settings()

    assert (found["LimitCORE"], found["MemorySwapMax"]) == ("0", "0")
    assert (found["UMask"], found["StateDirectoryMode"]) == ("0077", "0700")
    assert "PANAH_KEYS_DIR=/run/panah/keys" in found["Environment"].split()
    assert found["RuntimeDirectory"] == "panah"


def test_it_names_settings_that_there_are():
    named = set(re.findall("PANAH_[A-Z_]+", UNIT.read_text("utf-8")))

    assert named <= known_names()


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd")
def test_it_is_shut_in():
    told = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(UNIT)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert told.returncode == 0, told.stdout[-200:]
