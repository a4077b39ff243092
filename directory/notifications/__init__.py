"""Mail to members: that something waits, and nothing of what it is."""
