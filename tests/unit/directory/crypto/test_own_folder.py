import os
from pathlib import Path

import pytest

from directory.crypto.own_folder import own_folder
from directory.errors import ConfigurationError


def test_a_folder_is_made_for_its_owner_alone(tmp_path):
    made = own_folder(tmp_path / "deep" / "keys")

    assert made.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_others_could_read_is_closed(tmp_path):
    tmp_path.chmod(0o755)

    own_folder(tmp_path)

    assert tmp_path.stat().st_mode & 0o777 == 0o700


def a_link(path):
    (path.parent / "elsewhere").mkdir()
    path.symlink_to(path.parent / "elsewhere")


def a_file(path):
    path.touch()


@pytest.mark.parametrize("lay", [a_link, a_file])
def test_what_somebody_laid_there_before_us_is_refused(tmp_path, lay):
    path = tmp_path / "keys"
    lay(path)

    with pytest.raises(ConfigurationError) as told:
        own_folder(path)

    assert str(told.value) == (
        f"The folder {path} is not ours: it must be a folder of the user who runs "
        "Panah, and no link."
    )


def test_a_folder_of_another_user_is_refused(tmp_path, monkeypatch):
    stranger = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: stranger)

    with pytest.raises(ConfigurationError, match="is not ours"):
        own_folder(tmp_path)


def test_a_folder_that_cannot_be_made_is_named():
    with pytest.raises(ConfigurationError) as told:
        own_folder(Path("/dev/null/deep/keys"))

    assert str(told.value) == (
        "The folder /dev/null/deep/keys cannot be used: Not a directory."
    )
