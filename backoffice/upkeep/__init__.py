"""Keeping the house: dumps and their keys, restoring, and deploying on a server of one's own.

Boundary: a keeper's work, above `app`; no desk calls it. S-02.
"""
