"""Ranking: what counts how much, and what comes after what."""
