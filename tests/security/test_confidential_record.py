"""A record with its place in every field tells it nowhere, on either engine."""

import json
import random
import re

import pytest
from sqlalchemy import select

from directory.app import create_app
from directory.config import Config
from directory.hsds.record_listing import record_services
from directory.listings.folded_text import fold_text
from directory.listings.models import Service, ServiceAtLocation
from directory.listings.vocabulary import Publication
from directory.web.services import KEY
from tests.support.confidential import NUMBER, USEFUL, confidential_record
from tests.support.elastic.fixtures import ask
from tests.support.trials import record as evidence
from tests.support.trials import trials

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(7200)]
RECORDS = 1000
BATCH = 100  # records in one file: a file of all would take longer than a command may
DOUBTFUL = 4  # one record in so many may tell its place and waits
HTTPS = {"base_url": "https://localhost"}
WORD = re.compile(r"[^\W_]+")
ENGINES = ["embedded", pytest.param("elasticsearch", marks=pytest.mark.integration)]


@pytest.fixture(params=ENGINES)
def node_url(request):
    """Return the address of an empty Elasticsearch, or nothing: embedded."""
    if request.param == "embedded":
        return ""
    return request.getfixturevalue("elasticsearch")


def words_in(text):
    """Return the words of a text, folded; letters that look alike as well."""
    folded = fold_text(text)
    return {*WORD.findall(folded.text), *WORD.findall(folded.latin)}


def words_in_files(folder):
    """Return the words of all bytes below a folder."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            blob = path.read_bytes()
            for text in (
                blob.decode("utf-8", "ignore"),
                blob.decode("utf-16", "ignore"),
            ):
                found |= {word.lower() for word in WORD.findall(text)}
    return found


def words_in_elasticsearch(url):
    """Return the words of all documents of all indices."""
    ask(url, "POST", "/panah-*/_refresh?expand_wildcards=all")
    found = ask(url, "GET", "/panah-*/_search?size=10000&expand_wildcards=all")
    assert found["hits"]["hits"]
    return words_in(json.dumps(found, ensure_ascii=False))


def pages_of(client, listing_ids):
    """Yield everything that a stranger is told of listings."""
    for listing in listing_ids:
        yield client.get(f"/en/listing/{listing}", **HTTPS)
        yield client.get(f"/api/v1/listings/{listing}", **HTTPS)
    for page in range(1, 4):
        wish = {"q": USEFUL, "per_page": 50, "page": page}
        yield client.post("/api/v1/search", json=wish, **HTTPS)


def exported(session, services):
    """Return the records as which stored services are written back."""
    records = record_services(session, services).values()
    return json.dumps([one.as_json() for one in records], ensure_ascii=False)


def close(app):
    services = app.extensions[KEY]
    services.database.dispose()
    services.finder.gazetteer.close()
    services.finder.index.close()


def test_no_field_of_no_part_tells_a_confidential_place(instance, node_url, caplog):
    instance.settings["PANAH_SEARCHES_PER_MINUTE"] = "0"
    if node_url:
        instance.settings["PANAH_ELASTICSEARCH_URL"] = node_url
    chance = random.Random(f"secrecy {node_url != ''}")  # noqa: S311 - to repeat
    made = [
        confidential_record(chance, doubtful=number % DOUBTFUL == 0)
        for number in range(trials(RECORDS))
    ]
    canaries = set().union(*(place.canaries for _, place in made))

    records = [record for record, _ in made]
    batches = [records[at : at + BATCH] for at in range(0, len(records), BATCH)]
    log = "".join(instance.load(*batch) for batch in batches)
    log += instance.panah("index", "rebuild")
    config = Config.from_environ(instance.environment)
    database = instance.database()
    with database.read() as session:
        shown = select(Service.id).where(Service.publication == Publication.PUBLISHED)
        services = list(session.scalars(shown))
        listings = session.execute(
            select(ServiceAtLocation.id).where(
                ServiceAtLocation.service_id.in_(services)
            )
        ).all()
        export = exported(session, services)
    app = create_app(config)
    answers = [*pages_of(app.test_client(), [row.id for row in listings])]
    close(app)
    database.dispose()

    assert canaries & words_in(log) == set()
    assert canaries & words_in(caplog.text) == set()
    assert canaries & words_in(export) == set()
    assert {answer.status_code for answer in answers} == {200}
    told = "\n".join(answer.text for answer in answers)
    assert canaries & words_in(told) == set()
    assert canaries & words_in_files(config.index_dir) == set()
    if node_url:
        assert canaries & words_in_elasticsearch(node_url) == set()
    # What helps is still there: every record without a doubt, its words, its number.
    sure = sum(not place.doubtful for _, place in made)
    assert len(services) >= sure
    assert export.count(USEFUL) >= sure
    assert export.count(NUMBER.replace(" ", "")) >= sure
    assert "Sud-Kivu" in told
    assert "may tell the place: field " in log
    engine = "Elasticsearch" if node_url else "embedded"
    evidence(f"records with a place in every field, {engine}", len(made), "0 told it")
