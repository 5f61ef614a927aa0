"""Matching: each word on the left belongs to something on the right."""
