"""Tests of the ledger screen."""
