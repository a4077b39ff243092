"""What touches every request: sessions, headers, languages, sealed addresses."""
