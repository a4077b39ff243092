"""The page of one listing, ready to read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext

from directory.listings.channels import Channel
from directory.listings.details import ListingDetails, Words, words_for
from directory.listings.public_view import CostView
from directory.search_port import AreaNames, Clock, Flag
from directory.site.door_words import CAUTION, NOT_SO, giving, turning_away
from directory.site.fact_words import facts_in_words, review_note
from directory.site.hours_words import hours_words, open_now_words, opens_next_words
from directory.site.listing_where import area_label, where_words
from directory.site.room_words import room_words
from directory.site.visitor_clock import visitor_hours
from directory.wording.bidi import said, sentence
from directory.wording.contact_words import Contact, contact_of
from directory.wording.labels import (
    flag_label,
    language_label,
    need_label,
    number_label,
)
from directory.wording.listing_words import foreign_text, joined, last_checked
from directory.wording.unchecked_words import provenance_words
from directory.wording.vetted_words import vetted_words
from seed_data.attribute_values import AT_THE_DOOR

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
# What stands below “For whom” and beside the contact, and so nowhere else.
OF_HER = frozenset({*AT_THE_DOOR, "accepts_gender", "greatest_number_of_children"})
TOLD_APART = APPLYING | OF_HER | {CAUTION}


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
    their_language: str
    about_text: tuple[str, ...]
    needs: tuple[str, ...]
    open_now: tuple[str, ...]
    turns_away: tuple[str, ...]
    cautions: tuple[str, ...]
    for_whom: tuple[str, ...]
    flags: tuple[tuple[str, str], ...]
    where: tuple[str, ...]
    covers: tuple[str, ...]
    contacts: tuple[Contact, ...]
    other_numbers: tuple[Contact, ...] = ()
    hours: tuple[HoursLine, ...]
    opens_next: str
    free: tuple[str, ...]
    costs: tuple[str, ...]
    spoken: tuple[str, ...]
    room: str
    applying: tuple[str, ...]
    facts: tuple[str, ...]
    vetted: str
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
    return ListingPage(
        details=details,
        text=text,
        organization=words_for(details.organization_texts, reader),
        notes=notes_of(details),
        their_language=language_label(text.language),
        about_text=about_text(details, text, reader),
        needs=tuple(map(need_label, details.codes)),
        open_now=opening(details, at),
        turns_away=tuple(turning_away(details)),
        cautions=told_facts(details, original, CAUTION.__eq__),
        for_whom=tuple(for_whom(details, original)),
        flags=tuple(other_flags(details)),
        where=where_words(details, reader, names),
        covers=tuple(area_label(code, reader, names) for code in details.covers),
        contacts=contacts_of(
            channel.seen_from(country) for channel in details.channels
        ),
        other_numbers=contacts_of(details.other_numbers),
        hours=hours_lines(details, reader, visitor_clock, at),
        opens_next=opens_next_words(details.opens_next),
        free=free_words(details),
        costs=cost_lines(details),
        spoken=tuple(map(language_label, details.spoken_languages)),
        room=room_words(details),
        applying=told_facts(details, original, APPLYING.__contains__),
        facts=told_facts(details, original, lambda code: code not in TOLD_APART),
        vetted=vetted_words(details.assured_date, details.vetted_by_count, at.date()),
        checked=last_checked(details.assured_date, details.vetted_by_count),
    )


def told_facts(
    details: ListingDetails, original: str, wanted: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the facts of some codes in words; ``original`` is that of their own."""
    facts = (fact for fact in details.facts if wanted(fact[0]))
    return tuple(facts_in_words(facts, original))


def opening(details: ListingDetails, at: datetime) -> tuple[str, ...]:
    """Return whether it is open at an instant; a note tells of one that is closed."""
    if details.temporarily_closed:
        return ()
    return open_now_words(
        closed_for_now=False,
        always=details.always_open,
        open_now=details.open_now,
        opens=details.opens_next,
        at=at,
    )


def for_whom(details: ListingDetails, original: str) -> Iterator[str]:
    """Yield for whom it is and who may come along, as far as that is known."""
    yield from filter(None, (ages_words(details.minimum_age, details.maximum_age),))
    yield from told_facts(details, original, "accepts_gender".__eq__)
    free = free_words(details)  # it stands below what it costs
    yield from (words for words in giving(details) if words not in free)


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


def other_flags(details: ListingDetails) -> Iterator[tuple[str, str]]:
    """Yield each feature that it is known not to have, and that turns nobody away."""
    for flag, known in sorted(details.flags.items()):
        if not known and flag not in NOT_SO:
            # NOTE: behind the name of a feature: Led by indigenous women: no.
            yield flag_label(flag), gettext("no")


def hours_lines(
    details: ListingDetails, reader: str, visitor_clock: Clock | None, at: datetime
) -> tuple[HoursLine, ...]:
    """Return each rule of the hours that says more than that it is always open."""
    rules = details.hours
    if details.always_open:
        rules = tuple(rule for rule in rules if rule.note)
    lines = (
        HoursLine(
            hours_words(hours),
            visitor_hours(hours, visitor_clock, reader, at),
            hours.note,
        )
        for hours in rules
    )
    return tuple(line for line in lines if line.words or line.note)


def about_text(details: ListingDetails, text: Words, reader: str) -> tuple[str, ...]:
    """Return in which language its own words are, and how far to trust them."""
    notes = (
        foreign_text(text.language, details.spoken_languages, reader),
        review_note(text.review_state),
    )
    return tuple(filter(None, notes))


def notes_of(details: ListingDetails) -> tuple[str, ...]:
    """Return what to know before relying on a listing."""
    if details.provenance:
        unconfirmed = " ".join(provenance_words(details.provenance))
    else:
        unconfirmed = to_be_confirmed(details)
    notes = (
        gettext("Closed for the time being.") if details.temporarily_closed else "",
        unconfirmed if details.unconfirmed else "",
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


def free_words(details: ListingDetails) -> tuple[str, ...]:
    """Return that it is free, where it is."""
    is_free = details.flags.get(Flag.COST_FREE)
    return (flag_label(Flag.COST_FREE),) if is_free else ()


def cost_lines(details: ListingDetails) -> tuple[str, ...]:
    """Return each price as it is told; of what is free, only what costs all the same.

    That it is free stands above in her words.
    """
    free = details.flags.get(Flag.COST_FREE)
    told = (cost for cost in details.costs if cost.amount or not free)
    return tuple(filter(None, map(cost_words, told)))


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
