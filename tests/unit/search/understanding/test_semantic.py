"""Results by meaning come below the others, and only where no need was understood."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from directory.config import Config
from search.finder import Finder
from search.request import SearchRequest
from search.response import SearchResponse
from search.understanding.phrase_bank import Phrase, PhraseBank
from search.understanding.semantic import load_meaning
from tests.support.documents import document
from tests.support.finding import Finding

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
BANK = PhraseBank(
    (
        Phrase("I have nightmares every night", "mhpss.individual", "en"),
        Phrase("nightmares all night long", "mhpss.individual", "en"),
        Phrase("a lawyer for my trial", "legal", "en"),
        Phrase("the judge and the court", "legal", "en"),
        Phrase("bank account frozen", "fund.money_transfer", "en"),
        Phrase("our bank account is blocked", "fund.money_transfer", "en"),
    )
)
CORPUS = (
    document("house", "shelter", name="Xqzvw House"),
    document("line", "mhpss.remote", name="Listening line"),
    document("desk", "legal.aid", name="Law desk"),
)


class Fixed:
    """A model that finds the same needs in every text, and remembers the texts."""

    def __init__(self, *codes: str) -> None:
        self.codes = codes
        self.asked: list[str] = []

    def likely(self, text: str) -> tuple[str, ...]:
        self.asked.append(text)
        return self.codes


@pytest.fixture(scope="module")
def plain(
    finding: Finding, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Finder]:
    """Yield a finder that compares no meaning."""
    with finding(tmp_path_factory.mktemp("index"), CORPUS) as made:
        yield made


def ask(finder: Finder, q: str, *excluded: str) -> SearchResponse:
    return finder.find(SearchRequest(q=q, exclude_concepts=excluded, now=NOW))


def names(found: SearchResponse) -> list[tuple[str, bool]]:
    return [(hit.name, hit.match.meaning) for hit in found.results.hits]


@pytest.fixture
def meaning(plain: Finder) -> Iterator[Fixed]:
    """Let the finder compare meaning for one test."""
    plain.meaning = fixed = Fixed("mhpss.remote")
    yield fixed
    plain.meaning = None


def test_what_means_it_is_added_below_what_says_it(plain, meaning) -> None:
    found = ask(plain, "xqzvw")

    assert names(found) == [("Xqzvw House", False), ("Listening line", True)]
    assert found.results.total == 2


def test_it_answers_alone_where_no_word_is_known(plain, meaning) -> None:
    found = ask(plain, "zzkrp zzkrt")

    assert names(found) == [("Listening line", True)]
    assert [c.code for c in found.understood.concepts] == ["mhpss.remote"]


def test_a_need_that_was_understood_is_never_compared(plain, meaning) -> None:
    found = ask(plain, "lawyer")

    assert meaning.asked == []
    assert names(found) == [("Law desk", False)]


def test_a_need_that_she_removed_is_not_brought_back(plain, meaning) -> None:
    found = ask(plain, "xqzvw", "mhpss.remote")

    assert names(found) == [("Xqzvw House", False)]


def test_without_the_setting_nothing_is_added(plain) -> None:
    assert names(ask(plain, "xqzvw")) == [("Xqzvw House", False)]


def test_the_model_knows_what_is_near_and_keeps_its_vectors(tmp_path: Path) -> None:
    first = load_meaning(BANK, tmp_path)
    [kept] = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns

    again = load_meaning(BANK, tmp_path)

    assert first.likely("j'ai des cauchemars toutes les nuits")[0] == "mhpss.individual"
    assert (
        again.likely("our account at the bank was frozen")[0] == "fund.money_transfer"
    )
    assert kept.stat().st_mtime_ns == written


def test_it_is_off_unless_switched_on(tmp_path: Path) -> None:
    off = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path)})
    on = Config.from_environ({"PANAH_DATA_DIR": str(tmp_path), "PANAH_SEMANTIC": "1"})

    assert off.meaning_dir is None
    assert on.meaning_dir == tmp_path / "meaning"
