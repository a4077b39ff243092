"""Information: the plain pages, and the way out."""
