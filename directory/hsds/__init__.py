"""HSDS 3.1: how records come into the directory."""
