"""The JSON API, and the models that validate and describe it."""
