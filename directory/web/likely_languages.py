"""The languages that stand first on the first page: those that she likely reads."""

from collections.abc import Iterator
from functools import cache

from babel.languages import get_territory_language_info
from flask import request

from directory.search_port import FOCUS_COUNTRIES
from directory.web.languages import current_language, offered_languages
from directory.web.services import services
from directory.wording.countries import countries_named
from i18n import LANGUAGES, Language, find_language

LIKELY = 3  # as many as one line of a small phone holds
SPOKEN_PERCENT = 5.0  # of the people of a country, by CLDR


def likely_languages() -> tuple[Language, ...]:
    """Return three: of the page, of her browser, and what people around her speak.

    Where nothing tells where she is, it is likely the country that this host is for.
    """
    spoken = {language.tag: language for language in offered_languages()}
    known = [spoken[tag] for tag in dict.fromkeys(likely_tags()) if tag in spoken]
    return tuple(known[:LIKELY])


def likely_tags() -> Iterator[str]:
    """Yield languages, the likeliest first, some of them more than once."""
    page, wanted = current_language(), [tag for tag, _ in request.accept_languages]
    yield page
    yield from filter(None, map(find_language, wanted))
    ours = (code for code in countries_named(wanted) if code in FOCUS_COUNTRIES)
    host = filter(None, [services().config.country])
    countries = [*ours, *host, *countries_speaking(page)]
    yield from (tag for country in countries for tag in spoken_in(country))
    yield from LANGUAGES


def countries_speaking(tag: str) -> list[str]:
    """Return the countries of ours where a language is spoken most."""
    shares = {
        country: spoken_shares(country).get(tag, 0.0) for country in FOCUS_COUNTRIES
    }
    found = [country for country in shares if shares[country] >= SPOKEN_PERCENT]
    return sorted(found, key=lambda country: -shares[country])


def spoken_in(country: str) -> list[str]:
    """Return the languages of ours that people of a country speak, most first."""
    shares = spoken_shares(country)
    return sorted(
        (tag for tag in shares if shares[tag] >= SPOKEN_PERCENT),
        key=lambda tag: -shares[tag],
    )


@cache
def spoken_shares(country: str) -> dict[str, float]:
    """Return how much of a country speaks each language of ours, by CLDR."""
    shares: dict[str, float] = {}
    for name, told in get_territory_language_info(country).items():
        tag = find_language(name.replace("_", "-"))
        if tag is not None:
            shares[tag] = max(
                shares.get(tag, 0.0), float(told["population_percent"] or 0)
            )
    return shares
