"""Whatever was public once, and whatever is hidden, changes no public answer."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from bench.corpus import made_up
from search.document import ListingDocument
from search.engines.embedded import EmbeddedIndex, EmbeddedWriter
from search.port import Cursor, Gone
from search.query import ConceptWish, Level, ListingQuery, Near, Sort, Word
from tests.support.trials import record, trials

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(7200)]
CORPORA = 1_000
LISTINGS = 40
WORDS = ("women", "legal", "house", "word7", "word77")


def some(chance: random.Random) -> list[ListingDocument]:
    """Return made-up listings, some of them in several versions."""
    found = list(made_up(LISTINGS, seed=chance.randrange(10**9)))
    again = [replace(document, version=2) for document in chance.sample(found, 5)]
    return [*found, *again]


def build(root: Path, batches: list[tuple[list[ListingDocument], list[str]]]) -> None:
    """Write batches into a new index and put it in use."""
    writer = EmbeddedWriter.begin(root)
    for number, (documents, gone) in enumerate(batches, 1):
        latest = {document.id: document for document in documents}
        writer.apply(list(latest.values()), list(map(Gone, gone)), Cursor(0, number))
    writer.put_in_use()
    writer.close()


def questions(chance: random.Random) -> list[ListingQuery]:
    """Return questions of every kind."""
    near = Near(34.35, 62.25, chance.choice((50, 300)), "AF", "AF.11")
    words = tuple(Word(word, (word, f"en~{word}")) for word in WORDS)
    needs = (ConceptWish("legal.aid"), ConceptWish("shelter", 0.5))
    return [
        ListingQuery(),
        ListingQuery(near=near),
        ListingQuery(near=near, level=Level.PROVINCE, concepts=needs),
        ListingQuery(words=words[:2]),
        ListingQuery(words=words, concepts=needs, country="UG"),
        ListingQuery(concepts=needs, sort=Sort.FRESH, per_page=5, page=2),
        ListingQuery(concepts=needs, spoken_languages=("fa-AF",)),
    ]


def answers(root: Path, asked: list[ListingQuery]) -> list[object]:
    """Return everything that anybody can ask of an index."""
    index = EmbeddedIndex(root)
    told: list[object] = [index.search(query) for query in asked]
    vocabulary = index.vocabulary
    assert vocabulary is not None
    told.append(vocabulary.document_frequencies(WORDS))
    told.append([vocabulary.complete_names(prefix, 9) for prefix in ("h", "wo", "o")])
    told.append(
        [vocabulary.neighbours(word, 9) for word in ("wommen", "word7", "hous")]
    )
    index.close()
    return told


def test_answers_do_not_depend_on_what_was_withdrawn(tmp_path):
    count = trials(CORPORA // 5)
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - a test, no secret
        documents = some(chance)
        hidden = set(chance.sample([d.id for d in documents], 12))
        kept = [document for document in documents if document.id not in hidden]
        chance.shuffle(documents)
        half = len(documents) // 2
        gone = sorted(hidden)

        build(tmp_path / f"a{number}", [(kept, [])])
        build(
            tmp_path / f"b{number}",
            [
                (documents[:half], []),
                (documents[half:], gone[:6]),
                ([], gone),
                (kept, []),
            ],
        )

        asked = questions(chance)
        assert answers(tmp_path / f"a{number}", asked) == answers(
            tmp_path / f"b{number}", asked
        )
    record("answers with and without withdrawn listings", count, "0 differences")
