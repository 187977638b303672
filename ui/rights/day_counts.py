"""Sentences with a number of days in them, one and many told apart.

Boundary: pure; an object only so that Qt Linguist learns that a number decides between two forms.
"""

from __future__ import annotations

from PySide6.QtCore import QObject


class DayCounts(QObject):
    """Made where it is needed, in any thread."""

    def left(self, days: int) -> str:
        """ "7 days left", "today", "2 days late"."""
        if days < 0:
            return self.tr("%n days late", "", -days)
        return self.tr("%n days left", "", days) if days else self.tr("today")

    def promise_first(self, days: int) -> str:
        return self.tr("The promise governs: it ends %n days before the statute.", "", days)

    def statute_first(self, days: int) -> str:
        return self.tr("The statute governs: it ends %n days before the promise.", "", days)

    def stood_still(self, days: int) -> str:
        return self.tr("Stood still %n days while the person was asked", "", days)

    def clarified(self, days: int) -> str:
        return self.tr("Clarification: %n days do not count", "", days)

    def clarified_at_most(self, days: int) -> str:
        return self.tr("At most %n days, the answer’s own day too", "", days)
