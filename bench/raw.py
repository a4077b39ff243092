"""The raw word engine over the same listings: the least that a hit set costs."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tantivy import Document, Index, Occur, Query, SchemaBuilder

from search.document import ListingDocument
from search.query import ListingQuery
from search.taxonomy import parent_of, with_parents
from search.text.listing_text import listing_tokens

TEXT, CODE, ROW = "text", "code", "row"
HEAP_BYTES = 64_000_000


def schema() -> SchemaBuilder:
    """Declare the fields; codes stand with their parents."""
    builder = SchemaBuilder()
    builder.add_text_field(TEXT, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field(CODE, tokenizer_name="whitespace", index_option="basic")
    builder.add_unsigned_field(ROW, fast=True)
    return builder


class RawEngine:
    """tantivy with nothing around it: one boolean query, all row numbers."""

    def __init__(self, folder: Path, documents: Iterable[ListingDocument]) -> None:
        """Write the listings."""
        folder.mkdir()
        self.schema = schema().build()
        self.index = Index(self.schema, path=str(folder))
        writer = self.index.writer(HEAP_BYTES, 1)
        for number, document in enumerate(documents):
            fields = {
                TEXT: " ".join(listing_tokens(document)[1]),
                CODE: " ".join(with_parents(document.codes)),
                ROW: number,
            }
            writer.add_document(Document.from_dict(fields, self.schema))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def rows(self, query: ListingQuery) -> NDArray[np.int64]:
        """Return the rows that have a need, its sisters, or one of the words."""
        asked = self.ask(query)
        searcher = self.index.searcher()
        hits = searcher.search(asked, limit=max(searcher.num_docs, 1)).hits
        found = searcher.fast_field_values(ROW, [address for _score, address in hits])
        return np.array(found, np.int64)

    def ask(self, query: ListingQuery) -> Query:
        """Return the candidates' rule as a query of the engine."""
        codes = {parent_of(wish.code) or wish.code for wish in query.concepts}
        terms = [(CODE, code) for code in sorted(codes)]
        if not codes:
            terms += [(TEXT, token) for word in query.words for token in word.tokens]
        if not terms:
            return Query.all_query()
        clauses = [
            (Occur.Should, Query.term_query(self.schema, field, text, "basic"))
            for field, text in terms
        ]
        return Query.const_score_query(Query.boolean_query(clauses), 1.0)
