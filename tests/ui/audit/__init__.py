"""Tests of the audit screen."""
