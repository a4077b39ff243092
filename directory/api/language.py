"""Answer a request in the language that its body asks for."""

from contextlib import ExitStack

from flask import Response, after_this_request
from flask_babel import force_locale, get_locale

from i18n import LANGUAGES


def speak(tag: str) -> None:
    """Say the rest of this request in a language of ours, by its tag."""
    spoken = ExitStack()
    spoken.enter_context(force_locale(LANGUAGES[tag].locale))

    def fall_silent(response: Response) -> Response:
        response.content_language.add(tag)
        spoken.close()
        return response

    after_this_request(fall_silent)


def spoken_tag() -> str:
    """Return the tag of the language that is being answered in."""
    locale = str(get_locale())
    return next(
        (language.tag for language in LANGUAGES.values() if language.locale == locale),
        next(iter(LANGUAGES)),
    )
