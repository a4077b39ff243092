"""A hit of an answer, made from a public document; the same for every engine."""

from search.conditions import refusals, ties, unknown_welcomes
from search.document import ListingDocument, Text
from search.query import ListingQuery
from search.results import BANDS_KM, Hit, MatchReason, Section
from search.taxonomy import with_parents

SUMMARY_CHARACTERS = 240  # a card stays a card: the listing says the rest


def make_hit(
    document: ListingDocument,
    query: ListingQuery,
    *,
    distance_km: float | None,
    words: bool,
    section: Section = Section.EXACT,
) -> Hit:
    """Return what the answer says of a listing; nothing finer than a band."""
    text = text_in(document, query.language)
    home = query.home_country
    abroad = None not in (home, document.country) and document.country != home
    return Hit(
        id=document.id,
        external_id=document.external_id,
        name=text.name,
        organization=document.organization,
        organization_language=document.organization_language,
        summary=summarise(text.description),
        text_language=text.language,
        languages=tuple(part.language for part in document.texts),
        codes=document.codes,
        spoken_languages=document.spoken_languages,
        country=document.country,
        area=document.area,
        distance_band_km=band_of(distance_km),
        remote=document.remote,
        flags={str(flag): known for flag, known in document.flags},
        assured_date=document.assured_date,
        vetted_by_count=document.vetted_by_count,
        temporarily_closed=document.temporarily_closed,
        match=MatchReason(section is Section.EXACT, needs_met(document, query), words),
        section=section,
        cell=cell_of(document),
        unknown_welcome=unknown_welcomes(document, query.conditions),
        not_welcome=refusals(document, query.conditions),
        tied_to=ties(document, query.conditions),
        serves=home if abroad and covers_country(document, home) else None,
        across_border=abroad and not document.remote,
    )


def needs_met(document: ListingDocument, query: ListingQuery) -> tuple[str, ...]:
    """Return which needs of a query a listing meets."""
    codes = set(with_parents(document.codes))
    return tuple(wish.code for wish in query.concepts if wish.code in codes)


def cell_of(document: ListingDocument) -> tuple[float, float] | None:
    """Return the middle of the coarse cell of a listing; None where it tells none."""
    if document.latitude is None or document.longitude is None:
        return None
    return document.latitude, document.longitude


def covers_country(document: ListingDocument, country: str | None) -> bool:
    """Whether a listing serves people in a country, by its own word."""
    return country in document.reach


def text_in(document: ListingDocument, language: str) -> Text:
    """Return the text in the reader's language, else the original."""
    return next(
        (text for text in document.texts if text.language == language),
        document.texts[0],
    )


def summarise(text: str) -> str:
    """Cut a text at a word, so that a card stays a card."""
    if len(text) <= SUMMARY_CHARACTERS:
        return text
    cut = text[:SUMMARY_CHARACTERS].rsplit(" ", 1)[0]
    return f"{cut} …"


def band_of(distance_km: float | None) -> tuple[int, int] | None:
    """Return the band that a distance lies in; None where there is no distance."""
    if distance_km is None or distance_km == float("inf"):
        return None
    pairs = zip(BANDS_KM, BANDS_KM[1:], strict=False)
    return next((pair for pair in pairs if distance_km < pair[1]), None)
