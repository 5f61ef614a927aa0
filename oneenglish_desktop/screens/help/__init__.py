"""Help: the keys and what to do when something does not work."""
