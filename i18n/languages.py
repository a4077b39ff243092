"""The one list of languages that people can read the product in."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Language:
    """A language we publish in.

    ``tag`` is BCP 47, for URLs, ``lang`` and the API; ``locale`` is what Babel and
    the catalog's folder are called (Babel refuses ``fa-AF`` and knows no ``kek``).
    """

    tag: str
    locale: str
    endonym: str
    direction: Literal["ltr", "rtl"] = "ltr"
    aliases: tuple[str, ...] = ()


DEFAULT_LANGUAGE = "en"

LANGUAGES = {
    language.tag: language
    for language in (
        Language("en", "en", "English", aliases=("eng",)),
        Language("fr", "fr", "Français", aliases=("fra", "fre")),
        Language("es", "es", "Español", aliases=("spa", "quc", "kek", "mam")),
        Language("ar", "ar", "العربية", "rtl", aliases=("ara", "arb")),
        Language("fa-AF", "fa_AF", "دری", "rtl", aliases=("fa", "prs", "fas", "per")),
        Language("ps", "ps", "پښتو", "rtl", aliases=("pus", "pbt", "pbu")),
        Language("sw", "sw", "Kiswahili", aliases=("swa", "swh")),
        Language("rn", "rn", "Ikirundi", aliases=("run",)),
        Language("lg", "lg", "Oluganda", aliases=("lug",)),
        Language("nl", "nl", "Nederlands", aliases=("nld", "dut")),
    )
}
