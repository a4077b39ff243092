"""Tell changed terms by their codes, which a person can read, not by our ids."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.hsds.apply.diff import POINTS_AT_A_WORD, Delta, FieldChange
from directory.hsds.draft.rows import Row
from directory.listings.models import TaxonomyTerm

CODE = "taxonomy_term.code"


def codes_of_terms(
    session: Session, deltas: Iterable[Delta], drafted: Iterable[Row]
) -> Mapping[UUID, str]:
    """Return the codes of all terms that changes name, stored or only drafted."""
    ids = {
        value
        for delta in deltas
        for change in delta.fields
        if change.field.endswith(POINTS_AT_A_WORD)
        for value in (change.old, change.new)
        if value
    }
    if not ids:
        return {}
    known = select(TaxonomyTerm.id, TaxonomyTerm.code).where(TaxonomyTerm.id.in_(ids))
    stored = {row.id: row.code for row in session.execute(known)}
    return {row.id: row.values["code"] for row in drafted} | stored


def with_codes(delta: Delta, codes: Mapping[UUID, str]) -> Delta:
    """Return a difference that tells the codes of terms."""
    if not codes:
        return delta
    return replace(delta, fields=tuple(with_code(one, codes) for one in delta.fields))


def with_code(change: FieldChange, codes: Mapping[UUID, str]) -> FieldChange:
    """Return a change that tells the code, if it is one of a term."""
    if not change.field.endswith(POINTS_AT_A_WORD):
        return change
    path = change.field.removesuffix(POINTS_AT_A_WORD)
    old, new = (code_of(value, codes) for value in (change.old, change.new))
    return FieldChange(f"{path}{CODE}", old, new)


def code_of(value: Any, codes: Mapping[UUID, str]) -> str | None:
    """Return the code of a term, None where there is no term."""
    return None if value is None else codes[value]
