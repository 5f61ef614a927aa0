"""True or false: statements about a text, with an optional third choice."""
