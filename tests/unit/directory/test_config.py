from pathlib import Path

import pytest

from directory.config import Config, Mode
from directory.errors import ConfigurationError


def test_the_defaults_are_safe_and_local(tmp_path):
    config = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})

    assert config.mode is Mode.PRODUCTION
    assert config.host == "127.0.0.1"
    assert config.database_url == f"sqlite:///{tmp_path / 'panah.sqlite'}"
    assert config.secret_file == tmp_path / "secret"


def test_an_empty_setting_is_as_good_as_none():
    config = Config.from_environ({"PANAH_PORT": "", "PANAH_DATA_DIR": ""})

    assert config.port == 8000
    assert config.data_dir == Path("var").absolute()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("PANAH_PORT", "eighty"),
        ("PANAH_PORT", "0"),
        ("PANAH_PORT", "70000"),
        ("PANAH_PORT", "8" * 5000),
        ("PANAH_WORKERS", "-1"),
        ("PANAH_MODE", "debug"),
    ],
)
def test_a_wrong_setting_fails_by_name(name, text):
    with pytest.raises(ConfigurationError, match=name):
        Config.from_environ({name: text})
