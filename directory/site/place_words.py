"""The area of a place that is kept secret: it is told as whom it serves."""

from collections.abc import Iterable

from flask_babel import gettext

from directory.wording.listing_words import area_words, list_label


def served_words(area: Iterable[str], country: str) -> str:
    """Return whom a place serves that nobody is told of: never as town and province.

    Badghis, Herat would read as the town of Badghis in Herat.
    """
    names = [area_words((part,)) for part in area]
    served = [name for name in names if name != country] or [country]
    if not any(served):
        return ""
    # NOTE: in place of where a shelter is, which is kept secret; %(areas)s are the
    # provinces or countries whose women may come: Badghis and Herat.
    return gettext("Serves: %(areas)s", areas=list_label(served))
