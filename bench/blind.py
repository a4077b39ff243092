"""Judge the search on sentences that nobody who trains it has read: at most five times.

Print success@1, success@5 and nDCG@10 by language and style, families that were stated
and not asked for, and small talk with a stated need. Note each time in evidence.md.
"""

import json
import tempfile
from pathlib import Path

from bench.reading import counted, read_sentences
from search.finder import open_finder
from search.understanding.needs import Recogniser
from search.understanding.phrase_bank import load_bank
from tests.relevance.judging import MOST, Judged, judge, table
from tests.support.instance import Instance

FOLDER = Path(__file__).parents[1] / "tests" / "relevance" / "blind"


def main() -> None:
    """Ask everything once, over the demonstration."""
    lines = (FOLDER / "sentences.jsonl").read_text("utf-8").splitlines()
    asked = [
        Judged(
            one["lang"],
            one["style"],
            one["q"],
            frozenset(one["expect_any"]),
            None,
            one["country"],
        )
        for one in map(json.loads, lines)
    ]
    with tempfile.TemporaryDirectory() as folder:
        instance = Instance(Path(folder, "instance"), {"PANAH_MODE": "demo"})
        instance.panah("init")
        instance.panah("seed", "--demo")
        finder = open_finder(instance.config.index_dir)
        print(table([judge(finder, query, MOST) for query in asked]))
        finder.index.close()
        finder.gazetteer.close()
    tell_of_reading()


def tell_of_reading() -> None:
    """Tell how many families were stated that a careful reader would not name."""
    strange = stories = fired = small_talk = 0
    for sentence, counts, _ in counted(read_sentences(FOLDER), Recogniser(load_bank())):
        if sentence.families:
            stories += 1
            strange += counts["wrong"]
        else:
            small_talk += 1
            fired += bool(counts["wrong"])
    print(f"families stated that were not asked for: {strange} of {stories}")
    print(f"small talk with a stated need: {fired} of {small_talk}")


if __name__ == "__main__":
    main()
