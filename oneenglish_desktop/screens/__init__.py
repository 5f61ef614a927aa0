"""Windows, pages and dialogs; no rule of the school is decided here."""
