"""Reconciling, from statements to check-in."""
