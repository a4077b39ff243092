"""Read the search form: what she typed and chose, checked, as one search."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from directory.errors import InvalidInputError
from directory.search_port import (
    CONDITION_CODES,
    DEFAULT_RADIUS_KM,
    MAX_PAGE,
    MAX_RADIUS_KM,
    MIN_RADIUS_KM,
    Box,
    Fact,
    Flag,
    SearchRequest,
    Sort,
)
from directory.site.form_change import Change
from directory.web.search_wish import (
    COUNTRY,
    FACTS,
    FLAGS,
    MAX_PLACE_ID,
    NEEDS,
    PLACE,
    QUERY,
    SPOKEN_LANGUAGES,
    Limit,
    tidied,
)
from directory.web.text_input import check_text, too_many, without_marks
from directory.wording.countries import find_country
from seed_data.taxonomy import load_taxonomy

Fields = dict[str, list[str]]
"""The form as plain values by name: only known names, nothing empty."""

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
BOX = re.compile(r"-?\d{1,3}(\.\d)?(,-?\d{1,3}(\.\d)?){3}", re.ASCII)
PER_PAGE = 10  # cards: three fill the screen of a phone
MAP = "map"  # the other way to see an answer


ONE_SIGN = Limit(1, 1)
LIMITS = {
    "q": QUERY,
    "place": PLACE,
    "place_id": Limit(1, len(str(MAX_PLACE_ID))),
    "country": COUNTRY,
    "radius_km": Limit(1, 4),
    "need": NEEDS,
    "exclude": NEEDS,
    "ignore_place": ONE_SIGN,
    "spoken": SPOKEN_LANGUAGES,
    "flag": FLAGS,
    "fact": FACTS,
    "box": Limit(1, 30),
    "view": Limit(1, 4),
    "remote": ONE_SIGN,
    "open_now": ONE_SIGN,
    "sort": Limit(1, 10),
    "page": Limit(1, 4),
}
# What was understood belongs to the words that it was understood from.
BELONG_TO = {
    "q": ("exclude", "ignore_place", "place_id", "box"),
    "place": ("place_id", "box"),
}


def kept_fields(form: MultiDict[str, str]) -> Fields:
    """Return what she sent as it is, without what we do not know: to show it again."""
    kept = {name: [*filter(None, values(form, name))] for name in LIMITS}
    return {name: texts for name, texts in kept.items() if texts}


def values(form: MultiDict[str, str], name: str) -> list[str]:
    """Return what stands in a field; what she wrote, without the marks of a paste."""
    texts = form.getlist(name)
    written = name.removesuffix("_was") in BELONG_TO
    return [*map(without_marks, texts)] if written else texts


def sent(form: MultiDict[str, str]) -> list[tuple[str, str]]:
    """Return what she sent and pressed as it is, to send it once more."""
    names = {*LIMITS, *(f"{name}_was" for name in BELONG_TO), "change"}
    return [(name, text) for name, text in form.items(multi=True) if name in names]


def read_fields(form: MultiDict[str, str]) -> Fields:
    """Return what the form says after the button that she pressed.

    Raises InvalidInputError, TooLargeError.
    """
    fields = kept_fields(form)
    for name, texts in fields.items():
        check_texts(name, texts)
    for name, dependants in BELONG_TO.items():
        before, after = values(form, f"{name}_was"), values(form, name)
        if [*filter(None, before[:1])] != [*filter(None, after[:1])]:
            forget(fields, dependants)
    change = form.get("change", "")
    return apply_change(fields, read_change(change)) if change else fields


def read_change(text: str) -> Change:
    """Return what a button sent.

    Raises InvalidInputError for a button that none of our pages has.
    """
    try:
        change = Change.parse(text)
    except ValueError:
        raise unknown_button() from None
    if change.field not in LIMITS:
        raise unknown_button()
    return change


def check_texts(name: str, texts: list[str]) -> None:
    """Raise an error for too many, too long, or unreadable values."""
    limit = LIMITS[name]
    if len(texts) > limit.values:
        raise too_many(name, limit.values)
    for text in texts:
        check_text(name, text, limit.characters)


def apply_change(fields: Fields, change: Change) -> Fields:
    """Return the fields after one button. Raises InvalidInputError, TooLargeError."""
    name = change.field
    changed = {**fields, name: change.apply(fields.get(name, []))}
    forget(changed, BELONG_TO.get(name, ()))
    if name == "ignore_place":
        forget(changed, ("place_id",))
    if name == "box":  # a spot of the map leads to the list of what lies there
        forget(changed, ("view",))
    check_texts(name, changed[name])
    return {name: texts for name, texts in changed.items() if texts}


def forget(fields: Fields, names: tuple[str, ...]) -> None:
    """Take fields out, where they are there."""
    for name in names:
        fields.pop(name, None)


def is_understood(code: str) -> bool:
    """Whether a code is what a search understands: a need, or who she is."""
    return code in load_taxonomy() or code in CONDITION_CODES


def read_search(fields: Fields, language: str, now: datetime) -> SearchRequest:
    """Return the search that the fields mean. Raises InvalidInputError."""
    wish = SearchRequest(
        q=first(fields, "q"),
        language=language,
        place=first(fields, "place"),
        place_id=read_place_id(fields),
        country=read_country(fields),
        radius_km=read_number(
            fields, "radius_km", DEFAULT_RADIUS_KM, (MIN_RADIUS_KM, MAX_RADIUS_KM)
        ),
        needs=read_each(fields, "need", load_taxonomy().__contains__),
        exclude_concepts=read_each(fields, "exclude", is_understood),
        ignore_place=bool(first(fields, "ignore_place")),
        spoken_languages=read_each(fields, "spoken", is_language_tag),
        flags=read_flags(fields),
        facts=read_wished_facts(fields),
        box=read_box(fields),
        remote=True if first(fields, "remote") else None,
        open_now=bool(first(fields, "open_now")),
        sort=read_sort(fields),
        per_page=PER_PAGE,
        page=int(read_number(fields, "page", 1, (1, MAX_PAGE))),
        now=now,
    )
    return tidied(wish)


def first(fields: Mapping[str, list[str]], name: str) -> str:
    """Return the one value of a field, empty where there is none."""
    return fields.get(name, [""])[0]


def read_each(
    fields: Fields, name: str, is_known: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the values of a field, if all are known."""
    values = tuple(fields.get(name, ()))
    if not all(map(is_known, values)):
        raise unknown_choice(name)
    return values


