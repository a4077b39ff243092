"""The one list of languages that people can read the product in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Script(StrEnum):
    """A script by its ISO 15924 code; ``letters`` matches one letter of it."""

    LATIN = "Latn"
    ARABIC = "Arab"

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return the direction in which it is written."""
        return "rtl" if self is Script.ARABIC else "ltr"

    @property
    def letters(self) -> str:
        """Return a pattern of one letter, with the marks that belong to letters."""
        if self is Script.ARABIC:
            return r"[\u0620-\u065f\u0670-\u06d3\u06ee-\u06ef\u06fa-\u06ff]"
        return r"[A-Za-z\u00aa-\u024f\u1e00-\u1eff]"


@dataclass(frozen=True, slots=True)
class Language:
    """A language we publish in.

    ``tag`` is BCP 47, for URLs, ``lang`` and the API; ``locale`` is what Babel and
    the catalog's folder are called (Babel refuses ``fa-AF`` and knows no ``kek``).
    ``stemmer`` is the language's name in Snowball, ``detector`` its code in langid,
    ``voice`` its voice in espeak-ng; where there is none, search takes words as they
    are, never guesses the language, and the page is not read aloud.
    ``agglutinative`` languages change words at their beginning and within.
    """

    tag: str
    locale: str
    endonym: str
    script: Script = Script.LATIN
    aliases: tuple[str, ...] = ()
    stemmer: str = ""
    detector: str = ""
    voice: str = ""
    agglutinative: bool = False

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return the direction in which it is written."""
        return self.script.direction


DEFAULT_LANGUAGE = "en"

LANGUAGES = {
    language.tag: language
    for language in (
        Language(
            "en",
            "en",
            "English",
            aliases=("eng",),
            stemmer="english",
            detector="en",
            voice="en",
        ),
        Language(
            "fr",
            "fr",
            "Français",
            aliases=("fra", "fre"),
            stemmer="french",
            detector="fr",
            voice="fr",
        ),
        Language(
            "es",
            "es",
            "Español",
            aliases=("spa", "quc", "kek", "mam"),
            stemmer="spanish",
            detector="es",
            voice="es",
        ),
        Language(
            "ar",
            "ar",
            "العربية",
            Script.ARABIC,
            aliases=("ara", "arb"),
            stemmer="arabic",
            detector="ar",
            voice="ar",
        ),
        Language(
            "fa-AF",
            "fa_AF",
            "دری",
            Script.ARABIC,
            aliases=("fa", "prs", "fas", "per"),
            detector="fa",
            voice="fa",
        ),
        Language(
            "ps",
            "ps",
            "پښتو",
            Script.ARABIC,
            aliases=("pus", "pbt", "pbu"),
            detector="ps",
        ),
        Language(
            "sw",
            "sw",
            "Kiswahili",
            aliases=("swa", "swh"),
            detector="sw",
            voice="sw",
            agglutinative=True,
        ),
        # The identifier calls Kirundi rw, which is its neighbour Kinyarwanda.
        Language(
            "rn", "rn", "Ikirundi", aliases=("run",), detector="rw", agglutinative=True
        ),
        Language("lg", "lg", "Oluganda", aliases=("lug",), agglutinative=True),
        Language(
            "nl",
            "nl",
            "Nederlands",
            aliases=("nld", "dut"),
            stemmer="dutch",
            detector="nl",
            voice="nl",
        ),
    )
}
