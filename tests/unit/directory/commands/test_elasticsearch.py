import json
import stat

import pytest

from directory.commands.elasticsearch import (
    file_of,
    named_cluster,
    read_passphrase,
    write_key,
)
from directory.errors import ConfigurationError
from directory.search_port import ROLES, Cluster, Role


def test_what_each_key_may_do_is_printed_for_whoever_makes_keys_by_hand(panah):
    status, out, err = panah("elasticsearch", "roles")

    assert (status, json.loads(out), err) == (0, ROLES, "")
    assert ROLES.keys() == set(Role)


def test_where_all_keys_are_there_nobody_is_asked(panah, tmp_path):
    for role in Role:
        write_key(file_of(tmp_path, role), "a key")

    ended = panah("elasticsearch", "keys", "--to", str(tmp_path), "--keep")

    assert ended == (0, "All keys are there.\n", "")


def test_no_cluster_is_guessed(panah, folder):
    ended = panah("elasticsearch", "keys", "--to", str(folder), "--keep")

    assert ended == (1, "", "panah: PANAH_ELASTICSEARCH_URL names no Elasticsearch.\n")


def test_the_cluster_of_the_settings_is_reached_without_any_of_their_keys(monkeypatch):
    monkeypatch.setenv("PANAH_ELASTICSEARCH_URL", "https://es.example:9200")
    monkeypatch.setenv("PANAH_ELASTICSEARCH_OPERATOR_API_KEY", "secret")
    monkeypatch.setenv("PANAH_ELASTICSEARCH_CA", "/etc/panah/ca.pem")

    found = named_cluster()

    assert found == Cluster(("https://es.example:9200",), "", "/etc/panah/ca.pem")


def test_without_settings_there_is_no_cluster(monkeypatch):
    monkeypatch.delenv("PANAH_ELASTICSEARCH_URL", raising=False)

    with pytest.raises(ConfigurationError, match="names no Elasticsearch"):
        named_cluster()


def test_a_passphrase_is_read_without_the_end_of_its_line(tmp_path):
    (tmp_path / "word").write_text("open sesame\n", "utf-8")

    assert read_passphrase(tmp_path / "word") == "open sesame"


def test_a_key_is_for_its_owner_alone_also_where_an_open_file_lay(tmp_path):
    path = file_of(tmp_path / "keys", Role.WORKER)
    path.parent.mkdir(parents=True)
    path.write_text("of last year", "utf-8")
    path.chmod(0o644)

    write_key(path, "of this year")

    assert path == tmp_path / "keys" / "panah-worker" / "key"
    assert path.read_text("utf-8") == "of this year"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_of_a_key_is_for_its_owner_alone(tmp_path):
    path = file_of(tmp_path, Role.FINDER)

    write_key(path, "a key")

    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
