"""Ordering: words to a sentence, or sentences to a text."""
