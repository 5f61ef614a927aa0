"""Questions: documents, marking and players; one folder for each type."""
