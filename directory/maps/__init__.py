"""A map of an answer, drawn on the server: nothing is fetched, no script is needed."""
