"""The commands of ``panah``, one module a subject."""
