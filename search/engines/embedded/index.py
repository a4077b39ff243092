"""The reading side: answers a query from columns, word index and store."""

import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from search import ranking
from search.card import load_card
from search.document import ListingDocument
from search.engines.embedded.columns import NO_DATE, Columns
from search.engines.embedded.evidence import Evidence, weigh
from search.engines.embedded.filters import all_wishes_known, allowed
from search.engines.embedded.generations import current_generation
from search.engines.embedded.reach import Reach, reach_of
from search.engines.embedded.store import Store
from search.engines.embedded.tally import count_facets, count_levels
from search.engines.embedded.vocabulary import StoredVocabulary
from search.engines.embedded.words import WeighedWord, open_words
from search.hits import make_hit
from search.query import ListingQuery, Sort
from search.ranking import rarity
from search.results import Hit, Results

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]
NO_RESULTS = Results(total=0, hits=())


class EmbeddedIndex:
    """Searches the generation in use; follows the writer and every switch."""

    def __init__(self, root: Path) -> None:
        """Read from this folder; it may still be empty."""
        self.root = root
        self.lock = threading.RLock()
        self.view: View | None = None

    @property
    def vocabulary(self) -> StoredVocabulary | None:
        """Return the words that may be shown to anyone; None before the first build."""
        view = self.current()
        return view.vocabulary if view else None

    def search(self, query: ListingQuery) -> Results:
        """Return one page of listings, best first; nothing before the first build."""
        with self.lock:
            view = self.current()
            return view.search(query) if view else NO_RESULTS

    def current(self) -> "View | None":
        """Return the generation in use, brought up to date."""
        with self.lock:
            folder = current_generation(self.root)
            if folder is None:
                return None
            if self.view is None or self.view.folder != folder:
                self.close()
                self.view = View(folder)
            self.view.follow()
            return self.view

    def close(self) -> None:
        """Let go of the files."""
        with self.lock:
            if self.view is not None:
                self.view.store.close()
                self.view = None


class View:
    """One open generation."""

    def __init__(self, folder: Path) -> None:
        """Open the files of a generation."""
        self.folder = folder
        self.store = Store(folder, read_only=True)
        self.vocabulary = StoredVocabulary(self.store)
        self.index = open_words(folder)
        self.columns = Columns()
        self.seen = -1

    def follow(self) -> None:
        """Take over what was written since the last look; cheap when nothing was."""
        version = self.store.data_version()
        if version != self.seen:
            self.columns.follow(self.store.changes_after(self.columns.change))
            self.index.reload()
            self.seen = version

    def search(self, query: ListingQuery) -> Results:
        """Filter, weigh, cut to the level, rank, count."""
        keep = allowed(self.columns, query)
        evidence = weigh(self.columns, self.index, query, self.weighed(query))
        if evidence.candidates is not None:
            keep &= evidence.candidates
        reach = reach_of(self.columns, query)
        levels = count_levels(reach, keep)
        rows = np.flatnonzero(keep & reach.shown)
        ordered = self.page_of(rows, self.keys(rows, evidence, reach, query), query)
        return Results(
            total=len(rows),
            hits=self.hits(ordered, evidence, reach, query),
            facets=count_facets(self.columns, rows),
            levels=levels,
        )

    def weighed(self, query: ListingQuery) -> list[WeighedWord]:
        """Weigh the words by their rarity; a word that nobody has is left out."""
        tokens = [token for word in query.words for token in word.tokens]
        counted = self.vocabulary.document_frequencies(tokens)
        frequency = dict(zip(tokens, counted, strict=True))
        words = []
        for word in query.words:
            known = tuple(token for token in word.tokens if frequency[token])
            if known:
                common = max(frequency[token] for token in known)
                weight = rarity(self.columns.live, common)
                words.append(WeighedWord(known, weight, word.hint))
        return words

    def keys(
        self, rows: Rows, evidence: Evidence, reach: Reach, query: ListingQuery
    ) -> Floats:
        """Return what each row is ordered by, highest first; no two are equal."""
        keys = self.sort_keys(rows, evidence, reach, query)
        if query.flags:
            keys += 1e6 * all_wishes_known(self.columns, query)[rows]
        return keys - 1e-9 * self.columns.tie[rows]

    def sort_keys(
        self, rows: Rows, evidence: Evidence, reach: Reach, query: ListingQuery
    ) -> Floats:
        """Return the order that was asked for, before ties are broken."""
        if query.sort is Sort.FRESH:
            return self.columns.assured[rows].astype(np.float64) / 1e3
        if query.sort is Sort.DISTANCE and reach.distance_km is not None:
            distance = np.minimum(reach.distance_km[rows], 1e5).astype(np.float64)
            return -distance / 1e2
        score = reach.factor[rows].astype(np.float64)
        if evidence.total is not None:
            score *= evidence.total[rows]
        return score * self.trust(rows, query)

    def trust(self, rows: Rows, query: ListingQuery) -> Floats:
        """Weigh when each row was checked, by whom, and whether it is open."""
        assured = self.columns.assured[rows].astype(np.float64)
        age = query.now.toordinal() - assured
        part = (age - ranking.FRESH_DAYS) / (ranking.STALE_DAYS - ranking.FRESH_DAYS)
        factor = 1.0 - (1.0 - ranking.STALE_FACTOR) * np.clip(part, 0.0, 1.0)
        factor[assured == NO_DATE] = ranking.UNKNOWN_AGE_FACTOR
        factor[self.columns.vetted[rows] == 0] *= ranking.UNVETTED_FACTOR
        factor[self.columns.closed[rows]] *= ranking.CLOSED_FACTOR
        return factor

    def page_of(self, rows: Rows, keys: Floats, query: ListingQuery) -> Rows:
        """Return the rows of one page, in order; only the front is sorted."""
        end = min(query.page * query.per_page, len(rows))
        start = (query.page - 1) * query.per_page
        if start >= len(rows):
            return rows[:0]
        front = np.argpartition(-keys, end - 1)[:end]
        order = front[np.argsort(-keys[front], kind="stable")]
        return rows[order[start:end]]

    def hits(
        self, rows: Rows, evidence: Evidence, reach: Reach, query: ListingQuery
    ) -> tuple[Hit, ...]:
        """Read the cards of a page; one that died meanwhile is dropped."""
        cards = self.store.cards(int(row) for row in rows)
        return tuple(
            self.hit(row, load_card(cards[row]), evidence, reach, query)
            for row in map(int, rows)
            if row in cards
        )

    def hit(
        self,
        row: int,
        document: ListingDocument,
        evidence: Evidence,
        reach: Reach,
        query: ListingQuery,
    ) -> Hit:
        """Say of one row what may be said."""
        far = None if reach.distance_km is None else float(reach.distance_km[row])
        words = evidence.words is not None and evidence.words[row] > 0
        return make_hit(document, query, distance_km=far, words=bool(words))
