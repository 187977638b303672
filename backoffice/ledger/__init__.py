"""The double-entry books: accounts, transactions, postings, and what proves them (L-01, L-02, L-05)."""
