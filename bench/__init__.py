"""Reproducible measurements, each with its own physical limit beside it."""
