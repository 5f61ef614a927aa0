"""The command line: everything that is not the window."""
