"""What is told of places: those that are not hers, and one that nobody knows."""

from flask_babel import gettext, lazy_gettext

from directory.search_port import AwayPlace, PlaceRole

AWAY_SENTENCES = {
    # NOTE: above the answers; %(place)s is a town or country that she named. She comes
    # from there.
    PlaceRole.FROM: lazy_gettext(
        "You come from %(place)s: the search is not made there."
    ),
    # NOTE: above the answers; %(place)s is a town that she named. She does not want to
    # be there.
    PlaceRole.NOT: lazy_gettext(
        "Not near %(place)s, as you asked: what is there comes last."
    ),
    # NOTE: above the answers; %(place)s is a town that she named. She wants to be far
    # from it.
    PlaceRole.FAR: lazy_gettext(
        "Far from %(place)s, as you asked: what is farther away comes first."
    ),
    # NOTE: above the answers; %(place)s is a town that she named. The man, or the
    # people, that she fears are there.
    PlaceRole.HIS: lazy_gettext(
        "Not near %(place)s: you said that he, or others, are there."
        " What is there comes last."
    ),
    # NOTE: above the answers; %(place)s is a town or country where she wants to go.
    PlaceRole.TO: lazy_gettext(
        "You want to go to %(place)s: the search is not made there."
    ),
    # NOTE: above the answers; %(place)s is a country whose embassy or visa she asks
    # for.
    PlaceRole.OF: lazy_gettext(
        "Missions of %(place)s come first, if any are listed here."
    ),
}


def away_sentence(away: AwayPlace) -> str:
    """Return what a place is to her that is not hers, as a sentence."""
    return str(AWAY_SENTENCES[away.role]) % {"place": away.name}


def unknown_sentence(name: str) -> str:
    """Return that nobody here knows a place, by the name that she wrote."""
    # NOTE: above the answers; %(place)s is the name of a village, as she wrote it.
    return gettext(
        "We do not know the place “%(place)s”, so the answer is not limited to it."
        " Try a larger town near it, or the province.",
        place=name,
    )
