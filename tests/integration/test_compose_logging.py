import subprocess
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import yaml
from elasticsearch import ApiError, Elasticsearch

from tests.support.elastic.fixtures import need_server
from tests.support.elastic.node import Node
from tests.support.elastic.running import own_folder
from tests.support.elastic.secure import USER, add_user, basic
from tests.support.missing import skip_without
from tests.support.postgres import find_binaries, running_postgres

pytestmark = [pytest.mark.integration, pytest.mark.timeout(900)]
ROOT = Path(__file__).parents[2]
SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
CANARY = "canary-of-herat"
PASSPHRASE = "known to this test alone"


@contextmanager
def made():
    with own_folder() as folder:
        subprocess.run([ROOT / "deploy" / "setup", folder / "made"], check=True)
        subprocess.run(["chmod", "-R", "a+rX", folder / "made"], check=True)
        yield folder


def test_postgresql_logs_neither_statements_nor_parameters():
    if find_binaries() is None:
        skip_without("PostgreSQL")
    given = SERVICES["postgres"]["command"][1:]
    options = [option for option in given if "ssl" not in option]
    with own_folder() as folder, running_postgres(folder, options) as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE t (word text PRIMARY KEY)")
            for _twice in range(2):
                provoke(connection, "INSERT INTO t VALUES (%s)", CANARY)
            provoke(connection, "SELECT 1 / 0 FROM t WHERE word = %s", CANARY)
            provoke(connection, "SELECT 'word' FROM nowhere".replace("word", CANARY))
            shown = connection.execute("SELECT query FROM pg_stat_activity").fetchall()

        log = (folder / "log").read_text("utf-8")

    assert "division by zero" in log
    assert CANARY not in log
    assert CANARY not in str(shown)


def provoke(connection, statement, *values):
    try:
        connection.execute(statement, values)
    except psycopg.Error:
        return


def settings_of_elasticsearch():
    """Return what compose.yaml sets, but for parts that our server does not carry."""
    given = SERVICES["elasticsearch"]["environment"]
    absent = ("xpack.ml.", "xpack.watcher.", "ingest.geoip.")
    return {
        name: value
        for name, value in given.items()
        if "." in name and not name.startswith(absent)
    }


def provoke_elasticsearch(client):
    client.indices.create(index="panah-canary", settings={"number_of_replicas": 0})
    client.index(index="panah-canary", document={"word": CANARY}, refresh=True)
    client.search(index="panah-canary", query={"match": {"word": CANARY}})
    wrong = [
        {"script": {"script": {"source": f"throw new Exception('{CANARY}')"}}},
        {"geo_distance": {"distance": "1km", CANARY: {"lat": 1, "lon": 1}}},
        {CANARY: {}},
        {"range": {"word": {"gte": CANARY, "format": CANARY}}},
    ]
    for query in wrong:
        with pytest.raises(ApiError):
            client.search(index="panah-canary", query=query)
    with pytest.raises(ApiError):
        client.index(index=f"panah-{CANARY}", document={"word": CANARY})


def test_elasticsearch_takes_the_settings_and_logs_no_query():
    need_server()
    with made() as folder:
        certificates = folder / "made" / "elasticsearch"
        node = Node(folder / "n1", settings=settings_of_elasticsearch(), scheme="https")
        node.prepare()
        subprocess.run(["cp", "-r", certificates, node.conf / "made"], check=True)
        subprocess.run(["cp", certificates / "ca.crt", node.conf], check=True)
        add_user(node.conf, USER, PASSPHRASE)
        try:
            node.start()
            node.wait(headers=basic(USER, PASSPHRASE))
            client = Elasticsearch(
                node.url,
                ca_certs=node.conf / "ca.crt",
                basic_auth=(USER, PASSPHRASE),
                request_timeout=60,
            )
            provoke_elasticsearch(client)
            client.close()
        finally:
            node.stop()
        logs = [*(node.folder / "logs").glob("*"), node.folder / "output"]
        found = {log.name: log.read_text("utf-8", "replace") for log in logs}

    assert "panah-test.log" in found
    assert [name for name, text in found.items() if CANARY in text] == []
