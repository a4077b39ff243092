"""What comparing meaning adds, per language, on the sentences to tune on."""

import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from bench.reading import families_of, read_sentences
from search.taxonomy import family_of
from search.text.language_detection import detect_language
from search.understanding.needs import Recogniser
from search.understanding.phrase_bank import load_bank
from search.understanding.semantic import load_meaning


def main() -> None:
    """Print how many needs are told right by reading alone, and with meaning."""
    bank = load_bank()
    recogniser = Recogniser(bank)
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        meaning = load_meaning(bank, Path(folder))
    print(f"vectors of the bank: {time.process_time() - began:.0f} s of processor time")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    spent = compared = 0.0
    for asked in read_sentences():
        language = detect_language(asked.text, asked.language)
        reading = recogniser.recognise(asked.text, language)
        told = families_of((*reading.stated, *reading.likely))
        kind = asked.language if asked.families else "small talk"
        counts[kind].update(n=1, read=not asked.families.isdisjoint(told))
        if not told:
            began = time.process_time()
            told = list(map(family_of, meaning.likely(asked.text)))
            spent += time.process_time() - began
            compared += 1
        right = not asked.families.isdisjoint(told)
        counts[kind].update(meaning=right, silent=not told)
    print(f"{'':12}{'n':>5}{'reading':>9}{'+ meaning':>11}{'nothing told':>14}")
    for tag, row in counts.items():
        n = row["n"]
        shares = (row["read"] / n, row["meaning"] / n, row["silent"] / n)
        print(f"{tag:12}{n:5}{shares[0]:9.3f}{shares[1]:11.3f}{shares[2]:14.3f}")
    print(f"{compared:.0f} compared, {1000 * spent / max(compared, 1):.1f} ms each")


if __name__ == "__main__":
    main()
