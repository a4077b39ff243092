"""What codes are called in the reader's language, on pages and in the API."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from flask_babel import get_domain, get_locale, gettext, lazy_gettext
from flask_babel.speaklater import LazyString

from directory.search_port import Fact, Flag
from i18n import LANGUAGES
from seed_data.taxonomy import load_taxonomy

# CLDR has no word for these, so they go by their own names.
OWN_NAMES = {"kek": "Q’eqchi’", "mam": "Mam", "quc": "K’iche’"}
# Nor for these, in any language of ours: so they are called in Latin letters.
LATIN_NAMES = {
    "acr": "Achi",
    "bsh": "Kati",
    "cak": "Kaqchikel",
    "caa": "Ch’orti’",
    "cab": "Garífuna",
    "gwt": "Gawar-Bati",
    "haz": "Hazaragi",
    "itz": "Itza’",
    "ixl": "Ixil",
    "jbn": "Nafusi",
    "kdj": "Ngakarimojong",
    "kjb": "Q’anjob’al",
    "laj": "Lango",
    "lgg": "Lugbara",
    "mhi": "Ma’di",
    "nyf": "Giriama",
    "pkb": "Pokomo",
    "poh": "Poqomchi’",
    "psi": "Pashai",
    "rel": "Rendille",
    "thv": "Tamahaq",
    "ttj": "Rutooro",
    "tuq": "Tedaga",
    "tuv": "Turkana",
    "tzj": "Tz’utujil",
}
DIGITS = {
    "arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
}
FLAG_WORDS: dict[str, LazyString] = {
    Flag.ACCEPTS_CHILDREN: lazy_gettext("Accepts children"),
    Flag.ACCEPTS_FAMILY: lazy_gettext("Accepts other family"),
    Flag.COST_FREE: lazy_gettext("Free of charge"),
    Flag.CROSS_POLITICAL: lazy_gettext("Works across political lines"),
    Flag.INDIGENOUS_LED: lazy_gettext("Led by indigenous women"),
    Flag.LGBTIQ_WELCOME: lazy_gettext("LGBTIQ+ people are welcome"),
    Flag.SELF_REFERRAL: lazy_gettext("You may come by yourself"),
    Flag.WHEELCHAIR: lazy_gettext("Wheelchair access"),
    Flag.YOUTH_WELCOME: lazy_gettext("Young women are welcome"),
}
FACT_WORDS: dict[str, LazyString] = {
    # NOTE: a box to tick: an organization that belongs to a company.
    Fact.AFFILIATION_COMPANY: lazy_gettext("Of a company"),
    Fact.AFFILIATION_GOVERNMENT: lazy_gettext("Of a government"),
    # NOTE: a box to tick: an organization that belongs to no government, party or
    # religion.
    Fact.AFFILIATION_INDEPENDENT: lazy_gettext("Independent"),
    Fact.AFFILIATION_INTERGOVERNMENTAL: lazy_gettext("Of several states"),
    Fact.AFFILIATION_POLITICAL: lazy_gettext("Of a party or movement"),
    # NOTE: a box to tick: an organization that belongs to a religious body.
    Fact.AFFILIATION_RELIGIOUS: lazy_gettext("Religious"),
    Fact.AGES_OVER_60: lazy_gettext("For women over 60"),
    Fact.AGES_UNDER_18: lazy_gettext("For girls under 18"),
    Fact.APPLY_INSIDE: lazy_gettext("Apply from inside your country"),
    Fact.APPLY_OUTSIDE: lazy_gettext("Apply from outside your country"),
    Fact.GENDERS_ALL: lazy_gettext("For people of every gender"),
    Fact.GENDERS_WOMEN: lazy_gettext("For women only"),
    # NOTE: at the door of a shelter: no man of her family (mahram) must come along or
    # allow it.
    Fact.GUARDIAN_NOT_ASKED: lazy_gettext("No male guardian is asked for"),
    # NOTE: a box to tick: the help is given in another country than her own.
    Fact.HELP_ABROAD: lazy_gettext("Help abroad"),
    Fact.HELP_IN_COUNTRY: lazy_gettext("Help in your country"),
    Fact.HOURS_ALWAYS: lazy_gettext("Open day and night"),
    Fact.ID_NOT_ASKED: lazy_gettext("No identity paper is asked for"),
    # NOTE: at the door of a shelter: nobody takes her phone away.
    Fact.PHONE_STAYS: lazy_gettext("You keep your phone"),
    # NOTE: one is helped without having gone to the police.
    Fact.POLICE_NOT_ASKED: lazy_gettext("No police report is asked for"),
    Fact.PREGNANT_WELCOME: lazy_gettext("Pregnant women may come"),
    Fact.REFERRAL_ONLY: lazy_gettext("Only through a professional"),
    Fact.RESPONSE_DAY: lazy_gettext("Answers within a day"),
    Fact.RESPONSE_WEEK: lazy_gettext("Answers within a week"),
    # NOTE: one comes in without a step, also with a wheelchair or a stick.
    Fact.STEPS_NONE: lazy_gettext("No steps on the way in"),
    Fact.TERM_MID: lazy_gettext("A stay of months"),
    Fact.TERM_SHORT: lazy_gettext("A stay of days or weeks"),
}
CHILDREN_AT_LEAST: dict[str, int] = {
    Fact.CHILDREN_TWO: 2,
    Fact.CHILDREN_THREE: 3,
    Fact.CHILDREN_FIVE: 5,
}
BOYS_UP_TO: dict[str, int] = {
    Fact.BOYS_TEN: 10,
    Fact.BOYS_FOURTEEN: 14,
    Fact.BOYS_SEVENTEEN: 17,
}
KEPT_LABELS = 2_000  # in each facet and language
FARTHEST_KM = 5_000  # beyond it, the upper end of a band says nothing


def need_label(code: str) -> str:
    """Return the name of a need; a code that the taxonomy does not know, as it is."""
    translations = get_domain().get_translations()  # type: ignore[no-untyped-call]  # by Flask-Babel
    return need_labels(translations).get(code, code)


@cache
def need_labels(translations: NullTranslations) -> dict[str, str]:
    """Return the names of all needs; an answer counts most of them, so kept at hand."""
    return {
        code: translations.pgettext("need", term.label)
        for code, term in load_taxonomy().items()
    }


def language_label(tag: str) -> str:
    """Return the name of a language: in the reader's words, its own, or in English."""
    names = reader_locale().languages
    name = names.get(tag.replace("-", "_")) or own_name(tag)
    primary = tag.partition("-")[0]
    english = Locale("en").languages.get(primary)
    return name or names.get(primary) or english or LATIN_NAMES.get(primary, tag)


