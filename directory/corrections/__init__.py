"""Corrections: what readers say is wrong."""
