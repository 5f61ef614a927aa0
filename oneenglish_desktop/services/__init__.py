"""What a person can do; every public method is guarded; no window."""
