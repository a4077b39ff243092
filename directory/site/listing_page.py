"""The page of one listing, ready to read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from directory.listings.channels import Channel
from directory.listings.details import ListingDetails, Words, words_for
from directory.listings.hours.hours_view import HoursView
from directory.listings.public_view import CostView
from directory.search_port import WORLDWIDE, AreaNames, Clock, is_country
from directory.site.fact_words import (
    affiliation_label,
    facts_in_words,
    review_note,
)
from directory.site.hours_words import hours_words, opens_next_words
from directory.site.visitor_clock import visitor_hours
from directory.wording.bidi import said, sentence
from directory.wording.contact_words import Contact, contact_of
from directory.wording.labels import (
    country_label,
    flag_label,
    language_label,
    need_label,
    number_label,
)
from directory.wording.listing_words import (
    area_words,
    foreign_text,
    joined,
    last_checked,
    parts_of_line,
)
from directory.wording.unchecked_words import provenance_words

Written = Callable[[Sequence[str], str | None, str], tuple[str, ...]]
# What a fund or a relocation asks and gives; it stands together on the page.
APPLYING = frozenset(
    {
        "who_may_apply",
        "apply_from",
        "application_deadline",
        "amount",
        "length",
        "decision_time_days",
    }
)


@dataclass(frozen=True, slots=True)
class HoursLine:
    """One rule by its own clock, by hers where that differs, and a note."""

    words: str
    hers: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One listing; ``details`` for what needs no words of ours."""

    details: ListingDetails
    text: Words
    organization: Words
    notes: tuple[str, ...]
    needs: tuple[str, ...]
    flags: tuple[tuple[str, str], ...]
    where: tuple[str, ...]
    covers: tuple[str, ...]
    contacts: tuple[Contact, ...]
    other_numbers: tuple[Contact, ...] = ()
    hours: tuple[HoursLine, ...]
    opens_next: str
    costs: tuple[str, ...]
    spoken: tuple[str, ...]
    ages: str
    applying: tuple[str, ...]
    facts: tuple[str, ...]
    checked: str

    @property
    def known_as(self) -> str:
        """By what other names it is known; empty where there is none."""
        return known_as(self.details, self.details.texts[0].language)


def listing_page(
    details: ListingDetails,
    reader: str,
    names: AreaNames,
    at: datetime,
    visitor_clock: Clock | None = None,
    country: str | None = None,
) -> ListingPage:
    """Return the page of a listing for a reader of one language, as of an instant.

    ``visitor_clock`` is that of the place that she searched near, ``country`` hers.
    """
    text = details.text_for(reader)
    original = details.texts[0].language
    applying = [fact for fact in details.facts if fact[0] in APPLYING]
    others = [fact for fact in details.facts if fact[0] not in APPLYING]
    return ListingPage(
        details=details,
        text=text,
        organization=words_for(details.organization_texts, reader),
        notes=notes_of(details, text, reader),
        needs=tuple(map(need_label, details.codes)),
        flags=tuple(flag_words(details)),
        where=where_words(details, reader, names),
        covers=tuple(area_label(code, reader, names) for code in details.covers),
        contacts=contacts_of(
            channel.seen_from(country) for channel in details.channels
        ),
        other_numbers=contacts_of(details.other_numbers),
        hours=hours_lines(details.hours, reader, visitor_clock, at),
        opens_next=opens_next_words(details.opens_next),
        costs=tuple(filter(None, map(cost_words, details.costs))),
        spoken=tuple(map(language_label, details.spoken_languages)),
        ages=ages_words(details.minimum_age, details.maximum_age),
        applying=tuple(facts_in_words(applying, original)),
        facts=(
            *((affiliation_label(details.affiliation),) if details.affiliation else ()),
            *facts_in_words(others, original),
        ),
        checked=last_checked(details.assured_date, details.vetted_by_count),
    )


def contacts_of(channels: Iterable[Channel]) -> tuple[Contact, ...]:
    """Return channels ready to read."""
    return tuple(map(contact_of, channels))


def known_as(details: ListingDetails, language: str) -> str:
    """Return by what other names it is known."""
    if not details.other_names:
        return ""
    names = said(joined(details.other_names), language)
    # NOTE: below the name of a listing; %(names)s are other names of the service, its
    # organization or its place.
    return sentence(gettext("Also known as: %(names)s"), names=names)


def flag_words(details: ListingDetails) -> Iterator[tuple[str, str]]:
    """Yield each feature that is known, and whether the listing has it."""
    for flag, known in sorted(details.flags.items()):
        # NOTE: behind the name of a feature: Wheelchair access: yes, or no.
        yield flag_label(flag), gettext("yes") if known else gettext("no")


def hours_lines(
    rules: Iterable[HoursView], reader: str, visitor_clock: Clock | None, at: datetime
) -> tuple[HoursLine, ...]:
    """Return each rule of the hours that says anything as a line."""
    lines = (
        HoursLine(
            hours_words(hours),
            visitor_hours(hours, visitor_clock, reader, at),
            hours.note,
        )
        for hours in rules
    )
    return tuple(line for line in lines if line.words or line.note)


def notes_of(details: ListingDetails, text: Words, reader: str) -> tuple[str, ...]:
    """Return what to know before relying on a listing."""
    if details.provenance:
        unconfirmed = " ".join(provenance_words(details.provenance))
    else:
        unconfirmed = to_be_confirmed(details)
    notes = (
        gettext("Closed for the time being.") if details.temporarily_closed else "",
        unconfirmed if details.unconfirmed else "",
        foreign_text(text.language, details.spoken_languages, reader),
        review_note(text.review_state),
    )
    return tuple(filter(None, notes))


def to_be_confirmed(details: ListingDetails) -> str:
    """Return how old the facts of a listing are that nobody has checked."""
    return (
        # NOTE: above a listing; %(year)s is a year, such as 2025.
        gettext(
            "To be confirmed: this comes from public sources of %(year)s"
            " and nobody has checked it yet.",
            year=details.source_year,
        )
        if details.source_year
        else gettext("To be confirmed: nobody has checked this yet.")
    )


def where_words(
    details: ListingDetails, reader: str, names: AreaNames
) -> tuple[str, ...]:
    """Return where it is, as far as anyone may know."""
    country = country_label(details.country) if details.country else ""
    written = names.written(details.area, details.country, reader)
    area = area_words(written, country)
    words = (
        joined(filter(None, (area, country))),
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


def cost_words(cost: CostView) -> str:
    """Return one price."""
    amount = (
        f"{number_label(cost.amount)} {cost.currency}".strip() if cost.amount else ""
    )
    return " – ".join(filter(None, (cost.option, amount, cost.description)))


def ages_words(minimum: float | None, maximum: float | None) -> str:
    """Return for which ages it is."""
    if minimum is not None and maximum is not None:
        # NOTE: below “For whom”; %(least)s and %(most)s are ages in years.
        return gettext(
            "Ages %(least)s to %(most)s",
            least=number_label(minimum),
            most=number_label(maximum),
        )
    if minimum is not None:
        # NOTE: below “For whom”; %(least)s is an age in years.
        return gettext("From the age of %(least)s", least=number_label(minimum))
    if maximum is not None:
        # NOTE: below “For whom”; %(most)s is an age in years.
        return gettext("Up to the age of %(most)s", most=number_label(maximum))
    return ""
