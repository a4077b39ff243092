"""Choose the spelling of a name that suits readers of Arabic, Dari and Pashto."""

from collections.abc import Sequence

from babel import Locale

from i18n import LANGUAGES
from search.places.model import Place
from search.places.naming import is_arabic
from search.places.store import StoredPlace

# The languages of the label columns of the place file, in their order.
LABEL_LANGUAGES = ("ar", "fa-AF", "ps")

_ARABIC = frozenset("ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىة")
_DARI = frozenset("ابتثجحخدذرزسشصضطظعغفقکلمنهویءآأؤئپچژگ")
_PASHTO = _DARI | frozenset("ټډړږښڼځڅېۍيګ")
_LETTERS = {"ar": _ARABIC, "fa-AF": _DARI, "ps": _PASHTO}
# One letter, two code points: safe to write the reader's way.
_TO_ARABIC = str.maketrans("یک", "يك")
_TO_PERSIAN = str.maketrans("يىك", "ییک")
_WRITTEN = {"ar": _TO_ARABIC, "fa-AF": _TO_PERSIAN, "ps": _TO_PERSIAN}


def label_for(language: str, ours: Sequence[str], others: Sequence[str]) -> str | None:
    """Return the name with the fewest letters foreign to the reader.

    Among equals our own come first in their order, then the shortest. None when
    even the best has two letters or more that she does not write.
    """
    ranked = [(0, name) for name in ours] + [(len(name), name) for name in others]
    spellings = [
        (_foreign(language, name), length, name.translate(_WRITTEN[language]))
        for length, name in ranked
        if is_arabic(name)
    ]
    if not spellings:
        return None
    foreign, _, best = min(spellings, key=lambda spelling: spelling[:2])
    return best if foreign <= 1 else None


def own_label(stored: StoredPlace, language: str) -> str:
    """Return the name of a place in the reader's script, where the file has it."""
    labels = dict(zip(LABEL_LANGUAGES, stored.labels, strict=True))
    return labels.get(language) or stored.place.name


def country_label(place: Place, language: str) -> str:
    """Return the name of a country as the reader's language has it."""
    locale = Locale.parse(LANGUAGES[language].locale)
    name: str = locale.territories.get(place.country, place.name)
    return name


def _foreign(language: str, name: str) -> int:
    letters = _LETTERS[language]
    written = name.translate(_WRITTEN[language])
    return sum(letter.isalpha() and letter not in letters for letter in written)
