"""Customers of a controller, and the controller's policy."""
