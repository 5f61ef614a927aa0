"""Controls that know nothing of schools, and the theme that they share."""
