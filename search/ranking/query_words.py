"""Choose the words of a query that are rare enough to rank by, and weigh them."""

from dataclasses import dataclass

from search.port import Vocabulary
from search.query import ListingQuery
from search.ranking.constants import EVERYDAY_LISTINGS, rarity


@dataclass(frozen=True, slots=True)
class WeightedWord:
    """A query word that live listings have; ``tokens`` are those that they have."""

    weight: float
    hint: bool
    tokens: tuple[str, ...]


def weighted_words(vocabulary: Vocabulary, query: ListingQuery) -> list[WeightedWord]:
    """Weigh the words by rarity; one that nobody has is left out.

    Everyday words are left out too, unless they are all that was typed.
    """
    tokens = [token for word in query.words for token in word.tokens]
    counted = vocabulary.document_frequencies(tokens)
    frequency = dict(zip(tokens, counted, strict=True))
    told = [
        (max(frequency[token] for token in known), word.hint, known)
        for word in query.words
        if (known := tuple(token for token in word.tokens if frequency[token]))
    ]
    rare = [word for word in told if word[0] <= EVERYDAY_LISTINGS]
    live = vocabulary.live_listings()
    return [
        WeightedWord(rarity(live, common), hint, known)
        for common, hint, known in (rare or ([] if query.concepts else told))
    ]
