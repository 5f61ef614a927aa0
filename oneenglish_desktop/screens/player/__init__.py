"""The player: one run through a phase, question by question."""
