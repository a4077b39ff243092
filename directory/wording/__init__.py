"""Wording: how codes, countries, languages and names are told to a reader."""
