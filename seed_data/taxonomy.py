"""The taxonomy `panah`: what a woman human rights defender may need."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID, uuid5

NEEDS_TAXONOMY = "panah"
TERM_NAMESPACE = UUID("bdbf1a4e-a85c-5eb0-9d3c-2f6f4d1f7c10")

HsdsObject = dict[str, Any]
"""One HSDS 3.1 object as JSON gives it; whoever imports it validates it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One need; ``rows`` are the rows of the paper that it answers.

    ``parent`` is the code of the wider need, None for the top of the taxonomy.
    """

    code: str
    label: str
    rows: tuple[str, ...]
    parent: str | None


@cache
def load_taxonomy() -> dict[str, Term]:
    """Every term by its code, in the order of the file."""
    text = files("seed_data").joinpath("taxonomy.json").read_text("utf-8")
    return {entry["code"]: _term(entry) for entry in json.loads(text)["terms"]}


def children(code: str | None = None) -> tuple[Term, ...]:
    """The terms right below a code; without a code, the kinds at the top."""
    return tuple(term for term in load_taxonomy().values() if term.parent == code)


def ancestors(code: str) -> tuple[Term, ...]:
    """The wider terms of a code, nearest first; KeyError for an unknown code."""
    terms = load_taxonomy()
    found: list[Term] = []
    parent = terms[code].parent
    while parent is not None:
        found.append(terms[parent])
        parent = terms[parent].parent
    return tuple(found)


def term_id(taxonomy: str, code: str) -> str:
    """The fixed UUID of a term: the same code has the same id everywhere."""
    return str(uuid5(TERM_NAMESPACE, f"{taxonomy}/{code}"))


def need_term(code: str) -> HsdsObject:
    """A need as an HSDS `taxonomy_term`; KeyError for an unknown code."""
    term = load_taxonomy()[code]
    record: HsdsObject = {
        "id": term_id(NEEDS_TAXONOMY, code),
        "code": code,
        "name": term.label,
        "description": f"{term.label}. Rows of the paper: {', '.join(term.rows)}.",
        "taxonomy": NEEDS_TAXONOMY,
    }
    if term.parent is not None:
        record["parent_id"] = term_id(NEEDS_TAXONOMY, term.parent)
    return record


def _term(entry: HsdsObject) -> Term:
    code: str = entry["code"]
    parent = code.rpartition(".")[0] or None
    return Term(code, entry["label"], tuple(entry["rows"]), parent)
