"""Whatever was public once, and whatever is hidden, changes no public answer."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from bench.corpus import made_up
from search.document import ListingDocument
from search.elastic.client import connect
from search.elastic.cluster import Cluster
from search.elastic.index import ElasticIndex
from search.elastic.writer import ElasticWriter
from search.embedded import EmbeddedIndex, EmbeddedWriter
from search.port import Cursor, Gone, Projection
from search.query import ConceptWish, Level, ListingQuery, Near, Sort, Word
from tests.support.engines import PATIENCE_S
from tests.support.trials import record, trials

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(7200)]
CORPORA = 1_000
LISTINGS = 40
WORDS = ("women", "legal", "house", "word7", "word77")
Batches = list[tuple[list[ListingDocument], list[str]]]
Answers = list[object]


def some(chance: random.Random, version: int) -> list[ListingDocument]:
    """Return made-up listings, some of them in several versions."""
    found = [
        replace(document, version=version)
        for document in made_up(LISTINGS, seed=chance.randrange(10**9))
    ]
    again = [replace(each, version=version + 1) for each in chance.sample(found, 5)]
    return [*found, *again]


def write(writer: Projection, batches: Batches) -> None:
    """Write batches; of one listing in a batch the newest version counts."""
    for documents, gone in batches:
        latest = {document.id: document for document in documents}
        cursor = writer.cursor()
        moved = Cursor(0, cursor.sequence + 1)
        writer.apply(list(latest.values()), list(map(Gone, gone)), moved)


def questions(chance: random.Random) -> list[ListingQuery]:
    """Return questions of every kind."""
    near = Near(34.35, 62.25, chance.choice((50, 300)), "AF", "AF.11")
    words = tuple(Word(word, (word, f"en~{word}")) for word in WORDS)
    needs = (ConceptWish("legal.aid"), ConceptWish("shelter", 0.5))
    return [
        ListingQuery(),
        ListingQuery(near=near),
        ListingQuery(near=near, level=Level.COUNTRY, concepts=needs),
        ListingQuery(words=words[:2]),
        ListingQuery(words=words, concepts=needs, country="UG"),
        ListingQuery(concepts=needs, sort=Sort.FRESH, per_page=5, page=2),
        ListingQuery(concepts=needs, spoken_languages=("fa-AF",)),
    ]


def answers(index: EmbeddedIndex, asked: list[ListingQuery]) -> Answers:
    """Return everything that anybody can ask of an index."""
    told: Answers = [index.search(query) for query in asked]
    vocabulary = index.vocabulary
    assert vocabulary is not None
    told.append(vocabulary.live_listings())
    told.append(vocabulary.document_frequencies(WORDS))
    told.append([vocabulary.complete_names(prefix, 9) for prefix in ("h", "wo", "o")])
    told.append(
        [vocabulary.neighbours(word, 9) for word in ("wommen", "word7", "hous")]
    )
    return told


def embedded(root: Path, batches: Batches, asked: list[ListingQuery]) -> Answers:
    """Write batches into a new index of the embedded engine, and ask it."""
    writer = EmbeddedWriter.begin(root)
    writer.put_in_use()
    write(writer, batches)
    writer.close()
    index = EmbeddedIndex(root)
    told = answers(index, asked)
    index.close()
    return told


def corpora(count: int) -> Iterator[tuple[Batches, Batches, list[ListingQuery]]]:
    """Yield what was always public, the same with what was withdrawn, and questions."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - a test, no secret
        documents = some(chance, version=10 * number + 1)
        hidden = set(chance.sample([d.id for d in documents], 12))
        kept = [document for document in documents if document.id not in hidden]
        chance.shuffle(documents)
        half, gone = len(documents) // 2, sorted(hidden)
        history: Batches = [
            (documents[:half], []),
            (documents[half:], gone[:6]),
            ([], gone),
            (kept, []),
        ]
        yield [(kept, [])], history, questions(chance)


def test_answers_do_not_depend_on_what_was_withdrawn(tmp_path):
    count = trials(CORPORA)
    for number, (always, history, asked) in enumerate(corpora(count)):
        told = embedded(tmp_path / f"a{number}", always, asked)
        other = embedded(tmp_path / f"b{number}", history, asked)

        assert told == other
    record("answers with and without withdrawn listings", count, "0 differences")


@pytest.fixture
def client(elasticsearch: str) -> Iterator[Elasticsearch]:
    """Yield a client that waits for a busy machine."""
    made = connect(Cluster((elasticsearch,)), PATIENCE_S, 0)
    yield made
    made.close()


@pytest.mark.integration
def test_elasticsearch_forgets_what_was_withdrawn_as_well(tmp_path, client):
    """One index has held, and lost, the listings of every corpus before."""
    count = trials(CORPORA)
    scarred = ElasticWriter.begin(client)
    for number, (always, history, asked) in enumerate(corpora(count)):
        fresh = ElasticWriter.begin(client)
        write(fresh, always)
        write(scarred, [([], [key for key, _version in scarred.versions()]), *history])
        scarred.take_snapshot()
        fresh.take_snapshot()
        host = EmbeddedWriter.begin(tmp_path / f"{number}")
        host.put_in_use()
        write(host, always)
        host.close()
        words = EmbeddedIndex(tmp_path / f"{number}")
        vocabulary = words.vocabulary
        assert vocabulary is not None

        told, other = (
            [ElasticIndex(client, index).search(query, vocabulary) for query in asked]
            for index in (fresh.target, scarred.target)
        )

        assert told == other == [words.search(query) for query in asked]
        words.close()
        client.indices.delete(index=fresh.target)
    record("the same in Elasticsearch, and in both alike", count, "0 differences")
