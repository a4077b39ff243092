import json
import stat

import pytest
from elasticsearch import Elasticsearch

from search.elastic.keys import grants_held
from search.elastic.roles import ROLES, Role, grants_of
from tests.support.instance import Instance

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]


@pytest.fixture
def passphrase(secure_elasticsearch, tmp_path):
    file = tmp_path / "passphrase"
    file.write_text(secure_elasticsearch.passphrase + "\n")
    return file


@pytest.fixture
def operator(secure_elasticsearch, tmp_path):
    server = secure_elasticsearch
    named = {
        "PANAH_ELASTICSEARCH_URL": server.url,
        "PANAH_ELASTICSEARCH_CA": str(server.ca),
    }
    return Instance(tmp_path / "instance", settings=named)


def make_keys(operator, server, passphrase, folder, *more):
    who = ("--user", server.user, "--passphrase-file", str(passphrase))
    return operator.panah("elasticsearch", "keys", *who, "--to", str(folder), *more)


def allowed(server, key):
    client = Elasticsearch(server.url, ca_certs=server.ca, api_key=key)
    try:
        return grants_held(client)
    finally:
        client.close()


def test_the_roles_are_printed_as_elasticsearch_reads_them(operator):
    assert json.loads(operator.panah("elasticsearch", "roles")) == ROLES


def test_keys_are_made_for_their_owner_alone_and_replaced(
    operator, secure_elasticsearch, passphrase, tmp_path
):
    server, folder = secure_elasticsearch, tmp_path / "keys"
    make_keys(operator, server, passphrase, folder)
    former = {role: (folder / role / "key").read_text() for role in Role}

    told = make_keys(operator, server, passphrase, folder, "--replace")

    files = sorted(folder.glob("*/*"))
    assert files == sorted(folder / role / "key" for role in Role)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert told.splitlines()[-1].endswith("former keys have ended.")
    for role in Role:
        key = (folder / role / "key").read_text()
        assert allowed(server, key) == grants_of(role)
        with pytest.raises(Exception, match="401"):
            allowed(server, former[role])


def test_keys_that_are_there_are_kept(
    operator, secure_elasticsearch, passphrase, tmp_path
):
    server, folder = secure_elasticsearch, tmp_path / "keys"
    make_keys(operator, server, passphrase, folder)
    before = {file: file.read_text() for file in folder.glob("*/*")}

    told = make_keys(operator, server, passphrase, folder, "--keep")

    assert told == "All keys are there.\n"
    assert {file: file.read_text() for file in folder.glob("*/*")} == before


def test_a_wrong_passphrase_is_told_in_one_sentence(operator, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("none")
    words = ("--passphrase-file", str(wrong), "--to", str(tmp_path / "keys"))

    told = operator.panah("elasticsearch", "keys", *words, expect=1)

    assert told == ("panah: Elasticsearch cannot be used: it does not know this key.\n")
