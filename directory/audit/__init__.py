"""What was done, by whom and when: a chain that nobody can bend unseen."""
