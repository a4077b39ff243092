"""Understanding: what a person who types this needs."""
