"""Retention: what an erasure does to every table, legal holds, and the proof that nothing was left."""
