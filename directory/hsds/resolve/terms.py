"""Say in our needs what a record says in the words of other vocabularies."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeVar
from uuid import uuid5

from directory.hsds.attributes import all_needs, codes, terms_of
from directory.hsds.resolve.evidence import Complaint
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.objects import Attribute, Described, TaxonomyTerm
from directory.search_port import needs_named
from seed_data.attributes import FACTS_TAXONOMY
from seed_data.foreign_terms import is_no_need, needs_of_code, needs_of_name
from seed_data.taxonomy import (
    NEEDS_TAXONOMY,
    TERM_NAMESPACE,
    load_taxonomy,
    need_term,
)

D = TypeVar("D", bound=Described)
OURS = frozenset({NEEDS_TAXONOMY, FACTS_TAXONOMY})
# "Housing > Temporary Shelter": the last is what is meant.
LEVELS = re.compile(r"\s*(?:[>»|→]+|::|\s/\s|:\s)\s*")
# "GBV/MHPSS", "Psychosocial support (PSS)": each is meant where the whole is unknown.
SEVERAL = re.compile(r"\s*(?:[/,;()،؛]+|\s-\s)\s*")
# Attributes that say whom a service is for, not what it does.
OF_PEOPLE = re.compile(
    r"(?<!open)(?<!open[ _-])eligib|target|population|audience|situation",
    re.IGNORECASE,
)
MOST_TOLD = 3  # terms in a note


def with_our_needs(record: Service) -> tuple[Service, list[Complaint]]:
    """Return a record with our needs beside foreign terms, and what is missing."""
    record = with_needs_beside(record)
    listings = record.service_at_locations
    told = tuple(map(with_needs_beside, listings))
    if any(one is not other for one, other in zip(told, listings, strict=True)):
        record = record.changed(service_at_locations=told)
    if all_needs(record):
        return record, []
    return record, [("attributes", f"no need is known: {foreign_words(record)}")]


def with_needs_beside(owner: D) -> D:
    """Return an object with the needs that its terms mean among its attributes."""
    foreign = list(foreign_terms(owner))
    if not foreign:
        return owner
    known = codes(owner)
    added: list[Attribute] = []
    for _, attribute, term in foreign:
        for code in needs_meant(term):
            if code not in known:
                known.add(code)
                added.append(need_beside(attribute.id, code))
    return owner.changed(attributes=(*owner.attributes, *added)) if added else owner


def foreign_terms(owner: Described) -> Iterator[tuple[int, Attribute, TaxonomyTerm]]:
    """Yield the attributes of other vocabularies that say what a service does."""
    for index, attribute, term in terms_of(owner):
        if term.taxonomy not in OURS:
            of_people = OF_PEOPLE.search(f"{attribute.link_type} {term.taxonomy}")
            if not of_people:
                yield index, attribute, term


def needs_meant(term: TaxonomyTerm) -> tuple[str, ...]:
    """Return the needs that a term means: by its name first, then by its code."""
    last = LEVELS.split(term.name)[-1]
    for name in dict.fromkeys((term.name, last)):
        if is_no_need(name):
            return ()
        found = needs_of_name(name) or own_needs(name) or needs_of_several(name)
        if found:
            return found
    if not term.taxonomy and term.code in load_taxonomy():
        return (term.code,)
    return needs_of_code(term.code, term.taxonomy)


def needs_of_several(name: str) -> tuple[str, ...]:
    """Return the needs of a name that puts several together."""
    parts = [part for part in SEVERAL.split(name) if part and not is_no_need(part)]
    if len(parts) < 2:
        return ()
    needs = (need for part in parts for need in needs_of_name(part) or own_needs(part))
    return tuple(dict.fromkeys(needs))


def own_needs(name: str) -> tuple[str, ...]:
    """Return the needs that go by a name of our own, in any of our languages."""
    code = codes_by_label().get(name.strip().casefold())
    return (code,) if code else needs_named(name)


@cache
def codes_by_label() -> Mapping[str, str]:
    """Return the codes of our needs by their labels."""
    return {term.label.casefold(): code for code, term in load_taxonomy().items()}


def need_beside(attribute_id: str, code: str) -> Attribute:
    """Return a need as an attribute, the same for the same attribute of others."""
    own_id = str(uuid5(TERM_NAMESPACE, f"{attribute_id}/{code}"))
    return Attribute(id=own_id, taxonomy_term=our_term(code))


@lru_cache
def our_term(code: str) -> TaxonomyTerm:
    """Return a need as a term."""
    return TaxonomyTerm.model_validate(need_term(code))


def foreign_words(record: Service) -> str:
    """Return what a record says in other words, for a note."""
    owners: Iterable[Described] = (record, *record.service_at_locations)
    terms = (term for owner in owners for _, _, term in foreign_terms(owner))
    told = dict.fromkeys(term.name or term.code for term in terms)
    shown = [f"term {word[:60]!r}" for word in list(told)[:MOST_TOLD] if word]
    return ", ".join(shown) or "it names no term for what it does"
