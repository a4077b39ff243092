"""The vocabulary `panah-attributes`: facts that HSDS has no field for."""

from dataclasses import dataclass

from seed_data.attribute_values import (
    AFFILIATIONS,
    AGES_OF_BOYS,
    CHANNELS,
    LINE_KINDS,
    PUBLISHERS,
    SAYS_NO,
    SAYS_YES,
    WHO_ANSWERS,
    YES,
    YES_OR_NO,
)
from seed_data.taxonomy import HsdsObject, term_id

FACTS_TAXONOMY = "panah-attributes"


@dataclass(frozen=True, slots=True)
class Fact:
    """One kind of fact; empty ``values`` means that any text may stand there."""

    code: str
    label: str
    meaning: str
    values: tuple[str, ...] = ()


FACTS: dict[str, Fact] = {
    fact.code: fact
    for fact in (
        Fact(
            "abroad",
            "Abroad",
            "The help is given in another country than hers.",
            YES,
        ),
        Fact(
            "accepts_gender",
            "Accepts",
            "Whether it is for women only, or for people of every gender.",
            ("women", "all"),
        ),
        Fact(
            "accepts_language",
            "Accepts requests in",
            "BCP 47 tag of a language one may write in, * for any; repeated.",
        ),
        Fact(
            "accepts_pregnant",
            "Accepts pregnant women",
            "Whether a pregnant woman may come.",
            YES_OR_NO,
        ),
        Fact(
            "accredited_country",
            "Accredited to",
            "ISO 3166-1 code of a country that a mission covers; repeated.",
        ),
        Fact(
            "affiliation",
            "Affiliation",
            "Whom the organization belongs to.",
            AFFILIATIONS,
        ),
        Fact("amount", "Amount", "How much a fund gives or an award is worth."),
        Fact(
            "answered_by",
            "Who answers",
            "Who answers, for whom, and what to mind; the attribute's label holds the"
            " number or address that it is about, or nothing for all of them.",
            WHO_ANSWERS,
        ),
        Fact(
            "application_deadline",
            "Deadline",
            "Until when one may apply: a date (YYYY-MM-DD) or 'rolling'.",
        ),
        Fact(
            "apply_from",
            "Apply from",
            "Whether she applies from inside or outside her country.",
            ("inside", "outside", "both"),
        ),
        Fact(
            "asks_guardian",
            "Asks for a male guardian",
            "Whether a male guardian must come along, or allow it.",
            YES_OR_NO,
        ),
        Fact(
            "asks_id",
            "Asks for an identity paper",
            "Whether she is turned away without an identity paper.",
            YES_OR_NO,
        ),
        Fact(
            "asks_police_report",
            "Asks for a police report",
            "Whether she must have reported to the police before.",
            YES_OR_NO,
        ),
        Fact(
            "boys_up_to_age",
            "Boys up to the age of",
            "Up to which age boys may come along, in whole years; 0 for none.",
            AGES_OF_BOYS,
        ),
        Fact("caution", "Caution", "What to know before making contact."),
        Fact(
            "channel",
            "Contact channel",
            "A way to make contact; the attribute's label holds number or address.",
            CHANNELS,
        ),
        Fact(
            "confidential_location",
            "Confidential location",
            "The place is told to nobody; there are no coordinates.",
            YES,
        ),
        Fact(
            "consular_city",
            "Consular city",
            "A city where the mission also sees people; repeated.",
        ),
        Fact("cost_free", "Free of charge", "Whether it costs her nothing.", YES_OR_NO),
        Fact(
            "covers_country",
            "Covers",
            "ISO 3166-1 code of a country served, * for the world; repeated.",
        ),
        Fact(
            "cross_political",
            "Across political lines",
            "Whether it works with women of every political side.",
            YES_OR_NO,
        ),
        Fact(
            "decision_time_days",
            "Time to decision",
            "Days from a full application to the answer.",
        ),
        Fact(
            "greatest_number_of_children",
            "Children at most",
            "How many children may come with one woman.",
        ),
        Fact(
            "hold",
            "Held for vetters",
            "Why the number or address in the attribute's label is not shown yet.",
        ),
        Fact("in_country", "In the country", "The help is given in her country.", YES),
        Fact(
            "indigenous_led",
            "Led by indigenous women",
            "Whether indigenous women lead it.",
            YES_OR_NO,
        ),
        Fact(
            "keeps_phone",
            "Takes her phone",
            "Whether her phone is taken from her while she stays.",
            YES_OR_NO,
        ),
        Fact("length", "Length", "How long a stay or a relocation may last."),
        Fact(
            "lgbtiq_welcome",
            "LGBTIQ+ welcome",
            "Whether LGBTIQ+ people are explicitly welcome.",
            YES_OR_NO,
        ),
        Fact(
            "line_kind",
            "Kind of line",
            "Who answers a line that is called in danger.",
            LINE_KINDS,
        ),
        Fact(
            "next_outreach_visit",
            "Next outreach visit",
            "When and where a mission next travels beyond its city.",
        ),
        Fact(
            "only_inside",
            "Works only inside",
            "ISO 3166-1 code of the country inside which the number in the attribute's"
            " label works.",
        ),
        Fact("open_24_7", "Open day and night", "Answers at any hour.", YES),
        Fact(
            "page_date",
            "Date of the page",
            "When the page of the source was written: YYYY, YYYY-MM or YYYY-MM-DD.",
        ),
        Fact(
            "published_by",
            "Published by",
            "Who publishes the number: the organization itself, the state, or the"
            " United Nations.",
            PUBLISHERS,
        ),
        Fact("read_on", "Read on", "The day on which the source was read."),
        Fact(
            "reference_only",
            "Reference only",
            "A text to know and quote, not a service that answers.",
            YES,
        ),
        Fact("response_time_hours", "Response time", "Hours until a first answer."),
        Fact(
            "self_referral",
            "Self-referral",
            "Whether she may come by herself; no means only through a professional.",
            YES_OR_NO,
        ),
        Fact(
            "sending_country",
            "Sent by",
            "ISO 3166-1 code of the country whose mission it is.",
        ),
        Fact("source", "Source", "The page that publishes the number or address."),
        Fact("source_year", "Year of the source", "How old the facts are."),
        Fact(
            "step_free",
            "Step-free",
            "Whether one comes in and about without a step.",
            YES_OR_NO,
        ),
        Fact(
            "term",
            "Length of stay",
            "Short (days to weeks) or mid term (months).",
            ("short", "mid"),
        ),
        Fact(
            "unconfirmed",
            "To be confirmed",
            "Taken from public sources; no vetter has confirmed it yet.",
            YES,
        ),
        Fact(
            "wheelchair",
            "Wheelchair access",
            "Whether it can be reached with a wheelchair.",
            YES_OR_NO,
        ),
        Fact("who_may_apply", "Who may apply", "In words, for whom it is meant."),
        Fact(
            "youth_welcome",
            "Young women welcome",
            "Whether young women are explicitly welcome.",
            YES_OR_NO,
        ),
    )
}


def fact_term(code: str) -> HsdsObject:
    """A kind of fact as an HSDS `taxonomy_term`; KeyError for an unknown code."""
    fact = FACTS[code]
    return {
        "id": term_id(FACTS_TAXONOMY, code),
        "code": code,
        "name": fact.label,
        "description": fact.meaning,
        "taxonomy": FACTS_TAXONOMY,
    }


def is_yes(value: str) -> bool:
    """Whether the value of a fact is a clear yes."""
    return value.strip().lower() in SAYS_YES


def is_no(value: str) -> bool:
    """Whether the value of a fact is a clear no."""
    return value.strip().lower() in SAYS_NO


def is_known_value(code: str, value: str) -> bool:
    """Whether a fact may have a value; a bare attribute says yes, which is no age."""
    allowed = FACTS[code].values
    if allowed == YES_OR_NO:
        return is_yes(value) or is_no(value)
    return not allowed or value.strip() in allowed
