"""Crypto: the secret of an instance, and the keys that are made from it."""