def own_name(tag: str) -> str:
    """Return what speakers of a language call it, for those that we know."""
    return LANGUAGES[tag].endonym if tag in LANGUAGES else OWN_NAMES.get(tag, "")


def country_label(code: str) -> str:
    """Return the name of a country: in the reader's words, or in English."""
    names = reader_locale().territories
    return names.get(code) or Locale("en").territories.get(code) or code


def reader_locale() -> Locale:
    """Return the locale of whoever reads; English where nobody does."""
    return get_locale() or Locale("en")


def number_label(number: float | Decimal) -> str:
    """Return a number in the digits of the reader."""
    return in_own_digits(format_decimal(number, locale=reader_locale()))


def date_label(day: date) -> str:
    """Return a day in the words and digits of the reader."""
    return in_own_digits(format_date(day, "long", locale=reader_locale()))


def weekday_and_date_label(day: date) -> str:
    """Return a day with its name in the week, in the words and digits of the reader."""
    return in_own_digits(format_date(day, "full", locale=reader_locale()))


def in_own_digits(text: str) -> str:
    """Return a text with the digits that the reader writes; Babel knows no others."""
    system = reader_locale().default_numbering_system
    return text.translate(DIGITS.get(system, {}))


def flag_label(flag: str) -> str:
    """Return what a flag says of a listing when it is true."""
    return str(FLAG_WORDS.get(flag, flag))


def fact_label(fact: str) -> str:
    """Return what a stated fact says of a listing."""
    if fact in CHILDREN_AT_LEAST:
        return children_label(CHILDREN_AT_LEAST[fact])
    if fact in BOYS_UP_TO:
        return boys_label(BOYS_UP_TO[fact])
    return str(FACT_WORDS.get(fact, fact))


def children_label(number: int) -> str:
    """Return that a woman may come with so many children, and maybe with more."""
    # NOTE: a box to tick: a woman may come with so many children; %(number)s is 2, 3 or
    # 5.
    return gettext("Children: %(number)s or more", number=number_label(number))


def boys_label(age: int) -> str:
    """Return up to which age a woman's sons may come along."""
    # NOTE: at the door of a shelter, and a box to tick; %(age)s is a number of years:
    # older sons may not come along.
    return gettext("Boys up to the age of %(age)s", age=number_label(age))


def remote_label(value: str) -> str:
    """Return what it says of a listing that it is remote (``true``) or not."""
    # NOTE: a box to tick: help that one goes to, as against help by phone or online.
    return gettext("By phone or online") if value == "true" else gettext("At a place")


def distance_label(band_km: tuple[int, int]) -> str:
    """Return a band of distance in words; never an exact distance."""
    low, high = band_km
    if low == 0:
        # NOTE: how far away a listing is; %(high)s is a distance.
        return gettext("less than %(high)s km", high=number_label(high))
    if low >= FARTHEST_KM:
        # NOTE: how far away a listing is; %(low)s is a distance.
        return gettext("more than %(low)s km", low=number_label(low))
    # NOTE: how far away a listing is; %(low)s and %(high)s are distances.
    return gettext(
        "%(low)s to %(high)s km", low=number_label(low), high=number_label(high)
    )


def facet_labels(field: str) -> Callable[[str], str]:
    """Return what names the values of a facet for whoever reads now.

    An answer counts most needs and languages, so each name is asked for once.
    """
    return kept_labels(field, str(reader_locale()))


@cache
def kept_labels(field: str, locale: str) -> Callable[[str], str]:
    """Return the namer of a facet that remembers; ``locale`` is that of the reader."""
    namer = FACETS.get(field)
    return lru_cache(KEPT_LABELS)(namer) if namer else str


FACETS: dict[str, Callable[[str], str]] = {
    "country": country_label,
    "facts": fact_label,
    "flags": flag_label,
    "needs": need_label,
    "remote": remote_label,
    "spoken_languages": language_label,
}
