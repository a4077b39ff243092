"""What a few clauses of Elasticsearch match, told of one document without a server."""

from typing import Any


def matches(clause: dict[str, Any], held: dict[str, Any]) -> bool:
    """Whether a clause matches a document; of its nested ones, any."""
    (kind, asked), *_ = clause.items()
    return MATCHERS[kind](asked, held)


def nested(asked: dict[str, Any], held: dict[str, Any]) -> bool:
    path = asked["path"]
    return any(
        matches(
            asked["query"], {f"{path}.{name}": value for name, value in one.items()}
        )
        for one in held[path]
    )


def boolean(asked: dict[str, Any], held: dict[str, Any]) -> bool:
    assert asked.keys() <= {"filter", "should", "must_not", "minimum_should_match"}
    return (
        all(matches(one, held) for one in asked.get("filter", ()))
        and not any(matches(one, held) for one in asked.get("must_not", ()))
        and (
            "should" not in asked or any(matches(one, held) for one in asked["should"])
        )
    )


def term(asked: dict[str, Any], held: dict[str, Any]) -> bool:
    ((field, value),) = asked.items()
    stored = held[field]
    if isinstance(stored, dict):
        return bool(stored["gte"] <= value < stored["lt"])
    return bool(stored == value)


def terms(asked: dict[str, Any], held: dict[str, Any]) -> bool:
    ((field, values),) = asked.items()
    stored = held.get(field, [])
    stored = stored if isinstance(stored, list) else [stored]
    return not set(values).isdisjoint(stored)


def in_range(asked: dict[str, Any], held: dict[str, Any]) -> bool:
    ((field, bounds),) = asked.items()
    stored = held.get(field)
    if stored is None:
        return False
    compare = {"lte": stored.__le__, "gt": stored.__gt__}
    return all(compare[name](value) for name, value in bounds.items())


MATCHERS = {
    "nested": nested,
    "bool": boolean,
    "term": term,
    "terms": terms,
    "range": in_range,
    "exists": lambda asked, held: held.get(asked["field"]) is not None,
}
