"""Numbered, self-contained changes of the database."""
