"""The window that reconciles."""
