"""A real Elasticsearch for the tests: fetched once, started as often as needed."""
