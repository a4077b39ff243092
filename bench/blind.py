"""Judge the search on sentences that nobody who trains it has read: at most five times.

Print success@1, success@5 and nDCG@10 by language and style, families that were stated
and not asked for, and small talk with a stated need. Note each time in evidence.md.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

from bench.reading import families_of
from search.finder import open_finder
from search.understanding.needs import Recogniser
from search.understanding.phrase_bank import load_bank
from tests.relevance.judging import MOST, Judged, judge, table
from tests.support.instance import Instance

FOLDER = Path(__file__).parents[1] / "tests" / "relevance" / "blind"


def read(name: str) -> list[dict[str, Any]]:
    """Return the lines of a file of the set."""
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def main() -> None:
    """Ask everything once, over the demonstration."""
    sentences, small_talk = read("sentences"), read("small_talk")
    with tempfile.TemporaryDirectory() as folder:
        instance = Instance(Path(folder, "instance"), {"PANAH_MODE": "demo"})
        instance.panah("init")
        instance.panah("seed", "--demo")
        finder = open_finder(instance.config.index_dir)
        asked = [
            Judged(
                one["lang"],
                one["style"],
                one["q"],
                frozenset(one["expect_any"]),
                None,
                one["country"],
            )
            for one in sentences
        ]
        print(table([judge(finder, query, MOST) for query in asked]))
        finder.index.close()
        finder.gazetteer.close()
    recogniser = Recogniser(load_bank())
    strange = sum(strange_families(recogniser, one) for one in sentences)
    fired = sum(
        bool(recogniser.recognise(one["q"], one["lang"]).stated) for one in small_talk
    )
    print(f"families stated that were not asked for: {strange} of {len(sentences)}")
    print(f"small talk with a stated need: {fired} of {len(small_talk)}")


def strange_families(recogniser: Recogniser, sentence: dict[str, Any]) -> int:
    """Return how many families were stated that a careful reader would not name."""
    right = {code.partition(".")[0] for code in sentence["expect_any"]}
    stated = families_of(recogniser.recognise(sentence["q"], sentence["lang"]).stated)
    return len(set(stated) - right)


if __name__ == "__main__":
    main()
