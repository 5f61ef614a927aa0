"""What this PC keeps for itself: answers and drafts that are not sent yet."""
