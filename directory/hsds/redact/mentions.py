"""Take out of texts whatever tells where a secret place is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from directory.hsds.draft.rows import Cluster, Row
from directory.hsds.redact.address_words import AddressWord, address_words
from directory.hsds.redact.map_links import decoded, spans_of_maps
from directory.hsds.redact.skeleton import is_slip, skeleton
from directory.hsds.redact.street_mentions import (
    Door,
    doors_of,
    spans_of_codes,
    spans_of_doors,
)
from directory.hsds.redact.told_points import Span, spans_of_points
from directory.hsds.whereabouts import Whereabouts
from directory.listings.folded_text import fold_text

LEFT = "…"
SHORTEST_JOINED = 9  # letters: a shorter line is found in any text without spaces
# Columns that hold no words: a number to call is looked at where it comes in.
NOT_TEXTS = (
    "number", "extension", "timezone", "external_id", "code", "text_language", "byday",
    "bymonthday", "opens_at", "closes_at", "currency", "country", "admin1",
)  # fmt: skip
# One address and nothing else: of the web, of a mailbox. It is left out whole.
ADDRESS = re.compile(r"\S+://\S+|\S+@\S+|www\.\S+", re.IGNORECASE)
BOX = re.compile(
    r"(?<!\w)(?:p\W{0,2}o\W{0,2}box|post(?:al)?\s?box|postbox|boite\s+postale|b\.?\s?p\.?"
    r"|apdo\.?(?:\s+postal)?|apartado(?:\s+postal)?|casilla(?:\s+postal)?|postbus|s\.?l\.?p\.?"
    r"|sanduku\s+la\s+(?:posta|barua)|agasandugu\s+k\W?iposta|صندوق\s+(?:پستی|البرید|برید|پوستی)"
    r"|ص\W{0,2}ب)(?!\w)\W{0,4}(?:n\w{0,5}\W{0,3})?\d[\d\s-]*\d|(?<!\w)(?:bp|po\s?box)\s?\d+"
)
POSTCODE = re.compile(
    r"(?<!\w)(?:zip(?:\s?code)?|post\s?code|postal\s+code|code\s+postal|codigo\s+postal"
    r"|postcode|c\.?p\.?|کد\s+پستی|پوستی\s+کود|پوسته\s+کود|الرمز\s+البریدی|رمز\s+بریدی)(?!\w)"
    r"\W{0,4}[a-z]{0,3}[\s-]?\d[\w-]*"
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Finds in texts the doors, codes and towns of secret places, and any point."""

    doors: tuple[Door, ...]
    codes: frozenset[str]
    towns: tuple[tuple[str, ...], ...]

    def removed(self, text: str, *, towns: bool = True) -> str:
        """Return a text without them; an address of the web only whole."""
        if not text:
            return text
        if ADDRESS.fullmatch(text):
            return "" if any(self.spans(decoded(text), towns=False)) else text
        told = cut(text, self.spans(text, towns=towns))
        plain = decoded(told)
        bare = told if plain == told else cut(plain, self.spans(plain, towns=towns))
        return told if bare == plain else bare

    def spans(self, text: str, *, towns: bool) -> Iterator[Span]:
        """Yield where a text tells a place."""
        folded = fold_text(text)
        words = address_words(text)
        yield from spans_of_points(folded)
        yield from spans_of_maps(text)
        for pattern in (BOX, POSTCODE):
            yield from (
                folded.span(*one.span()) for one in pattern.finditer(folded.text)
            )
        yield from spans_of_doors(self.doors, words)
        yield from spans_of_codes(self.codes, words)
        if towns:
            yield from self.spans_of_towns(words)

    def spans_of_towns(self, words: tuple[AddressWord, ...]) -> Iterator[Span]:
        """Yield where a text names the town of a place."""
        for town in self.towns:
            for at in range(len(words) - len(town) + 1):
                window = words[at : at + len(town)]
                pairs = zip(window, town, strict=True)
                if all(same_town(word.written, part) for word, part in pairs):
                    yield window[0].start, window[-1].end

    def hides_in(self, text: str) -> bool:
        """Whether a text holds a line of an address, its letters apart or turned."""
        joined = squashed(text)
        turned = joined[::-1]
        return any(line in joined or line in turned for line in self.joined_lines())

    def joined_lines(self) -> Iterator[str]:
        """Yield the lines that are long enough to be known without their spaces."""
        for door in self.doors:
            named = tuple(one for one in door.words if not one.isdecimal())
            for words in (door.words, door.names, named):
                joined = "".join(words)
                if len(words) > 1 and len(joined) >= SHORTEST_JOINED:
                    yield joined

    def removed_from_rows(self, cluster: Cluster) -> Cluster:
        """Return the rows of a record without them."""
        head, *parts = map(self.removed_from_row, cluster.rows)
        return replace(cluster, head=head, parts=tuple(parts))

    def removed_from_row(self, row: Row) -> Row:
        """Return one row without them; a number to call stays as it is."""
        texts = {
            name: self.removed(value)
            for name, value in row.values.items()
            if type(value) is str and name not in NOT_TEXTS
        }
        return replace(row, values=row.values | texts)


def mentions_of(known: Whereabouts) -> Mentions:
    """Return what finds a place by what is known of it."""
    towns = (tuple(word.text for word in fold_text(one).words) for one in known.towns)
    return Mentions(
        doors_of(sorted(known.lines | known.names)),
        known.codes,
        tuple(sorted(filter(None, towns))),
    )


@lru_cache(maxsize=65536)
def same_town(word: str, town: str) -> bool:
    """Whether a word is a town's name, with a slip, or in another script."""
    foreign = word.isascii() != town.isascii()
    if foreign:
        return skeleton(word) == skeleton(town) != ""
    return word == town or is_slip(word, town)


def squashed(text: str) -> str:
    """Return the letters and digits of a text without what is between them."""
    return "".join(filter(str.isalnum, fold_text(text).latin))


def cut(text: str, spans: Iterable[Span]) -> str:
    """Return a text with an ellipsis in place of each span."""
    told, last = "", 0
    for start, end in sorted(spans):
        if end <= last:
            continue
        if start >= last:
            between = text[last:start]
            joined = told.endswith(LEFT) and not between.strip(" ,;/-–")
            told += "" if joined else between + LEFT
        last = end
    return told + text[last:]
