"""Places and their names: what the gazetteer is built of."""
