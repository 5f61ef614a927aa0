"""Multiple choice: one right option, or several."""
