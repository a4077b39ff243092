"""What an answer says of itself, as sentences in the reader's language."""

from flask_babel import gettext, lazy_gettext

from directory.search_port import Level, Notice, SearchResponse, Section
from directory.wording.labels import country_label, need_label
from directory.wording.places_told import unknown_sentence

LEVEL_SENTENCES = {
    Level.NEAR: lazy_gettext("This is near the place you named."),
    Level.RADIUS: lazy_gettext(
        "Nothing is as near as you asked. What follows is farther away."
    ),
    Level.PROVINCE: lazy_gettext(
        "Nothing is near. This is what there is in the province,"
        " and what helps from afar."
    ),
    Level.COUNTRY: lazy_gettext(
        "Nothing is near. This is what there is elsewhere in the country,"
        " and what helps from afar."
    ),
    Level.REMOTE: lazy_gettext(
        "Nothing is near. This can be reached by phone or online."
    ),
    Level.MISSION: lazy_gettext("Nothing is near. These missions cover the country."),
}
NOTICE_SENTENCES = {
    Notice.PLACE_UNKNOWN: lazy_gettext(
        "We do not know this place. The answer is not limited to a place."
    ),
    Notice.PLACE_AMBIGUOUS: lazy_gettext(
        "Several places have this name. Choose another one if this is not yours."
    ),
    Notice.PLACE_GUESSED: lazy_gettext(
        "The place is a guess from how it is spelt. Change it if it is wrong."
    ),
    # NOTE: a question beside the box for her place: she told only where the man whom
    # she fears is, or other people.
    Notice.WHERE_ARE_YOU: lazy_gettext(
        "Where are you? You told us only where he, or others, are."
        " Write your own town or province here, or leave it empty."
    ),
    Notice.NUMBER_TYPED: lazy_gettext(
        "You wrote a telephone number. The search needs none: for your safety and that"
        " of others, leave out the numbers of people."
    ),
    Notice.NOTHING_UNDERSTOOD: lazy_gettext(
        "We did not understand these words. Try other words, or choose a need."
    ),
    # NOTE: above at most five answers, where her words may mean one of two needs.
    Notice.UNSURE: lazy_gettext(
        "We are not sure what you need. This may help. You can also choose a need."
    ),
    Notice.NOTHING_FOUND: lazy_gettext(
        "Nothing was found. Try fewer words, a wider distance or another place."
    ),
    # NOTE: above answers for a country where hardly any help is listed.
    Notice.WORLDWIDE: lazy_gettext(
        "Hardly any help in this country is listed here. These programmes help human"
        " rights defenders anywhere in the world, from afar."
    ),
    Notice.PROFESSIONALS_ONLY: lazy_gettext(
        "There may be groups that only professionals can be told of."
        " Ask an organization that you trust."
    ),
    # NOTE: above all answers, for a woman who was raped: what is urgent, said calmly.
    Notice.RAPE_HOURS: lazy_gettext(
        "After rape, medical care within 72 hours (3 days) can prevent HIV and"
        " pregnancy. Go as soon as you can; care helps later too."
    ),
    # NOTE: above all answers, when somebody was arrested: what is urgent, said calmly.
    Notice.ARREST_HOURS: lazy_gettext(
        "After an arrest, the first 48 hours matter most. Call a lawyer now, and find"
        " out where the person is held."
    ),
}
SECTION_HEADINGS = {
    # NOTE: a heading above listings that are exactly the help that was asked for.
    Section.EXACT: lazy_gettext("What you asked for"),
    # NOTE: a heading above one or two listings of another need than the one understood.
    Section.PERHAPS: lazy_gettext("Or do you need this?"),
    # NOTE: a heading above listings of another kind than the help that was asked for.
    Section.RELATED: lazy_gettext("Related help"),
    # NOTE: a heading above listings of the help that was asked for, but not near her.
    Section.ELSEWHERE: lazy_gettext("The same help, farther away"),
    # NOTE: a heading above guidelines and the like: nobody there helps.
    Section.REFERENCE: lazy_gettext("Texts to quote"),
}


def section_heading(section: Section) -> str:
    """Return the heading of a section of an answer."""
    return str(SECTION_HEADINGS[section])


def level_sentence(level: Level) -> str:
    """Return what a searcher should know when the answer had to be widened."""
    return str(LEVEL_SENTENCES[level])


def notice_sentence(notice: Notice, found: SearchResponse) -> str:
    """Return a notice as a sentence about what was found."""
    if notice is Notice.PLACE_UNKNOWN and found.understood.unknown:
        return unknown_sentence(found.understood.unknown)
    if notice is Notice.DID_YOU_MEAN:
        # NOTE: %(text)s is the query spelt another way.
        return gettext("Did you mean “%(text)s”?", text=found.suggestion)
    if notice is Notice.NO_EXACT:
        needs = gettext(", ").join(map(need_label, found.unmet))
        # NOTE: %(needs)s are one or several kinds of help, such as: Legal aid.
        return gettext(
            "We found no help here for exactly this: %(needs)s.", needs=needs
        )
    if notice is Notice.ACROSS_BORDER:
        exact = (hit for hit in found.results.hits if hit.section is Section.EXACT)
        country = next((hit.country for hit in exact), None)
        # NOTE: %(country)s is a country.
        return gettext(
            "The nearest answer lies across a border: %(country)s.",
            country=country_label(country) if country else "",
        )
    return str(NOTICE_SENTENCES[notice])
