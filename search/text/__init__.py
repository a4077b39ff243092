"""Text: how words of ten languages become the tokens that are compared."""
