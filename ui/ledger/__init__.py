"""The ledger workspace: the tree of accounts, postings of any length, a transaction with all its sides, charts."""
