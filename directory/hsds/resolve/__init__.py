"""Resolve: what publishers mean by places, words of other vocabularies and the like."""
