"""From another country, and in countries where hardly anybody is listed."""

from datetime import UTC, datetime

import pytest

from search.conditions import Feared, Identity
from search.finder import Finder
from search.request import SearchRequest
from search.response import Notice, SearchResponse
from search.results import Section

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
GUIDELINES = "EU Guidelines on Human Rights Defenders"


def ask(finder: Finder, q: str, language: str = "en") -> SearchResponse:
    return finder.find(SearchRequest(q=q, language=language, now=NOW))


def helpers(found: SearchResponse) -> list[str]:
    return [
        hit.name for hit in found.results.hits if hit.section is not Section.REFERENCE
    ]


@pytest.mark.parametrize(
    ("language", "q"),
    [
        ("en", "shelter in Yangon"),
        ("en", "lawyer in Yangon"),
        ("en", "lawyer in Khartoum"),
        ("en", "shelter in El Fasher"),
        ("en", "shelter in Tehran"),
        ("fa-AF", "وکیل در تهران"),
        ("en", "lawyer in Kharkiv"),
        ("fr", "un abri à Kharkiv"),
        ("ar", "محامية في الخرطوم"),
        ("sw", "makazi salama Juba"),
        ("en", "help in Goma"),
    ],
)
def test_where_nobody_is_listed_programmes_that_help_anywhere_come_and_say_so(
    demonstrated, language, q
):
    found = ask(demonstrated, q, language)

    names = helpers(found)
    assert Notice.WORLDWIDE in found.notices
    assert {"ProtectDefenders.eu", "Front Line Defenders: emergency support"} <= set(
        names
    )
    assert "Access Now Digital Security Helpline" in names
    assert GUIDELINES not in names
    assert Notice.NOTHING_FOUND not in found.notices


@pytest.mark.parametrize(
    "q", ["abogada en Bogotá", "refugio en Bogotá", "acompañamiento en Buenaventura"]
)
def test_what_is_really_there_comes_before_what_helps_anywhere(demonstrated, q):
    found = ask(demonstrated, q, "es")

    names = helpers(found)
    assert "Peace Brigades International: protective accompaniment" in names
    assert "Front Line Defenders: emergency support" in names


def test_in_a_country_where_help_is_listed_nothing_is_added(demonstrated):
    found = ask(demonstrated, "shelter in Herat")

    assert Notice.WORLDWIDE not in found.notices


@pytest.mark.parametrize(
    ("language", "q"),
    [
        ("en", "I fled from Burundi and am now in Kampala, I need a lawyer"),
        ("en", "I am from Sudan and live in Kampala, I need a lawyer"),
        ("sw", "nimetoka Burundi niko Kampala nahitaji wakili"),
        ("ar", "أنا من السودان وأعيش في كمبالا أحتاج محامية"),
    ],
)
def test_who_fled_is_shown_who_helps_with_asylum_first(demonstrated, language, q):
    found = ask(demonstrated, q, language)

    told = found.understood.conditions
    assert (told.origin in {"BI", "SD"}, told.identities) == (True, (Identity.REFUGEE,))
    assert Feared.HOME_STATE in told.feared
    read = (*found.understood.concepts, *found.understood.perhaps)
    assert "legal.asylum" in {need.code for need in read}
    assert "legal.asylum" in found.results.hits[0].codes


def test_who_says_that_she_did_not_flee_is_not_told_so_again(demonstrated):
    request = SearchRequest(
        q="I am from Sudan and live in Kampala, I need a lawyer",
        exclude_concepts=("refugee",),
        now=NOW,
    )

    told = demonstrated.find(request).understood

    assert (told.conditions.origin, told.conditions.identities) == (None, ())
    assert "legal.asylum" not in {need.code for need in told.perhaps}
