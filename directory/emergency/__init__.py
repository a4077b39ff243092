"""Emergency: lines to call at once, on every page and on one of their own."""
