"""What was understood of a search, each part with the button that takes it away."""

from dataclasses import dataclass

from flask_babel import gettext

from directory.search_port import (
    Fact,
    Flag,
    Gazetteer,
    Level,
    Notice,
    SearchRequest,
    SearchResponse,
    UnderstoodPlace,
    wider_radius_km,
)
from directory.site.form_change import Change
from directory.site.forms import Fields, first
from directory.wording.condition_words import said_label
from directory.wording.labels import (
    country_label,
    fact_label,
    flag_label,
    language_label,
    need_label,
    number_label,
    remote_label,
)

FAR_LARGER = 10  # times as many people: whoever names it means the larger one


@dataclass(frozen=True, slots=True)
class Button:
    """A submit button of the search form, and what it changes."""

    label: str
    change: Change


def chips_of(fields: Fields, found: SearchResponse) -> tuple[Button, ...]:
    """Return what the answer is made of; pressing one removes it."""
    needs = [
        Button(need_label(code), Change.remove("need", code))
        for code in fields.get("need", ())
    ]
    concepts = [
        Button(need_label(concept.code), Change.add("exclude", concept.code))
        for concept in found.understood.concepts
    ]
    conditions = found.understood.conditions
    herself = [
        Button(said_label(code), Change.add("exclude", code))
        for code in (*conditions.identities, *conditions.feared)
        if said_label(code)
    ]
    where = place_chips(fields, found)
    return (*needs, *concepts, *herself, *where, *filter_chips(fields))


def perhaps_of(found: SearchResponse) -> tuple[Button, ...]:
    """Return what else she may need; pressing one asks for it."""
    return tuple(
        Button(need_label(concept.code), Change.add("need", concept.code))
        for concept in found.understood.perhaps
    )


def denied_of(found: SearchResponse) -> tuple[str, ...]:
    """Return what she said that she does not want."""
    return tuple(need_label(concept.code) for concept in found.understood.denied)


def place_chips(fields: Fields, found: SearchResponse) -> list[Button]:
    """Return the place as a chip, if there is one."""
    place = found.understood.place
    if place is None:
        return []
    name = place_name(place)
    in_box = bool(first(fields, "place"))
    return [
        Button(
            # NOTE: a button above the answers, with what was understood of a search;
            # %(place)s is a district whose middle we know only roughly.
            gettext("near %(place)s, roughly", place=name)
            if place.roughly
            # NOTE: a button above the answers, with what was understood of a search;
            # %(place)s is a town, often with its country: Herat (Afghanistan).
            else gettext("near %(place)s", place=name),
            Change.set("place") if in_box else Change.set("ignore_place", "1"),
        )
    ]


def filter_chips(fields: Fields) -> list[Button]:
    """Return what was chosen besides words and place."""
    spoken = [
        Button(
            # NOTE: a button above the answers; %(language)s is a language that the
            # staff speak.
            gettext("spoken: %(language)s", language=language_label(tag)),
            Change.remove("spoken", tag),
        )
        for tag in fields.get("spoken", ())
    ]
    flags = [
        Button(flag_label(Flag(name)), Change.remove("flag", name))
        for name in fields.get("flag", ())
    ]
    facts = [
        Button(fact_label(Fact(name)), Change.remove("fact", name))
        for name in fields.get("fact", ())
    ]
    country = first(fields, "country")
    single = {
        "box": first(fields, "box") and gettext("this part of the map"),
        "country": country and country_label(country),
        "remote": first(fields, "remote") and remote_label("true"),
        # NOTE: a box to tick, and a line on the page of a listing: help that is open at
        # this hour.
        "open_now": first(fields, "open_now") and gettext("Open now"),
    }
    others = [
        Button(label, Change.set(name)) for name, label in single.items() if label
    ]
    return [*spoken, *flags, *facts, *others]


def place_name(place: UnderstoodPlace) -> str:
    """Return a place with its country or province, to tell it from its namesakes."""
    if not place.country or not place.name:
        return place.name
    country = place.region or country_label(place.country)
    if country == place.name:
        return country
    # NOTE: a town and the country that tells it from its namesakes: Herat
    # (Afghanistan).
    return gettext("%(place)s (%(country)s)", place=place.name, country=country)


def other_places(found: SearchResponse) -> tuple[Button, ...]:
    """Return the other places of that name."""
    place = found.understood.place
    return tuple(
        Button(place_name(other), Change.set("place_id", str(other.id)))
        for other in (place.alternatives if place else ())
        if other.id is not None
    )


def quiet_namesake(
    asked: SearchRequest, found: SearchResponse, gazetteer: Gazetteer
) -> str:
    """Return the place to ask about quietly, for it is nearly sure; empty else.

    Herat in Afghanistan has 44 times the people of Herat in Iran.
    """
    place = found.understood.place
    if place is None or not place.alternatives:
        return ""
    others = [other.country for other in place.alternatives]
    in_her_country = place.country == asked.country and asked.country not in others
    if in_her_country or is_far_larger(place, gazetteer):
        return place.name
    return ""


def is_far_larger(place: UnderstoodPlace, gazetteer: Gazetteer) -> bool:
    """Whether a place has many times the people of each other one of its name."""
    largest = max(people_of(other, gazetteer) for other in place.alternatives)
    return people_of(place, gazetteer) >= FAR_LARGER * max(largest, 1)


def people_of(place: UnderstoodPlace, gazetteer: Gazetteer) -> int:
    """Return how many people live at a place; none where it is not known."""
    known = None if place.id is None else gazetteer.place(place.id)
    return 0 if known is None else known.population


def wider(
    fields: Fields, found: SearchResponse, radius_km: float
) -> tuple[Button, ...]:
    """Return where else there is something, with how much, as buttons."""
    levels = found.results.levels
    if found.understood.place is None:
        return ()
    farther = round(wider_radius_km(radius_km))
    more = levels.get(Level.RADIUS, 0) - levels.get(Level.NEAR, 0)
    buttons = []
    if more > 0 and farther > radius_km and found.widened is None:
        buttons.append(
            Button(
                # NOTE: a button below the answers; %(count)s is how many more listings
                # there are, %(number)s a distance.
                gettext(
                    "%(count)s more within %(number)s km",
                    count=number_label(more),
                    number=number_label(farther),
                ),
                Change.set("radius_km", str(farther)),
            )
        )
    if levels.get(Level.REMOTE) and not first(fields, "remote"):
        buttons.append(
            Button(
                # NOTE: a button below the answers; %(count)s is how many listings there
                # are.
                gettext(
                    "Only help by phone or online (%(count)s)",
                    count=number_label(levels[Level.REMOTE]),
                ),
                Change.set("remote", "1"),
            )
        )
    return tuple(buttons)


def spelling_suggestion(found: SearchResponse) -> Button | None:
    """Return the query with its misspelt word mended."""
    if Notice.DID_YOU_MEAN not in found.notices or not found.suggestion:
        return None
    return Button(found.suggestion, Change.set("q", found.suggestion))
