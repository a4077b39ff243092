"""Mend what can mean one thing alone; leave out what cannot be read, and say so.

A service is never lost for a bad value that it could do without: she would not find
it. What could be dangerous once a part of it is missing goes as a whole.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import ErrorDetails

from directory.hsds.parse.strict_json import shown
from directory.hsds.schema.base import MOST_IN_A_LIST, HsdsObject, part_types
from directory.hsds.schema.field_types import MendedError, meant
from directory.hsds.schema.identifiers import NAMESPACE, derived, uuid_of
from directory.hsds.schema.known_fields import Complaint, is_absent, join
from directory.hsds.schema.main_objects import Service
from directory.hsds.schema.statuses import status_meant
from directory.listings.vocabulary import LocationType, ServiceStatus, Visibility

# Without these a record means nothing, and nobody could find it again.
ESSENTIAL = {"Service": {"id", "name"}, "Organization": {"name"}}
# Fields that take their part with them: hours without their end would be wrong hours,
# a price without its amount no price.
RULE = {
    "valid_from", "valid_to", "dtstart", "timezone", "until", "count", "wkst", "freq",
    "interval", "byday", "byweekno", "bymonthday", "byyearday", "opens_at", "closes_at",
}  # fmt: skip
TAKES_ALL = {
    "CostOption": {"valid_from", "valid_to", "amount"},
    "Phone": {"number"},
    "Schedule": RULE,
    "ServiceCapacity": {"available", "maximum", "updated", "unit"},
    "Translation": {"language"},
    "Unit": {"name"},
    "Url": {"url"},
}
POINTED_AT = {"Organization", "Location", "ServiceAtLocation"}
TOGETHER = {"latitude": "longitude", "longitude": "latitude"}
# What a person must know where it was not said.
TAKEN_AS = {
    "status": ServiceStatus.ACTIVE,
    "location_type": LocationType.PHYSICAL,
    "address_type": LocationType.PHYSICAL,
}
# What is taken where what was said cannot be read: the more careful one.
INSTEAD_OF = {"status": ServiceStatus.INACTIVE, "visibility": Visibility.NAMED}
HIDES = ("confid",)
MAY_HIDE = ("confid", "secret", "hidden", "undisclosed", "shelter")
Step = int | str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an error is: the objects that lead to it, each with its model and path."""

    owners: tuple[tuple[dict[str, Any], type[HsdsObject], str], ...]
    steps: tuple[Step, ...]
    path: str
    value: Any
    missing: bool

    @property
    def owner(self) -> dict[str, Any]:
        """Return the object that has the field."""
        return self.owners[-1][0]

    @property
    def kind(self) -> str:
        """Return the name of the owner's model."""
        return self.owners[-1][1].__name__

    @property
    def name(self) -> str:
        """Return the name of the field."""
        return next(step for step in reversed(self.steps) if isinstance(step, str))


