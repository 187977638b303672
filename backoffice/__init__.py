"""Backoffice: the services behind the desktop in which compliance staff keep written promises."""

__version__ = "1.0.0"
