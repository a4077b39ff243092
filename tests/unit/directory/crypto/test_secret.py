"""The secret of an instance: made once, whole, for its owner alone."""

import stat
import threading

import pytest

from directory.crypto.secret import read_secret
from directory.errors import ConfigurationError


def test_a_missing_secret_is_made_for_the_owner_alone(tmp_path):
    path = tmp_path / "var" / "secret"

    secret = read_secret(path)

    assert len(secret) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_secret(path) == secret
    assert [file.name for file in path.parent.iterdir()] == ["secret"]


def test_many_that_start_together_agree_on_one_secret(tmp_path):
    path = tmp_path / "secret"
    seen = []
    threads = [
        threading.Thread(target=lambda: seen.append(read_secret(path)))
        for _ in range(16)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(seen) == 16
    assert len(set(seen)) == 1


def test_a_short_secret_is_refused_by_name(tmp_path):
    path = tmp_path / "secret"
    path.write_bytes(b"short")

    with pytest.raises(ConfigurationError, match="secret is too short"):
        read_secret(path)


def test_a_secret_that_cannot_be_read_is_refused_by_name(tmp_path):
    with pytest.raises(ConfigurationError, match="cannot be used"):
        read_secret(tmp_path)
