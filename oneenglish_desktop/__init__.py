"""OneEnglish Desktop: a school teaches English."""

__version__ = "0.1.0"
