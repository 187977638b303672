"""The outbox: messages that must leave, written in the transaction that promised them (K-08)."""
