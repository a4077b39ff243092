"""Find in running text the addresses of maps, and what may lead to one."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from directory.hsds.redact.told_points import Span, spans_of_points
from directory.listings.folded_text import FoldedText, fold_text

# Something like an address: a scheme, a host with a path, a host that is known.
ADDRESS = re.compile(
    r"[^\s<>\"()]*(?:://|www\.|[^\s<>\"()]\.[a-z]{2,}[/:?#])[^\s<>\"]*"
    r"|[a-z0-9.-]+\.[a-z]{2,}(?![a-z0-9])",
    re.IGNORECASE,
)
MAP_NAMES = (
    r"maps?\.app\.goo|goo\.gl|g\.co/(?:maps|kgs)|g\.page|google\.[a-z.]+/(?:maps|local|place)"
    r"|earth\.google|streetview|openstreetmap|(?<![a-z])osm(?:and|\.org|\.de|\.app)?(?![a-z])"
    r"|opentopomap|apple\.com/maps|maps\.apple|guide\.apple|waze|yandex\.[a-z.]+/(?:maps|navi|profile|web-maps)"
    r"|yandex\.[a-z]+/-/|bing\.[a-z]+/maps|binged\.it|what3words|w3w\.co|plus\.codes|olc\.codes"
    r"|here\.com|her\.is|mapy\.|maps?\.me|organicmaps|omaps\.app|ge0\.me|amap\.com|2gis|mapquest"
    r"|mapbox|arcgis|umap\.|facilmap|mapcarta|wikimapia|geohack|mapillary|komoot|citymapper|moovit"
    r"|petalmaps|sygic|tomtom|viamichelin|geocaching|geojson|mappls|naver\.[a-z]+/map|kakao\.[a-z]+/map"
    r"|latlong|gps-coordinates|comgooglemaps|google\.navigation|googlemaps|ingress\.com/intel"
)
MAP = re.compile(
    rf"{MAP_NAMES}|(?<![a-z])(?:maps?|mapa|mapas|karte|kaart|carte|plan-acces|navi)(?![a-z])"
    r"|[?&#](?:ll|sll|daddr|saddr|latlng|mlat|mlon|lat|lon|lng)="
)
SCHEME_OF_MAPS = re.compile(
    r"(?<![a-z])(?:geo|maps?|waze|om|osmand|nav|navigation):\S+"
)
# Short addresses may lead anywhere, and so to a map.
SHORT = re.compile(
    r"(?<![a-z0-9-])(?:bit\.ly|tinyurl\.com|t\.co|is\.gd|v\.gd|cutt\.ly|ow\.ly|rb\.gy|shorturl\.at"
    r"|tiny\.cc|t\.ly|lnkd\.in|s\.id|buff\.ly|rebrand\.ly|bl\.ink|short\.io|shrtco\.de|soo\.gd"
    r"|clck\.ru|vk\.cc|surl\.li|qr\.ae|adf\.ly|urlz\.fr|u\.to|kutt\.it|dub\.sh|l\.ead\.me"
    r"|page\.link|app\.link|onelink\.me|linktr\.ee)(?![a-z0-9-])"
)
SPOKEN = re.compile(
    r"(?<![a-z])(?:google\s*maps?|openstreetmap|open\s+street\s+map|apple\s+maps?|waze|osmand"
    r"|maps\.me|organic\s+maps|what3words|plus\s?code)(?![a-z])"
)
DOTS = re.compile(
    r"\s*[\[({<]\s*(?:dot|\.|point|punto|punt|نقطه)\s*[\])}>]\s*|\s+dot\s+"
)
SLASHES = re.compile(r"\s*[\[({<]\s*(?:slash|/)\s*[\])}>]\s*|\s+slash\s+")
TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
TIMES_ENCODED = 3


def spans_of_maps(text: str) -> Iterator[Span]:
    """Yield the addresses in a text that lead to a map or tell a point."""
    folded = fold_text(text)
    for found in ADDRESS.finditer(folded.latin):
        told = fold_text(decoded(found[0]))
        if MAP.search(told.latin) or any(spans_of_points(told)):
            yield folded.span(*found.span())
    for found in SCHEME_OF_MAPS.finditer(folded.latin):
        yield folded.span(*found.span())


def decoded(text: str) -> str:
    """Return a text without the codes and tags that pages are written in."""
    for _ in range(TIMES_ENCODED):
        plain = TAG.sub("", unquote(html.unescape(text)))
        if plain == text:
            break
        text = plain
    return text


def undisguised(text: str) -> str:
    """Return a text with dots and slashes where they were told in words."""
    return SLASHES.sub("/", DOTS.sub(".", decoded(text)))


def may_lead_to_map(folded: FoldedText) -> bool:
    """Whether a text names a map, or an address that may lead anywhere."""
    return bool(SHORT.search(folded.latin) or SPOKEN.search(folded.latin))
