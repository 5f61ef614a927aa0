"""The tables of a school, one file per group of nouns; the migrations make them."""
