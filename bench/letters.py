"""What reading by letters adds, per language, on sentences kept out of the bank."""

from collections import Counter

from bench.meaning import kept_out, without
from search.understanding import needs as concepts
from search.understanding.needs import Recognised, Recogniser
from search.understanding.phrase_bank import load_bank

EVERY = 10
HEAD = ("n", "first", "family", "told", "needs")


def measured(
    recogniser: Recogniser, asked: dict[str, list[tuple[str, str]]]
) -> dict[str, Counter[str]]:
    """Return, by language, how many sentences were read in the right way."""
    counts: dict[str, Counter[str]] = {}
    for tag, pairs in asked.items():
        counts[tag] = Counter()
        for text, code in pairs:
            counts[tag].update(judged(recogniser.recognise(text, tag), code))
    return counts | {"all": sum(counts.values(), Counter())}


def judged(needs: tuple[Recognised, ...], code: str) -> dict[str, int]:
    """Return what is right of one reading: the first need, its family, any family."""
    families = [need.code.partition(".")[0] for need in needs]
    family = code.partition(".")[0]
    return {
        "n": 1,
        "first": [need.code for need in needs[:1]] == [code],
        "family": families[:1] == [family],
        "told": family in families,
        "needs": len(needs),
    }


def main() -> None:
    """Print the shares with letters and without, and how many needs are told."""
    asked = kept_out(EVERY)
    recogniser = Recogniser(without(load_bank(), asked))
    weight = concepts.LIKELIHOOD_WEIGHT
    for name, share in (("with letters", weight), ("without", 0.0)):
        concepts.LIKELIHOOD_WEIGHT = share
        print(f"{name:14}" + "".join(f"{title:>8}" for title in HEAD))
        for tag, row in measured(recogniser, asked).items():
            shares = (row[title] / row["n"] for title in HEAD[1:])
            print(f"{tag:14}{row['n']:8}" + "".join(f"{s:8.3f}" for s in shares))


if __name__ == "__main__":
    main()
