"""Taxonomy, vocabulary and first records, with their readers."""
