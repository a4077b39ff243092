"""HSDS records that a test makes up."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

Record = dict[str, Any]


def uid(name: str) -> str:
    """Return the same id for the same name."""
    return str(uuid5(NAMESPACE_URL, f"https://test.example/{name}"))


def need(code: str) -> Record:
    """Return an attribute that says: this service meets a need."""
    term = {
        "id": uid(f"term/{code}"),
        "code": code,
        "name": code,
        "description": code,
        "taxonomy": "panah",
    }
    return {"id": uid(f"need/{code}"), "taxonomy_term": term}


def service(
    key: str,
    *codes: str,
    name: str = "",
    description: str = "Help for women.",
    language: str = "en",
    point: tuple[float, float] | None = (34.35, 62.2),
    country: str = "AF",
    **fields: Any,
) -> Record:
    """Return a full service at one place, or for a whole country without a point."""
    record: Record = {
        "id": uid(key),
        "name": name or f"Example House {key}",
        "description": description,
        "status": "active",
        "text_language": language,
        "organization": {
            "id": uid(f"organization/{key}"),
            "name": f"Example Organization {key}",
            "description": "Clearly fictional.",
        },
        "attributes": [need(code) for code in codes],
    }
    if point is None:
        record["service_areas"] = [{"id": uid(f"area/{key}"), "name": country}]
    else:
        record["service_at_locations"] = [place(key, point, country)]
    return record | fields


def place(key: str, point: tuple[float, float], country: str) -> Record:
    """Return a service at location at a point."""
    address = {
        "id": uid(f"address/{key}"),
        "address_1": "1 Example Street",
        "city": "",
        "state_province": "",
        "postal_code": "",
        "country": country,
        "address_type": "physical",
    }
    location = {
        "id": uid(f"location/{key}"),
        "location_type": "physical",
        "latitude": point[0],
        "longitude": point[1],
        "addresses": [address],
    }
    return {"id": uid(f"at/{key}"), "location": location}
