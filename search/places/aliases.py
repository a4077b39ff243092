"""Names of our own for places: what people call them and GeoNames does not."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from search.places.labels import LABEL_LANGUAGES
from search.places.model import PlaceKind
from search.places.naming import display_name
from search.places.sources import SourceRow
from search.text.analysis import fold

# country -> "admin1:Helmand" or a town's name -> further names;
# "countries" -> ISO code -> further names. "ps:کندهار" is also what a reader of
# Pashto is shown.
Aliases = dict[str, dict[str, list[str]]]
Bearers = dict[tuple[str, PlaceKind, str], SourceRow]

ALIASES_PATH = Path(__file__).parents[1] / "data" / "place_aliases.json"
_COUNTRIES = "countries"
_ADMIN1 = "admin1:"


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name of ours; with a language, it is the label in that language."""

    text: str
    language: str | None = None


def read_aliases(path: Path = ALIASES_PATH) -> Aliases:
    """Return our own names as the file has them."""
    aliases: Aliases = json.loads(path.read_text("utf-8"))
    return aliases


def own_names(
    rows: Sequence[SourceRow], aliases: Aliases
) -> Mapping[int, list[OwnName]]:
    """Return our own names by place; a name shared goes to its largest bearer.

    Raises KeyError for a name that no place bears, so that none is lost in silence.
    """
    bearers = _bearers(rows)
    found: dict[int, list[OwnName]] = defaultdict(list)
    for country, places in aliases.items():
        for name, names in places.items():
            found[bearers[_key(country, name)].id] += map(_own_name, names)
    return found


def _own_name(written: str) -> OwnName:
    language, colon, text = written.partition(":")
    if colon and language in LABEL_LANGUAGES:
        return OwnName(text, language)
    return OwnName(written)


def _bearers(rows: Sequence[SourceRow]) -> Bearers:
    bearers: Bearers = {}
    for row in sorted(rows, key=lambda row: (row.population, -row.id)):
        country = row.kind is PlaceKind.COUNTRY
        name = "" if country else fold(display_name(row.name, row.country))
        bearers[row.country, row.kind, name] = row
    return bearers


def _key(country: str, name: str) -> tuple[str, PlaceKind, str]:
    if country == _COUNTRIES:
        return name, PlaceKind.COUNTRY, ""
    if name.startswith(_ADMIN1):
        return country, PlaceKind.ADMIN1, fold(name.removeprefix(_ADMIN1))
    return country, PlaceKind.CITY, fold(name)
