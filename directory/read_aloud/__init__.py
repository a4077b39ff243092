"""Read aloud: what a page says, as sound."""
