"""What several kinds of tests share: servers that they start, and made-up records."""
