"""Colours, type and sizes from the design tokens, and how the whole application takes them."""
