"""The audit trail: who did what, whose data was seen, which documents were made (S-05)."""
