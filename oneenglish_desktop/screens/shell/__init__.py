"""What surrounds the pages of a signed-in person: rail, banner, idle lock, keys."""