@dataclass(slots=True)
class Mender:
    """Mends a copy of one record; ``notes`` say what became of it."""

    record: dict[str, Any]
    notes: list[Complaint] = field(default_factory=list)

    def mend(self, details: Iterable[ErrorDetails]) -> bool:
        """Mend what can be mended; return whether anything was."""
        # What is deepest first: the id of a listing follows from that of its place.
        deepest = sorted(details, key=lambda one: -len(one["loc"]))
        mended = [self.mend_one(one) for one in deepest]
        for holder in self.lists():
            holder[:] = [one for one in holder if one is not LEFT_OUT]
        return any(mended)

    def mend_one(self, detail: ErrorDetails) -> bool:
        """Mend one error, if it can be."""
        spot = self.spot(detail)
        if spot is None:
            return False
        error = detail.get("ctx", {}).get("error")
        if isinstance(error, MendedError):
            return self.take(spot, error.value, str(error))
        if is_essential(spot):
            return False
        if spot.missing or is_absent(spot.value):
            return self.fill(spot)
        return self.replace(spot, str(error or meant("an object", spot.value)))

    def spot(self, detail: ErrorDetails) -> Spot | None:
        """Return where an error is; None for the record itself or what is gone."""
        owners: list[tuple[dict[str, Any], type[HsdsObject], str]] = []
        value: Any = self.record
        model: type[HsdsObject] = Service
        path, missing = "", detail["type"] == "missing"
        for step in detail["loc"]:
            if value is LEFT_OUT or not isinstance(value, dict | list):
                return None
            if isinstance(value, dict) and isinstance(step, str):
                owners.append((value, model, path))
                model = part_types(model).get(step, model)
                value, path = value.get(step), join(path, step)
            elif isinstance(value, list) and isinstance(step, int):
                value, path = value[step], f"{path}[{step}]"
        if not owners or value is LEFT_OUT:
            return None
        return Spot(tuple(owners), detail["loc"], path, value, missing)

    def fill(self, spot: Spot) -> bool:
        """Fill in what is missing, or take an empty value as absent."""
        model = spot.owners[-1][1]
        if isinstance(spot.steps[-1], int) or not needed(model, spot.name):
            self.drop(spot)
        elif spot.kind == "TaxonomyTerm" and not called(spot.owner):
            return self.drop_part(spot, "it has neither a name nor a code")
        elif spot.name == "id":
            spot.owner["id"] = self.made_id(spot)
            if spot.kind in POINTED_AT:
                self.notes.append((spot.path, "it is missing; one was made for it"))
        elif spot.name in TAKES_ALL.get(spot.kind, ()):
            return self.drop_part(spot, "it is missing")
        elif spot.name in TAKEN_AS:
            taken = TAKEN_AS[spot.name]
            spot.owner[spot.name] = taken
            self.notes.append((spot.path, f"it is missing; it is taken as {taken}"))
        else:
            is_term = spot.kind == "TaxonomyTerm" and spot.name == "name"
            spot.owner[spot.name] = called(spot.owner) if is_term else ""
        return True

    def replace(self, spot: Spot, reason: str) -> bool:
        """Put something careful in the place of what cannot be read, or nothing."""
        if isinstance(spot.value, list) and len(spot.value) > MOST_IN_A_LIST:
            return False
        if spot.name == "status" and (said := status_meant(spot.value)):
            return self.take(spot, said, f"{shown(spot.value)} is taken as {said}")
        if spot.name in INSTEAD_OF:
            careful = INSTEAD_OF[spot.name]
            return self.take(spot, careful, f"{reason}; it is taken as {careful}")
        if may_ask_for_secrecy(spot.value, spot.path):
            return False
        if spot.name in TAKEN_AS:
            taken = TAKEN_AS[spot.name]
            return self.take(spot, taken, f"{reason}; it is taken as {taken}")
        if spot.name in TAKES_ALL.get(spot.kind, ()):
            return self.drop_part(spot, reason)
        if needed(spot.owners[-1][1], spot.name) and isinstance(spot.steps[-1], str):
            made = self.made_id(spot) if spot.name == "id" else ""
            return self.take(spot, made, f"{reason}; it is left out")
        self.notes.append((spot.path, f"{reason}; it is left out"))
        self.drop(spot)
        return True

    def take(self, spot: Spot, value: Any, note: str) -> bool:
        """Set a field to another value, and say so."""
        self.set(spot, value)
        self.notes.append((spot.path, note))
        return True

    def set(self, spot: Spot, value: Any) -> None:
        """Set a field, or take it away."""
        if value is None:
            self.drop(spot)
        else:
            spot.owner[spot.name] = value

    def drop(self, spot: Spot) -> None:
        """Take away a field, or one of the parts in it."""
        last = spot.steps[-1]
        if isinstance(last, int):
            spot.owner[spot.name][last] = LEFT_OUT
            return
        spot.owner.pop(spot.name, None)
        spot.owner.pop(TOGETHER.get(spot.name, spot.name), None)

    def drop_part(self, spot: Spot, reason: str) -> bool:
        """Take away the whole object that has the field, if it hides nothing."""
        if may_ask_for_secrecy(spot.owner, spot.path):
            return False
        *_, owner = spot.owners
        path = owner[2]
        self.notes.append((spot.path, f"{reason}; {path} is left out"))
        steps = spot.steps[: -1 if isinstance(spot.steps[-1], str) else -2]
        self.drop(Spot(spot.owners[:-1], steps, path, owner[0], missing=False))
        return True

    def made_id(self, spot: Spot) -> str:
        """Return an id that follows from what an object says, always the same.

        Where it stands would be no good name: behind a part that is taken out, each
        would take the place, and what is hidden, of another.
        """
        whole = json.dumps(spot.owner, sort_keys=True, default=str, ensure_ascii=False)
        record = str(self.record.get("id"))
        match spot.kind:
            case "TaxonomyTerm":
                term = spot.owner
                code = term.get("code") or term.get("name") or whole
                return str(derived(NAMESPACE, f"{term.get('taxonomy', '')}/{code}"))
            case "Organization":
                given = self.record.get("organization_id")
                name = " ".join(str(spot.owner.get("name", "")).casefold().split())
                return str(given or derived(NAMESPACE, f"organization/{name}"))
            case "ServiceAtLocation":
                place = spot.owner.get("location")
                held = place.get("id") if isinstance(place, dict) else None
                whole = str(spot.owner.get("location_id") or held or whole)
            case "Location":
                told = ("addresses", "latitude", "longitude", "name")
                says = {name: spot.owner.get(name) for name in told}
                whole = json.dumps(says, sort_keys=True, default=str)
                organization = self.record.get("organization")
                held = organization if isinstance(organization, dict) else {}
                record = str(held.get("id") or self.record.get("organization_id"))
        return str(derived(uuid_of(record), f"{spot.kind}/{whole}"))

    def lists(self) -> Iterable[list[Any]]:
        """Yield every list of the record."""
        waiting: list[Any] = [self.record]
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                yield value
                waiting.extend(value)
            elif isinstance(value, dict):
                waiting.extend(value.values())


LEFT_OUT = object()


def is_essential(spot: Spot) -> bool:
    """Whether a record without the field is none."""
    names = ESSENTIAL.get(spot.kind, set())
    return spot.name in names and isinstance(spot.steps[-1], str)


def called(term: dict[str, Any]) -> Any:
    """Return what a term is called: its name, or the code that stands for it."""
    names = (term.get(name) for name in ("name", "code", "id"))
    return next((name for name in names if not is_absent(name)), None)


def needed(model: type[HsdsObject], name: str) -> bool:
    """Whether HSDS requires a field."""
    return model.model_fields[name].is_required()


def may_ask_for_secrecy(value: Any, path: str) -> bool:
    """Whether what cannot be read may be what hides a place, or says what it is."""
    text = json.dumps(value, default=str, ensure_ascii=False).casefold()
    return any(hint in text for hint in (MAY_HIDE if "attributes" in path else HIDES))
