"""What is on the screen before somebody can sign in."""
