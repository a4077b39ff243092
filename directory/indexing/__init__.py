"""Indexing: from the database to every search index, through the log of changes."""
