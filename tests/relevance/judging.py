"""Judge answers: is a right listing first, among five, and how good is the order?"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from search.finder import Finder
from search.request import SearchRequest
from search.results import Hit
from tests.support.clocks import NOW

CORPUS = Path(__file__).parent / "corpus.ndjson"
QUERIES = Path(__file__).parent / "queries"
MOST = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One query, and the needs of which a right listing meets one."""

    language: str
    style: str
    q: str
    codes: frozenset[str]
    place: str | None
    country: str | None

    def request(self, page_size: int = 10) -> SearchRequest:
        """Return the query as it is asked: nothing but its words and language."""
        return SearchRequest(
            q=self.q, language=self.language, per_page=page_size, now=NOW
        )


class Asked(Protocol):
    """What the table groups by."""

    @property
    def language(self) -> str:
        """Return the tag of her language."""

    @property
    def style(self) -> str:
        """Return how she writes: a head term, a phrase, in her own words …"""


@dataclass(frozen=True, slots=True)
class Score:
    """How one answer did."""

    query: Asked
    first: bool
    five: bool
    ndcg: float


def read_queries() -> list[Judged]:
    """Return every judged query of every language."""
    found = []
    for path in sorted(QUERIES.glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        for query in raw["queries"]:
            found.append(
                Judged(
                    raw["language"],
                    query["style"],
                    query["q"],
                    frozenset(query["codes"]),
                    query["place"],
                    query["country"],
                )
            )
    return found


def judge(finder: Finder, query: Judged, right: int) -> Score:
    """Ask once; ``right`` is how many listings of the corpus would be right."""
    hits = finder.find(query.request()).results.hits
    gains = [is_right(hit, query) for hit in hits]
    best = [1] * min(right, MOST)
    return Score(query, any(gains[:1]), any(gains[:5]), ndcg(gains, best))


def is_right(hit: Hit, query: Judged) -> bool:
    """Whether a listing meets one of the needs."""
    return not query.codes.isdisjoint(hit.codes)


def ndcg(grades: Iterable[int], best: Iterable[int]) -> float:
    """Return nDCG@10 of the grades of an answer, against the best possible answer."""
    most = gain_of(best)
    return gain_of(grades) / most if most else 0.0


def gain_of(grades: Iterable[int]) -> float:
    """Return the discounted gain of the first ten; grade 2 weighs three times 1."""
    first = enumerate(islice(grades, MOST))
    return sum((2**grade - 1) / math.log2(n + 2) for n, grade in first)


def table(scores: list[Score]) -> str:
    """Write success@1, success@5 and nDCG@10 by language and style."""
    rows = [f"{'':24}{'n':>5}{'s@1':>7}{'s@5':>7}{'nDCG':>7}"]
    for language in sorted({score.query.language for score in scores}):
        own = [score for score in scores if score.query.language == language]
        rows += by_style(language, own)
    return "\n".join(rows + by_style("all", scores))


def by_style(name: str, scores: list[Score]) -> list[str]:
    """Write a row for all, and one for each style."""
    rows = [line(name, scores)]
    for style in sorted({score.query.style for score in scores}):
        part = [score for score in scores if score.query.style == style]
        rows.append(line(f"  {style}", part))
    return rows


def line(name: str, scores: list[Score]) -> str:
    """Write one row."""
    count = len(scores)
    first = share(scores, "first")
    five = share(scores, "five")
    order = sum(s.ndcg for s in scores) / count
    return f"{name:24}{count:5}{first:7.3f}{five:7.3f}{order:7.3f}"


def share(scores: list[Score], name: str) -> float:
    """Return the share of answers for which something holds."""
    return sum(bool(getattr(score, name)) for score in scores) / len(scores)
