"""Copy of a record what HSDS has a field for; what is null or empty is absent."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from directory.hsds.parse.strict_json import shown
from directory.hsds.schema.base import (
    MOST_IN_A_LIST,
    HsdsObject,
    many_fields,
    part_types,
)
from directory.hsds.schema.identifiers import NAMESPACE, derived
from directory.hsds.schema.older_versions import modern
from directory.listings.confidentiality import CONFIDENTIAL, names_secrecy
from seed_data.attributes import FACTS_TAXONOMY

NO_SUCH_FIELD = "HSDS has no such field; it is not kept"
A_WISH = "HSDS has no such field; it is taken as confidential_location"
# What a text means where an object is meant.
SHORT_FOR = {
    "Accessibility": "description",
    "Contact": "name",
    "CostOption": "amount_description",
    "Language": "name",
    "Organization": "name",
    "Phone": "number",
    "Program": "name",
    "RequiredDocument": "document",
    "ServiceArea": "name",
    "Attribute": "taxonomy_term",
    "TaxonomyTerm": "code",
    "Url": "url",
}
# Nothing of it is ever kept, so nothing in it can be wrong.
NEVER_READ = {"metadata"}
BETWEEN_NAMES = re.compile(r"[,;/|،؛\n]")
NOTHING: tuple[Any, ...] = ([], {})
Complaint = tuple[str, str]


@dataclass(slots=True)
class KnownFields:
    """Copies a record; ``notes`` name what was not copied."""

    notes: list[Complaint] = field(default_factory=list)

    def of(self, value: Any, model: type[HsdsObject], path: str = "") -> Any:
        """Return an object with the fields of its model alone."""
        if path and is_text_for(model, value):
            value = {SHORT_FOR[model.__name__]: value}
        if not isinstance(value, dict):
            return value
        known: dict[str, Any] = {}
        wishes: list[Any] = []
        for name, item in modern(model.__name__, value).items():
            where = join(path, name)
            if name in model.model_fields:
                if item is not None and name not in NEVER_READ:
                    known[name] = self.field(item, model, name, where)
            elif item not in NOTHING and not is_absent(item):
                hides = names_secrecy(name) and "attributes" in model.model_fields
                wishes += [wish_of(value, name, item)] if hides else []
                reason = A_WISH if hides else NO_SUCH_FIELD
                self.notes.append((join(path, shown(name)[1:-1]), reason))
        return with_wishes(known, wishes)

    def field(self, value: Any, model: type[HsdsObject], name: str, path: str) -> Any:
        """Return what a field holds, with known fields where it holds objects."""
        part = part_types(model).get(name)
        if part is None or is_absent(value):
            return value
        return self.parts(value, part, path, many=name in many_fields(model))

    def parts(
        self, value: Any, model: type[HsdsObject], path: str, *, many: bool
    ) -> Any:
        """Return one object, or a list of them, with known fields."""
        if not many:
            alone = value[0] if isinstance(value, list) and len(value) == 1 else value
            return self.of(alone, model, path)
        if not isinstance(value, list):
            if not isinstance(value, dict) and not is_text_for(model, value):
                return value
            value = said_at_once(model, value)
        if len(value) > MOST_IN_A_LIST:
            return value
        given = [one for one in value if not is_absent(one)]
        return [
            self.of(one, model, f"{path}[{index}]") for index, one in enumerate(given)
        ]


def wish_of(owner: dict[str, Any], name: str, value: Any) -> dict[str, Any]:
    """Return a field that asks for secrecy as the attribute that HSDS has for it."""
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return {
        "id": str(derived(NAMESPACE, f"{owner.get('id')}/{name}")),
        "label": name,
        "value": said,
        "taxonomy_term": {"taxonomy": FACTS_TAXONOMY, "code": CONFIDENTIAL},
    }


def with_wishes(known: dict[str, Any], wishes: list[Any]) -> dict[str, Any]:
    """Return an object with attributes beside those that it has."""
    if not wishes:
        return known
    own = known.get("attributes", [])
    return known | {"attributes": [*(own if isinstance(own, list) else [own]), *wishes]}


def said_at_once(model: type[HsdsObject], value: Any) -> list[Any]:
    """Return what stands in the place of a list; names of languages have no commas."""
    if isinstance(value, str) and model.__name__ == "Language":
        return BETWEEN_NAMES.split(value)
    return [value]


def is_text_for(model: type[HsdsObject], value: Any) -> bool:
    """Whether a text or a number stands for an object of a model."""
    return isinstance(value, str | int | float) and model.__name__ in SHORT_FOR


def is_absent(value: Any) -> bool:
    """Whether a value says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def join(path: str, name: str) -> str:
    """Return the path of a field inside an object."""
    return f"{path}.{name}" if path else name
