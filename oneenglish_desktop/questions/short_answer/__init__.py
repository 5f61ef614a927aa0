"""Short answer: a word, a phrase or a sentence to write."""
