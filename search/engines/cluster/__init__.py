"""Elasticsearch: its clients, its mapping, and both sides of the port."""
