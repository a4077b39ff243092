"""Hours: when a listing is open, from the rules that it states."""
