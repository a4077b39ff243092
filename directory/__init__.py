"""The app: people, what they list, and how it is found."""
