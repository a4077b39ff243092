"""Where a listing is, as far as anyone may know, and where those are that it serves."""

from collections.abc import Callable, Iterator, Sequence

from flask_babel import gettext

from directory.listings.details import ListingDetails
from directory.search_port import WORLDWIDE, AreaNames, is_country
from directory.site.place_words import served_words
from directory.wording.bidi import said, sentence
from directory.wording.labels import country_label
from directory.wording.listing_words import area_words, joined, parts_of_line

Written = Callable[[Sequence[str], str | None, str], tuple[str, ...]]


def where_words(
    details: ListingDetails, reader: str, names: AreaNames
) -> tuple[str, ...]:
    """Return where it is, as far as anyone may know."""
    country = country_label(details.country) if details.country else ""
    written = names.written(details.area, details.country, reader)
    area = area_words(written, country)
    words = (
        served_words(written, country)
        if details.confidential
        else joined(filter(None, (area, country))),
        *address_words(details, names.written, reader),
        by_post(details),
        gettext("Help by phone or online") if details.remote else "",
        gettext("The place is confidential; they tell it to you themselves.")
        if details.confidential
        else "",
    )
    return tuple(filter(None, words))


def address_words(
    details: ListingDetails, written: Written, reader: str
) -> Iterator[str]:
    """Yield the lines of an address that say more than area and country do."""
    told = {details.country, *details.area}
    for line in details.address:
        if line in told:
            continue
        parts = parts_of_line(line)
        here = written(parts, details.country, reader)
        known = joined(here) if here != tuple(parts) else ""
        yield known or said(line, details.texts[0].language)


def by_post(details: ListingDetails) -> str:
    """Return where one can write to, which is not where help is given."""
    if not details.postal_address:
        return ""
    address = said(joined(details.postal_address), details.texts[0].language)
    # NOTE: below “Where”; %(address)s is a postal address, such as P.O. Box 1, Kampala.
    return sentence(gettext("By post: %(address)s"), address=address)


def area_label(code: str, reader: str, names: AreaNames) -> str:
    """Return the name of a country, of a province, or of the world."""
    if code == WORLDWIDE:
        # NOTE: behind “For people in”: a listing that helps people of every country.
        return gettext("the whole world")
    if is_country(code):
        return country_label(code)
    return names.division(code, reader) or code
