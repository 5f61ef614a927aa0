"""The list of challenges and one challenge with its five phases."""
