"""Languages the product speaks, and how to choose one. No framework here."""

from i18n.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from i18n.negotiation import find_language, negotiate_language

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "Language",
    "find_language",
    "negotiate_language",
]
