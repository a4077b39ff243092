"""Answer a request in the language that its body asks for."""

from contextlib import ExitStack

from flask import Response, after_this_request
from flask_babel import force_locale

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
