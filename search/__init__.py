"""Find listings: plain data in, plain data out. No web framework, no ORM."""
