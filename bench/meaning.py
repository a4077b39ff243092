"""What comparing meaning adds, per language, on sentences kept out of the bank."""

import json
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from search.text.language_detection import detect_language
from search.understanding.needs import Recogniser
from search.understanding.phrase_bank import (
    PHRASE_FOLDER,
    Phrase,
    PhraseBank,
    load_bank,
)
from search.understanding.semantic import load_meaning

EVERY = 20


def kept_out(every: int = EVERY) -> dict[str, list[tuple[str, str]]]:
    """Return every so manieth spoken sentence with its code, by language."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(PHRASE_FOLDER.glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        spoken = [
            (text, code)
            for code, term in raw["terms"].items()
            for text in term.get("spoken", ())
        ]
        found[raw["language"]] = spoken[::every]
    return found


def without(bank: PhraseBank, asked: dict[str, list[tuple[str, str]]]) -> PhraseBank:
    """Return the bank without these sentences."""
    gone = {(text, tag) for tag, pairs in asked.items() for text, _code in pairs}

    def stays(phrase: Phrase) -> bool:
        return (phrase.text, phrase.language) not in gone

    return PhraseBank(tuple(filter(stays, bank.phrases)), bank.negatives, bank.stops)


def is_right(codes: list[str], code: str) -> bool:
    """Whether a need, its parent or its child was among those told."""
    return any(c == code or code.startswith(f"{c}.") for c in codes)


def main() -> None:
    """Print how many needs are told right with words alone, and with meaning."""
    asked = kept_out()
    bank = without(load_bank(), asked)
    recogniser = Recogniser(bank)
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        meaning = load_meaning(bank, Path(folder))
    print(f"vectors of the bank: {time.process_time() - began:.0f} s of processor time")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    spent = compared = 0.0
    for tag, pairs in asked.items():
        for text, code in pairs:
            needs = recogniser.recognise(text, detect_language(text, tag))
            told = [need.code for need in needs]
            right = is_right(told, code)
            counts[tag].update(n=1, words=right)
            if not told:
                began = time.process_time()
                told = list(meaning.likely(text))
                spent += time.process_time() - began
                compared += 1
            counts[tag].update(meaning=is_right(told, code), silent=not told)
    print(f"{'':6}{'n':>5}{'words':>8}{'+ meaning':>11}{'nothing told':>14}")
    for tag, row in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
        n = row["n"]
        shares = (row["words"] / n, row["meaning"] / n, row["silent"] / n)
        print(f"{tag:6}{n:5}{shares[0]:8.3f}{shares[1]:11.3f}{shares[2]:14.3f}")
    print(f"{compared:.0f} compared, {1000 * spent / max(compared, 1):.1f} ms each")


if __name__ == "__main__":
    main()
