"""How rows of the directory become one public document."""