def read_number(
    fields: Fields, name: str, default: float, allowed: tuple[int, int]
) -> float:
    """Return a whole number between two bounds."""
    text = first(fields, name)
    if not text:
        return default
    least, most = allowed
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    raise InvalidInputError(
        # NOTE: an error above the form; %(least)s and %(most)s are numbers, such as 10
        # and 1000 for a distance.
        gettext(
            "Please choose a number from %(least)s to %(most)s.", least=least, most=most
        ),
        name,
    )


def read_place_id(fields: Fields) -> int | None:
    """Return the place that was chosen among several of one name."""
    text = first(fields, "place_id")
    if text and not (text.isascii() and text.isdigit()):
        raise unknown_choice("place_id")
    return int(text) if text else None


def read_country(fields: Fields) -> str | None:
    """Return an ISO 3166-1 code."""
    text = first(fields, "country")
    code = find_country(text) if text else None
    if text and code is None:
        raise unknown_choice("country")
    return code


def read_flags(fields: Fields) -> dict[Flag, bool]:
    """Return the facts that she wishes to be true."""
    names = read_each(fields, "flag", {flag.value for flag in Flag}.__contains__)
    return {Flag(name): True for name in names}


def read_wished_facts(fields: Fields) -> tuple[Fact, ...]:
    """Return the facts that listings must state."""
    names = read_each(fields, "fact", {fact.value for fact in Fact}.__contains__)
    return tuple(map(Fact, names))


def read_box(fields: Fields) -> Box | None:
    """Return the part of the map that was pressed: south, west, north, east."""
    text = first(fields, "box")
    if text and not BOX.fullmatch(text):
        raise unknown_choice("box")
    return Box(*map(float, text.split(","))) if text else None


def read_sort(fields: Fields) -> Sort:
    """Return how the answer is to be ordered."""
    try:
        return Sort(first(fields, "sort") or Sort.BEST)
    except ValueError:
        raise unknown_choice("sort") from None


def is_language_tag(text: str) -> bool:
    """Whether a text looks like a language tag of BCP 47."""
    return LANGUAGE_TAG.fullmatch(text) is not None


def unknown_choice(name: str) -> InvalidInputError:
    """Return the error for a value that none of our pages offers."""
    return InvalidInputError(
        gettext("One of the choices is not known here. Please choose again."), name
    )


def unknown_button() -> InvalidInputError:
    """Return the error for a button that none of our pages has."""
    return InvalidInputError(gettext("This button is not known."), "change")
