"""Seven hundred different questions, as people type them, in ten languages."""

import json
import random
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1] / "tests" / "relevance"
COUNT = 700


def questions(count: int = COUNT, seed: int = 7) -> list[dict[str, Any]]:
    """Return bodies of searches for the API: short words, phrases, whole stories.

    Half of those that belong to a country name it, as a chosen country does.
    """
    chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    found = sorted({*judged(), *sentences()})
    asked = []
    for language, text, country in chance.sample(found, count):
        body: dict[str, Any] = {"q": text, "language": language}
        if country and chance.random() < 0.5:
            body["country"] = country
        asked.append(body)
    return asked


def judged() -> list[tuple[str, str, str]]:
    """Return language, words and country of the judged queries."""
    found = []
    for path in (TESTS / "queries").glob("*.json"):
        raw = json.loads(path.read_text("utf-8"))
        found += [
            (raw["language"], one["q"], one["country"] or "") for one in raw["queries"]
        ]
    return found


def sentences() -> list[tuple[str, str, str]]:
    """Return language, words and country of the sentences to tune on."""
    lines = (TESTS / "dev" / "sentences.jsonl").read_text("utf-8").splitlines()
    read = [json.loads(line) for line in lines]
    return [(one["lang"], one["q"], one["country"] or "") for one in read]
