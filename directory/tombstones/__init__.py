"""Tombstones: what was hidden stays hidden, whatever backup is put back."""
