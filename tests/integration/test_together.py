import subprocess
import sys
import threading

import psycopg
import pytest
from sqlalchemy import select

from directory.database import Database
from directory.listings.models import Service
from tests.support.instance import VETTERS, Instance, wait_until
from tests.support.records import service, uid

pytestmark = pytest.mark.integration
WRITERS, STEPS = 3, 60

WRITER = """
import sys
from sqlalchemy import select
from directory.database import Database
from directory.listings.record_changes import touch
from directory.listings.models import Service

database = Database(sys.argv[1])
for _step in range(int(sys.argv[3])):
    with database.write() as session:
        chosen = select(Service).where(Service.external_id == sys.argv[2])
        service = session.scalars(chosen.with_for_update()).one()
        service.alert = str(int(service.alert or "0") + 1)
        session.flush()
        touch(session, [service.id])
database.dispose()
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def served(request, tmp_path):
    """Yield an instance with two web processes, on each database."""
    settings = {"PANAH_WORKERS": "2"}
    if request.param == "postgresql":
        settings["PANAH_DATABASE_URL"] = fresh(request.getfixturevalue("postgres_url"))
    instance = Instance(tmp_path / "instance", settings)
    instance.panah("init")
    with instance.serving():
        yield instance


def fresh(url: str) -> str:
    """Make an empty database on the server; return its address."""
    name = "panah_together"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return url.rsplit("/", 1)[0] + f"/{name}"


def database_of(instance: Instance) -> Database:
    return instance.database()


def test_writers_import_and_rebuild_at_once_lose_nothing(served):
    key = uid("contended")
    served.load(service("contended", "shelter.family"))
    path = served.write_records([service(f"i{n}", "legal.aid") for n in range(300)])
    url = database_of(served).url

    command = [sys.executable, "-c", WRITER, url, key, str(STEPS)]
    writers = [
        subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        for _number in range(WRITERS)
    ]
    importing = served.start("import", str(path), *VETTERS)
    rebuilding = served.start("index", "rebuild")
    answers = search_while(served, [*writers, importing, rebuilding])
    ended = [process.communicate()[1] for process in [*writers, importing, rebuilding]]

    assert all("locked" not in text and "Traceback" not in text for text in ended)
    assert [p.returncode for p in (*writers, importing, rebuilding)] == [0] * 5
    assert set(answers) == {200}
    database = database_of(served)
    with database.read() as session:
        held = session.scalars(select(Service).where(Service.external_id == key)).one()
    database.dispose()
    assert held.alert == str(WRITERS * STEPS)
    wait_until(lambda: served.search()["total"] == 301, 10)
    wait_until(
        lambda: served.panah("index", "status").endswith(" 0 changes to read.\n"), 10
    )
    assert "missing: 0\noutdated: 0\nsurplus: 0" in served.panah("index", "verify")


def search_while(served: Instance, processes) -> list[int]:
    """Search until all processes have ended; return the statuses of the answers."""
    statuses: list[int] = []
    ended = threading.Event()

    def ask() -> None:
        while not ended.is_set():
            status, _answer = served.post("/api/v1/search", {"q": "shelter in Herat"})
            statuses.append(status)

    asking = threading.Thread(target=ask)
    asking.start()
    for process in processes:
        process.wait(timeout=240)
    ended.set()
    asking.join()
    return statuses


def test_what_is_imported_while_it_serves_is_found_within_two_seconds(served):
    served.load(service("fresh", "shelter.family", name="Example Quince House"))

    waited = wait_until(lambda: served.search(q="Example Quince House")["total"], 2)

    assert waited < 2


def test_a_withdrawn_listing_is_in_no_answer_after_two_seconds(served):
    served.load(
        service("stays", "shelter.family"),
        service("goes", "shelter.family", name="Example Medlar House"),
    )
    wait_until(lambda: served.search()["total"] == 2, 10)
    [found] = served.search(q="Medlar")["items"]

    served.panah("withdraw", uid("goes"))
    wait_until(lambda: served.search()["total"] == 1, 2)

    answer = served.search(q="Medlar", country="AF")
    assert found["id"] not in str(answer)
    assert served.status(f"/api/v1/listings/{found['id']}") == 404
    status, completed = served.post("/api/v1/suggest", {"q": "Medl"})
    assert status == 200
    assert [item for item in completed["items"] if item["kind"] == "listing"] == []
    assert answer["suggestion"] == ""
