"""Site: the public pages, from the first question to a listing."""
