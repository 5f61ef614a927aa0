"""The marker's English: what counts as the same answer, and what as a slip."""
