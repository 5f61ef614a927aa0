"""Programs that a measure starts; each tells the moments that it reaches."""
