"""A setting with a letter wrong is named, and stops nothing."""

import pytest

from directory.commands.settings import OF_TOOLS, known_names, unknown_names


def test_what_is_read_is_known_without_a_second_list():
    names = known_names()

    assert {"PANAH_DATA_DIR", "PANAH_DATABASE_URL_FILE", "PANAH_SPEECH"} <= names
    assert all(name.startswith("PANAH_") for name in names)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("PANAH_PROT", "PANAH_PORT"),
        ("panah_port", "PANAH_PORT"),
        ("PANAH_DATABASE_UR", "PANAH_DATABASE_URL"),
        ("PANAH_ELASTICSEARCH_URLS", "PANAH_ELASTICSEARCH_URL"),
        ("PANAH_TRUSTED_PROXY", "PANAH_TRUSTED_PROXIES"),
        ("PANAH_QXZKJWV", ""),
    ],
)
def test_another_name_is_told_with_the_nearest(name, near):
    assert unknown_names({name: "x", "PATH": "/bin"}) == {name: near}


def test_what_tools_beside_the_service_read_is_no_stranger():
    assert unknown_names(dict.fromkeys(OF_TOOLS | known_names(), "x")) == {}


def test_it_is_a_warning_on_the_error_stream_alone(panah, folder, monkeypatch):
    monkeypatch.setenv("PANAH_PROT", "80")

    ended = panah("corrections", "list", "--json")

    assert ended == (
        0,
        "[]\n",
        "warning: PANAH_PROT is no setting of Panah; PANAH_PORT is one\n",
    )
