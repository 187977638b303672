"""Reconciling the books against what banks, processors and custodians state (L-01, L-02, S-02, S-03)."""
