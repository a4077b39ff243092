import random
from pathlib import Path

import pytest

from tests.support.corpora import question, varied
from tests.support.engines import opened
from tests.support.trials import record, trials

pytestmark = [
    pytest.mark.chaos,
    pytest.mark.integration,
    pytest.mark.timeout(7200),
]
QUESTIONS = 3_000
LISTINGS = 600


def test_both_engines_give_the_same_answers(elasticsearch: str, tmp_path: Path):
    chance = random.Random(7)  # noqa: S311 - a test, no secret
    documents = varied(LISTINGS, chance)
    count = trials(QUESTIONS)
    with (
        opened(tmp_path / "embedded") as embedded,
        opened(tmp_path / "host", elasticsearch) as elastic,
    ):
        embedded.hold(documents)
        elastic.hold(documents)
        for _number in range(count):
            query = question(chance)

            told, other = embedded.search(query), elastic.search(query)

            assert told == other, query

    record("questions that both engines answer alike", count, "0 differences")
