"""Redact: take out of records what must never be stored or shown."""
