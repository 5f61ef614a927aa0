"""Plain values and rules of a school; no store, no window."""
