"""Reconciling: check-outs at the desk, and the window of a laptop that is offline."""
