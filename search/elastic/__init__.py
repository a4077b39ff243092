"""The Elasticsearch engine: one request a search, strict indexes, four keys."""
