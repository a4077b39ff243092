"""Grade answers of the API: 2 is exactly what she asked for, 1 is useful."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from tests.relevance.judging import MOST, Score, ndcg

FOLDER = Path(__file__).parent / "heldout"
CORPUS = FOLDER / "corpus.ndjson"
EXACT = 2


@dataclass(frozen=True, slots=True)
class Graded:
    """One query; ``grades`` by external id, what is not in it is of no use."""

    language: str
    style: str
    wish: Mapping[str, str]
    grades: Mapping[str, int]


def read_graded() -> list[Graded]:
    """Return every query of every language."""
    found = []
    for path in sorted((FOLDER / "queries").glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        found += [graded(raw["language"], query) for query in raw["queries"]]
    return found


def graded(language: str, query: Mapping[str, Any]) -> Graded:
    """Return one query; the file names a listing by the last digits of its id."""
    names = ("q", "place", "country")
    wish = {name: query[name] for name in names if query[name]}
    grades = {external_id(key): grade for key, grade in query["grades"].items()}
    return Graded(language, query["style"], wish | {"language": language}, grades)


def external_id(digits: str) -> str:
    """Return the id of a listing of the corpus."""
    return f"00000000-0000-4000-8000-{digits:0>12}"


def ask(client: FlaskClient, query: Graded) -> list[str]:
    """Return the external ids of the first answers."""
    answer = client.post("/api/v1/search", json={**query.wish, "per_page": MOST})
    assert answer.status_code == 200, answer.text
    return [item["external_id"] for item in answer.get_json()["items"]]


def grade(client: FlaskClient, query: Graded) -> Score:
    """Ask once; an answer is right where it is exactly what she asked for."""
    grades = [query.grades.get(found, 0) for found in ask(client, query)]
    right = [grade == EXACT for grade in grades]
    best = sorted(query.grades.values(), reverse=True)
    return Score(query, any(right[:1]), any(right[:5]), ndcg(grades, best))
