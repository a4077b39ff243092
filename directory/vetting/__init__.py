"""Vetting: who may make what public, and who may hide it."""
