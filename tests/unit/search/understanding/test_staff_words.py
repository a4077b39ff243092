"""What staff type, and what a woman says of a man who was arrested, is its need."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from search.places.gazetteer import Gazetteer
from search.request import SearchRequest
from search.understanding.interpreter import Interpreter
from search.understanding.phrase_bank import load_bank

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def interpreter() -> Iterator[Interpreter]:
    gazetteer = Gazetteer()
    yield Interpreter(gazetteer, load_bank())
    gazetteer.close()


def families(interpreter: Interpreter, q: str, language: str) -> list[str]:
    understood = interpreter.understand(SearchRequest(q=q, language=language, now=NOW))
    return [wish.code.partition(".")[0] for wish in understood.query.concepts]


@pytest.mark.parametrize(
    ("language", "q", "family"),
    [
        ("en", "PSS", "mhpss"),
        ("en", "MHPSS services", "mhpss"),
        ("fr", "SMSPS", "mhpss"),
        ("es", "SMAPS", "mhpss"),
        ("en", "dignity kit", "medical"),
        ("en", "where can I get dignity kits", "medical"),
        ("fr", "kits de dignité", "medical"),
        ("en", "CMR", "medical"),
        ("en", "GBV case management", "accompaniment"),
        ("fr", "gestion de cas VBG", "accompaniment"),
        ("es", "gestión de casos de VBG", "accompaniment"),
        ("en", "my husband was arrested", "legal"),
        ("fr", "mon mari a été arrêté", "legal"),
        ("es", "arrestaron a mi esposo", "legal"),
        ("ar", "اعتقلوا زوجي", "legal"),
        ("fa-AF", "شوهرم را دستگیر کردند", "legal"),
        ("ps", "میړه مې نیول شوی", "legal"),
        ("sw", "mume wangu amekamatwa", "legal"),
        ("rn", "umugabo wanje yarafashwe", "legal"),
        ("lg", "omwami wange bamukutte neetaaga looya", "legal"),
        ("nl", "mijn man is gearresteerd", "legal"),
    ],
)
def test_it_is_the_need_and_no_other(interpreter, language, q, family):
    assert set(families(interpreter, q, language)) == {family}
