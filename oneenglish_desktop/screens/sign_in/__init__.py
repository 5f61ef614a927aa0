"""Signing in, and signing in again."""
