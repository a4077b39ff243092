"""Schedules that a test makes up, as the database would hold them."""

from typing import Any

from directory.listings.models import Schedule

TEXTS = (
    "attending_type", "bymonth", "bymonthday", "bysetpos", "byweekno", "byyearday",
    "description", "notes", "timezone_name", "until_time", "wkst",
)  # fmt: skip


def rule(**changed: Any) -> Schedule:
    """Return a rule: each Monday from nine to five in UTC, or as it is changed."""
    facts: dict[str, Any] = {
        **dict.fromkeys(TEXTS, ""),
        "freq": "WEEKLY",
        "byday": "MO",
        "opens_at": "09:00",
        "closes_at": "17:00",
        "timezone": 0.0,
    }
    return Schedule(**facts | changed)
