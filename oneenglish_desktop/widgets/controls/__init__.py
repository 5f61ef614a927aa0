"""Buttons, fields, surfaces and the other general controls."""
