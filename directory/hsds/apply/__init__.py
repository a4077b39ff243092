"""Apply: compare drafts with what is stored, and write the difference."""
