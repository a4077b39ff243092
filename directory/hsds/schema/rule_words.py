"""Checker of the parts of a schedule: whatever was written there, as words."""

import json
import unicodedata
from typing import Any

from directory.hsds.schema.field_types import INVISIBLE, check_string

LONGEST_WORDS = 300  # a list of all days of a year is no rule


def check_rule_words(value: Any) -> str:
    """Return what was written, on one line; what it means is found out later."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ",".join(map(check_rule_words, value))[:LONGEST_WORDS]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    plain = unicodedata.normalize("NFKC", INVISIBLE.sub("", check_string(text)))
    return " ".join(plain.split())[:LONGEST_WORDS]
