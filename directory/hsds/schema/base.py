"""What every HSDS object is built from: absent fields, checked fields, parts."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Protocol, Self, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from directory.hsds.schema.field_types import Checker, FieldError, meant
from directory.hsds.schema.identifiers import check_id

MOST_IN_A_LIST = 500  # phones or listings of one service: no publisher has so many

T = TypeVar("T")
H = TypeVar("H", bound="HsdsObject")


@dataclass(frozen=True, slots=True)
class Checked:
    """Marks a field that one of our checkers reads, whatever its type is."""

    check: Checker

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the schema that asks the checker alone."""
        return core_schema.no_info_plain_validator_function(self.check)


class NeverNull:
    """Marks a field that may be absent; where it is given, it is an object."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the schema of the object without the None of its absence."""
        return handler.generate_schema(get_args(source)[0])


def check_list(value: Any) -> Any:
    """Refuse what is no list, or too long a one, before anything in it is read."""
    if not isinstance(value, list):
        raise meant("a list", value)
    if len(value) > MOST_IN_A_LIST:
        raise FieldError(f"it has {len(value)} items, more than {MOST_IN_A_LIST}")
    return value


One = Annotated[T | None, NeverNull]
Many = Annotated[tuple[T, ...], BeforeValidator(check_list)]
Id = Annotated[str, Checked(check_id)]


class HsdsObject(BaseModel):
    """One object of a record; what it does not say is not in ``model_fields_set``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def given(self, *names: str) -> dict[str, Any]:
        """Return those of the fields that the object says."""
        said = self.model_fields_set
        return {name: getattr(self, name) for name in names if name in said}

    def only(self, names: Set[str]) -> Self:
        """Return the object with nothing said but some of its fields."""
        said = self.model_fields_set
        return self if said <= names else self.model_construct(**self.given(*names))

    def besides(self, names: Set[str]) -> Self:
        """Return the object with nothing said in some of its fields."""
        said = self.model_fields_set
        return self if said.isdisjoint(names) else self.only(said - names)

    def changed(self, **values: Any) -> Self:
        """Return the object with other values."""
        return self.model_copy(update=values) if values else self

    def parts(self) -> Iterator[tuple[str, "tuple[HsdsObject, ...]"]]:
        """Yield each field that holds objects, with those that it holds."""
        parts = part_types(type(self))
        for name in self.model_fields_set:
            if name in parts and (value := getattr(self, name)):
                yield name, value if isinstance(value, tuple) else (value,)

    def everywhere(self, change: "Change") -> Self:
        """Return the object changed, and so all that it holds."""
        whole = change(self)
        new: dict[str, Any] = {}
        for name, held in whole.parts():
            made = tuple(one.everywhere(change) for one in held)
            if any(one is not other for one, other in zip(made, held, strict=True)):
                new[name] = made if name in many_fields(type(self)) else made[0]
        return whole.changed(**new)

    def as_json(self) -> dict[str, Any]:
        """Return what the object says, as JSON holds it."""
        return self.model_dump(mode="json", exclude_unset=True)


class Change(Protocol):
    """What makes another object of the same kind, or returns the very same."""

    def __call__(self, value: H, /) -> H:
        """Return the changed object."""
        ...


class Identified(HsdsObject):
    """An object that has an id."""

    id: Id


@cache
def part_types(model: type[HsdsObject]) -> dict[str, type[HsdsObject]]:
    """Return which fields of a model hold objects, and of what type."""
    found: dict[str, type[HsdsObject]] = {}
    for name, field in model.model_fields.items():
        inner = next(iter(get_args(field.annotation)), field.annotation)
        if isinstance(inner, type) and issubclass(inner, HsdsObject):
            found[name] = inner
    return found


@cache
def many_fields(model: type[HsdsObject]) -> frozenset[str]:
    """Return which fields of a model hold any number of objects."""
    return frozenset(
        name
        for name in part_types(model)
        if Ellipsis in get_args(model.model_fields[name].annotation)
    )


@cache
def text_fields(model: type[HsdsObject]) -> frozenset[str]:
    """Return which fields of a model hold words that somebody wrote."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if field.annotation is str and name != "id" and not name.endswith("_id")
    )
