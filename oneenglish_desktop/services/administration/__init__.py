"""What administrators do to a whole school, from the command line: nobody is signed in for it."""
