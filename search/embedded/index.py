"""The reading side: answers a query from columns, word index and store."""

import logging
import math
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from search.embedded.coverage import coverage_of
from search.embedded.damage import telling_damage
from search.embedded.facets import count_cells, count_facets, count_levels
from search.embedded.filters import allowed
from search.embedded.generations import current_generation
from search.embedded.ordering import Ranking
from search.embedded.row_subset import RowSubset, subset_of
from search.embedded.scoring import (
    MatchedWord,
    candidates,
    named_rows,
    relevance_of,
)
from search.embedded.sections import listed, truth_of
from search.embedded.snapshot import load_columns
from search.embedded.store import Store
from search.embedded.vocabulary import StoredVocabulary
from search.embedded.word_index import NAME, TEXT, WordRows, open_words
from search.port import Audience, DamagedError, NotReadyError
from search.query import ListingQuery
from search.ranking.order_key import order_key
from search.ranking.perhaps import perhaps_queries, with_perhaps
from search.ranking.query_words import weighted_words
from search.results import NO_RESULTS, Hit, Results

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")
SHUNNED_S = 1.0
MOST_SWITCHES = 3  # while one question is asked: each takes a whole build


class SwitchingError(Exception):
    """The index is built anew faster than it can be read."""


class EmbeddedIndex:
    """Searches the generation in use; follows the writer and every switch."""

    def __init__(self, root: Path, audience: Audience = Audience.PUBLIC) -> None:
        """Read what this folder holds for an audience; it may still be empty."""
        self.root = root
        self.audience = audience
        self.lock = threading.RLock()
        self.view: OpenGeneration | None = None
        self.shunned_until = -math.inf
        self.told = ""  # of a damage once, however often it is met

    @property
    def degraded(self) -> bool:
        """Whether another engine answers than the one that should: there is none."""
        return False

    @property
    def vocabulary(self) -> StoredVocabulary | None:
        """Return the words that its audience may see; None before the first build."""
        return self.ask(lambda view: view.followed().vocabulary)

    def search(self, query: ListingQuery) -> Results:
        """Return one page of listings, best first; nothing before the first build."""
        return self.ask(lambda view: view.search(query)) or NO_RESULTS

    def ask(self, question: "Callable[[OpenGeneration], Answer]") -> Answer | None:
        """Ask the generation in use; None before the first build.

        One that another has replaced since we looked may be gone in the middle of it.
        """
        with self.lock, self.reading():
            for _time in range(MOST_SWITCHES):
                looked_at = current_generation(self.root)
                try:
                    view = self.current()
                    return question(view) if view else None
                except Exception:
                    self.view = None
                    if current_generation(self.root) == looked_at:
                        raise
            raise SwitchingError

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let go of a generation that is damaged, and look no closer for a while.

        Its worker builds it anew; to open it for each search would keep all waiting.
        """
        if time.monotonic() < self.shunned_until:
            raise NotReadyError
        try:
            # What else fails in an answer is a mistake of ours, and no damage.
            with telling_damage((sqlite3.Error,)):
                yield
        except DamagedError as error:
            if self.told != str(error):
                log.warning("index, %s: damaged (%s)", self.audience, error)
            self.told = str(error)
            self.view = None
            self.shunned_until = time.monotonic() + SHUNNED_S
            raise NotReadyError from error

    def current(self) -> "OpenGeneration | None":
        """Return the generation in use.

        One that was left closes with the last who still reads its vocabulary.
        """
        folder = current_generation(self.root)
        if self.view is None or self.view.folder != folder:
            self.view = None
            if folder is not None:
                with telling_damage():
                    self.view = OpenGeneration.open(folder, self.audience)
        return self.view

    def close(self) -> None:
        """Let go of the files."""
        with self.lock:
            self.view = None


class OpenGeneration:
    """One open generation."""

    def __init__(self, folder: Path, store: Store) -> None:
        """Open the files of a generation."""
        self.folder = folder
        self.store = store
        self.words = WordRows(open_words(folder), store.word_key())
        self.columns = load_columns(folder, store.meta("change"))
        # Its own connection: it is asked while another thread searches.
        own = Store(folder, read_only=True)
        self.vocabulary = StoredVocabulary(own, self.columns)
        self.seen = -1

    @classmethod
    def open(cls, folder: Path, audience: Audience) -> "OpenGeneration | None":
        """Open a generation; None where it is of another version or audience."""
        store = Store(folder, read_only=True)
        return cls(folder, store) if store.is_current(audience) else None

    def followed(self) -> "OpenGeneration":
        """Return this, true to what is in the files."""
        self.follow()
        return self

    def follow(self) -> None:
        """Take over what was written since the last look; cheap when nothing was."""
        version = self.store.data_version()
        if version != self.seen:
            with telling_damage():
                self.columns.follow(self.store.changes_after(self.columns.change))
                self.words.reload()
            self.seen = version

    def search(self, query: ListingQuery) -> Results:
        """Answer from one state of the store, whatever is written meanwhile."""
        with self.store.snapshot():
            self.follow()
            return self.answer(query)

    def answer(self, query: ListingQuery) -> Results:
        """Answer what was said, and put between what may be meant besides."""
        results = self.one_answer(query)
        besides = [self.one_answer(each).hits for each in perhaps_queries(query)]
        return replace(results, hits=with_perhaps(results.hits, besides))

    def one_answer(self, query: ListingQuery) -> Results:
        """Filter the candidates, cut to the level; weigh, rank and count the rest."""
        words = self.matched_words(query)
        named = named_rows(self.columns, query, words)
        rows = candidates(self.columns, query, words, named)
        facts = self.columns if rows is None else RowSubset(self.columns, rows)
        keep = allowed(facts, query)
        coverage = coverage_of(facts, query)
        truth = truth_of(facts, query, coverage, named)
        shown = np.flatnonzero(keep & listed(query, coverage, truth))
        few = subset_of(facts, shown)
        counted = subset_of(facts, np.flatnonzero(keep & truth.counted))
        answer = Ranking(
            few,
            shown,
            relevance_of(self.columns, few, query, words),
            coverage,
            truth,
            named[few.rows],
            query,
            order_key(query),
        )
        return Results(
            total=counted.size,
            listed=few.size,
            hits=self.hits(answer),
            facets=count_facets(counted, query.now),
            levels=count_levels(coverage, keep & truth.countable),
            cells=count_cells(counted) if query.cells else (),
        )

    def matched_words(self, query: ListingQuery) -> list[MatchedWord]:
        """Look up the rows of each word that is ranked by."""
        return [
            MatchedWord(
                word.weight,
                word.hint,
                self.words.rows(TEXT, word.tokens),
                self.words.rows(NAME, word.tokens),
            )
            for word in weighted_words(self.vocabulary, query)
        ]

    def hits(self, answer: Ranking) -> tuple[Hit, ...]:
        """Read the cards of the page that was asked for."""
        keys = answer.keys()
        page = answer.page(keys)
        cards = self.store.cards(answer.facts.rows[page].tolist())
        return tuple(answer.hits(page, keys, cards))
