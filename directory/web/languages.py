"""The language of the answer: the address says it, else the browser."""

from functools import cache
from typing import Any

from flask import Flask, redirect, request, url_for
from flask_babel import Babel, gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from directory.errors import NotFoundError
from directory.wording.bidi import language_of_name, marked, said
from directory.wording.labels import number_label, reader_language
from i18n import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    Language,
    find_language,
    negotiate_language,
)
from i18n.catalogs import (
    CATALOGS,
    DOMAINS,
    available_languages,
    compile_catalogs,
    is_machine_draft,
)
from i18n.language_names import OWN_NAMES, own_name

# In the address of the first page: a language without one of its own (OWN_NAMES).
ASKED_FOR = "for"


def init_app(app: Flask) -> None:
    """Compile catalogs that are new, and let the pages speak."""
    compile_catalogs()
    Babel(  # type: ignore[no-untyped-call] # its constructor has no types
        app,
        default_locale=LANGUAGES[DEFAULT_LANGUAGE].locale,
        default_domain=";".join(DOMAINS),
        default_translation_directories=";".join(str(CATALOGS) for _ in DOMAINS),
        locale_selector=choose_locale,
    )
    app.jinja_env.globals.update(
        current_language=current_language,
        direction=direction,
        is_drafted_by_machine=is_drafted_by_machine,
        missing_language=missing_language,
        offered_languages=offered_languages,
        number_label=number_label,
        own_name=own_name,
        page_url=page_url,
        said=said,
        same_page_in=same_page_in,
        unspoken_languages=OWN_NAMES.copy,
        other_tongue=other_tongue,
    )
    app.jinja_env.filters["marked"] = marked_for_reader
    app.before_request(use_one_spelling_of_a_language)


def use_one_spelling_of_a_language() -> Response | None:
    """Send every spelling of a language to the one that we use; others are no page."""
    written = (request.view_args or {}).get("language")
    if written is None:
        return None
    tag = find_language(written)
    if tag is None:
        raise NotFoundError(gettext("There is no such page."))
    if tag == written and request.path != f"/{tag}":
        return None
    asked = {ASKED_FOR: written} if written in OWN_NAMES else {}
    values = {**(request.view_args or {}), **asked, "language": tag}
    answer = redirect(url_for(str(request.endpoint), **values), 307)
    answer.set_data(b"")  # no page repeats anything of an address
    return answer


def choose_locale() -> str:
    """Return the Babel locale for this request."""
    asked = asked_language()
    chosen = asked if asked in offered() else DEFAULT_LANGUAGE
    return LANGUAGES[chosen if asked else preferred_language()].locale


def asked_language() -> str | None:
    """Return the tag that the address begins with, on pages that do not exist too."""
    return find_language(request.path.lstrip("/").partition("/")[0])


def preferred_language() -> str:
    """Return the language that the browser asks for, among those that we speak."""
    wanted = (name for name, _quality in request.accept_languages)
    return negotiate_language(
        name for name in wanted if find_language(name) in offered()
    )


def current_language() -> str:
    """Return the tag of the language that the answer is written in."""
    return reader_language()


def direction(tag: str) -> str:
    """Return ``rtl`` or ``ltr`` for any spelling of a language, ``auto`` if unknown."""
    found = find_language(tag)
    return LANGUAGES[found].direction if found else "auto"


def marked_for_reader(text: str) -> Markup:
    """Return a text with what is in a script foreign to the reader marked."""
    return marked(text, current_language())


def other_tongue(name: str) -> Markup:
    """Return the attribute for a name that the language of the page cannot claim."""
    tag = language_of_name(name, current_language())
    return Markup(' lang="{}"').format(tag) if tag else Markup("")


def missing_language() -> str | None:
    """Return the endonym of the language she asked for, where we cannot speak it."""
    wanted = request.args.get(ASKED_FOR, "")
    asked = asked_language()
    if wanted in OWN_NAMES:
        return OWN_NAMES[wanted]
    return LANGUAGES[asked].endonym if asked and asked not in offered() else None


def offered_languages() -> tuple[Language, ...]:
    """Return the languages that we speak, in the order of the list."""
    return tuple(LANGUAGES[tag] for tag in LANGUAGES if tag in offered())


def page_url(endpoint: str, **values: Any) -> str:
    """Return the address of a page in the language of the answer."""
    return url_for(endpoint, language=current_language(), **values)


def same_page_in(tag: str) -> str:
    """Return the address of this page in a language; of the first page where none is.

    A sealed search names no language, so an answer stays the same answer.
    """
    values = request.view_args or {}
    if request.method != "GET" or "language" not in values:
        return url_for("search.home", language=tag)
    return url_for(str(request.endpoint), **{**values, "language": tag})


@cache
def offered() -> frozenset[str]:
    """Return the tags of the languages that have a catalog."""
    return frozenset(available_languages())


def is_drafted_by_machine() -> bool:
    """Whether no native speaker has checked the language of the answer."""
    return is_unchecked(current_language())


@cache
def is_unchecked(tag: str) -> bool:
    """Whether no native speaker has checked a language; read once."""
    return is_machine_draft(tag)
