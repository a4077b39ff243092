"""How well the API answers queries that nobody who builds it has read."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from directory.app import create_app
from directory.config import Config
from directory.web.services import KEY
from tests.relevance.grading import CORPUS, EXACT, external_id, grade, read_graded
from tests.relevance.judging import Score, share, table
from tests.support.instance import VETTERS, Instance

QUERIES = read_graded()
LANGUAGES = sorted({query.language for query in QUERIES})
FEWEST = 40


@pytest.fixture(scope="module")
def client(
    blank_instance: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FlaskClient]:
    """Yield a client of an instance that imported the corpus, vetted by two."""
    folder = tmp_path_factory.mktemp("heldout") / "instance"
    shutil.copytree(blank_instance, folder)
    instance = Instance(folder)
    instance.panah("import", str(CORPUS), *VETTERS)
    app = create_app(Config.from_environ(instance.environment))
    yield app.test_client()
    own = app.extensions[KEY]
    own.finder.index.close()
    own.finder.gazetteer.close()
    own.database.dispose()


@pytest.fixture(scope="module")
def scores(client: FlaskClient) -> list[Score]:
    """Grade every query once, and print the table."""
    graded = [grade(client, query) for query in QUERIES]
    print(f"\n{table(graded)}")
    return graded


def of_language(scores: list[Score], language: str) -> list[Score]:
    return [score for score in scores if score.query.language == language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_queries(language):
    assert len([query for query in QUERIES if query.language == language]) >= FEWEST


def test_every_query_has_a_right_answer_in_the_corpus():
    records = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    known = {record["id"] for record in records}

    assert external_id("1") in known
    assert all(query.grades.keys() <= known for query in QUERIES)
    assert all(EXACT in query.grades.values() for query in QUERIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_is_left_behind(scores, language):
    assert share(of_language(scores, language), "five") >= 0.85


def test_english_finds_and_the_others_find_as_well(scores):
    english = share(of_language(scores, "en"), "five")
    others = share([s for s in scores if s.query.language != "en"], "five")

    assert english >= 0.92
    assert others >= 0.95 * english


def test_her_own_words_find_too(scores):
    own = [score for score in scores if score.query.style == "paraphrase"]

    assert share(own, "five") >= 0.80


def test_the_first_answer_is_right_nearly_as_often_as_measured_first(scores):
    assert share(scores, "first") >= 0.83
    assert sum(score.ndcg for score in scores) / len(scores) >= 0.81
