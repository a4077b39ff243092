"""How well needs are read in the sentences to tune on, by language and style."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from search.taxonomy import family_of
from search.text.language_detection import detect_language
from search.understanding.needs import Reading, Recogniser
from search.understanding.phrase_bank import load_bank

FOLDER = Path(__file__).parents[1] / "tests" / "relevance" / "dev"
HEAD = ("n", "family", "said", "two", "wrong")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What somebody types; ``families`` are right, none for small talk."""

    text: str
    language: str
    style: str
    families: frozenset[str]


def read_sentences(folder: Path = FOLDER) -> list[Sentence]:
    """Return the sentences to tune on; the style of small talk is "small talk"."""
    found = []
    for name, style in (("sentences", ""), ("small_talk", "small talk")):
        for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines():
            raw = json.loads(line)
            right = frozenset(map(family_of, raw.get("expect_any", ())))
            found.append(
                Sentence(raw["q"], raw["lang"], raw.get("style", style), right)
            )
    return found


def families_of(needs: Iterable) -> list[str]:
    """Return the families of some needs, in order."""
    return [family_of(need.code) for need in needs]


def judged(sentence: Sentence, reading: Reading) -> dict[str, int]:
    """Return what is right of one reading, and how many families are wrong."""
    stated = families_of(reading.stated)
    told = stated + families_of((*reading.perhaps, *reading.likely))
    right = sentence.families
    return {
        "n": 1,
        "family": told[0] in right if told and right else 0,
        "said": any(family in right for family in stated),
        "two": any(family in right for family in told),
        "wrong": len(set(stated) - right),
    }


def counted(
    sentences: Iterable[Sentence], recogniser: Recogniser
) -> Iterator[tuple[Sentence, Mapping[str, int], float]]:
    """Yield every sentence with what is right of its reading, and its seconds."""
    for sentence in sentences:
        language = detect_language(sentence.text, sentence.language)
        began = time.perf_counter()
        reading = recogniser.recognise(sentence.text, language)
        yield sentence, judged(sentence, reading), time.perf_counter() - began


def main() -> None:
    """Print a row a language and style, and how long one reading takes."""
    sentences = read_sentences()
    recogniser = Recogniser(load_bank())
    recogniser.recognise("abc", "en")
    groups: dict[str, Counter[str]] = {}
    seconds = []
    for sentence, counts, spent in counted(sentences, recogniser):
        seconds.append(spent)
        kind = "small talk" if not sentence.families else "all"
        names = {kind, f"{sentence.language} {kind}", f"- {sentence.style}"}
        for name in names:
            groups.setdefault(name, Counter()).update(counts)
    print(f"{'':18}" + "".join(f"{title:>8}" for title in HEAD))
    for name, row in sorted(groups.items()):
        shares = (row[title] / row["n"] for title in HEAD[1:])
        print(f"{name:18}{row['n']:8}" + "".join(f"{s:8.3f}" for s in shares))
    seconds.sort()
    half, late = (1000 * seconds[int(len(seconds) * q)] for q in (0.5, 0.95))
    print(f"reading: p50 {half:.2f} ms, p95 {late:.2f} ms")


if __name__ == "__main__":
    main()
