"""The words that people read or hear on a page, each with the language it claims."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

READ_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title")
VALUE_IS_READ = frozenset({"button", "reset", "submit"})
SILENT = frozenset({"script", "style", "textarea"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\bUTC[-+]\S+|\b[0-9a-f]{8}\b")
BETWEEN = re.compile(r"[^\w\s'’‘+-]+|[-+](?!\w)|(?<!\w)[-+]|\d+")
LATIN = re.compile(r"[a-z\u00df-\u024f][a-z\u00df-\u024f'’ -]*(?<![ -])")

Words = str
"""Words with one space between, in small letters."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together; ``foreign`` where they claim another language."""

    text: str
    foreign: bool

    def segments(self) -> Iterator[Words]:
        """Yield the words between signs and numbers."""
        for part in BETWEEN.split(ADDRESS.sub(" | ", self.text).casefold()):
            if any(map(str.isalpha, part)):
                yield " ".join(part.split())


class PageWords(HTMLParser):
    """Collects the runs of one page."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__()
        self.open: list[tuple[str, str]] = []  # each element with its language
        self.runs: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down what the attributes say, and what language it is in."""
        values = dict(attrs)
        here = self.open[-1][1] if self.open else ""
        language = values.get("lang", here) or ""
        named = [values[name] for name in READ_ATTRIBUTES if values.get(name)]
        if tag == "input" and values.get("type") in VALUE_IS_READ:
            named.append(values.get("value"))
        self.runs += [self.run(text, language) for text in named if text]
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and any inside it that nobody closed."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Take down words that stand on the page."""
        inside, language = self.open[-1] if self.open else ("", "")
        if data.strip() and inside not in SILENT:
            self.runs.append(self.run(data, language))

    def run(self, text: str, language: str) -> Run:
        """Return words with whether they claim another language than the page."""
        page = self.open[0][1] if self.open else language
        return Run(" ".join(text.split()), language != page)


def words_of(page: str) -> list[Run]:
    """Return all words of a page that anybody reads or hears."""
    parser = PageWords()
    parser.feed(page)
    return parser.runs


def segments_of(page: str) -> set[Words]:
    """Return what stands between signs on a page, in the language that it claims."""
    return {
        words for run in words_of(page) if not run.foreign for words in run.segments()
    }


def pairs_of(segment: Words) -> set[Words]:
    """Return each two words that follow each other."""
    words = segment.split()
    return {" ".join(pair) for pair in zip(words, words[1:], strict=False)}


def shared_words(page: str, english: str, same: Callable[[Words], bool]) -> set[Words]:
    """Return the words that a page has in common with its English form.

    They stand between two signs, or are two or more in a row; not such as are the
    ``same`` in both languages.
    """
    told = segments_of(english)
    told_pairs = set().union(*map(pairs_of, told))
    found = set()
    for segment in segments_of(page):
        if same(segment):
            continue
        found |= {segment} & told | pairs_of(segment) & told_pairs
    return {words for words in found if not same(words)}


def latin_words(page: str, same: Callable[[Words], bool]) -> set[Words]:
    """Return the words in Latin letters on a page in Arabic ones."""
    found = (run for segment in segments_of(page) for run in LATIN.findall(segment))
    return {words for words in found if not same(words)}
