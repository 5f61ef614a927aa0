"""Fill in the blank: typed, from a drop-down list, or from a word bank."""
