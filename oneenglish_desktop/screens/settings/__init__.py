"""How a person likes the app to look and behave."""
