"""Draft: the rows that a record should become."""
