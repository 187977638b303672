"""End what the law says must not be kept any longer.

Boundary: functions of the database decide what that is and tell the worker nothing of it. D-06, L-04, R-02.
"""

from __future__ import annotations

from sqlalchemy import text

from backoffice.desk import Work


def expire_suspicions(work: Work) -> None:
    """Delete suspicion files and dismissed referrals five years after they ended (Directive (EU) 2015/849 Art. 40)."""
    work.session.execute(text("select screening.expire()"))


def expire_second_views(work: Work) -> None:
    """Delete what was put before a second person who has not decided within the seven days of a proposal."""
    work.session.execute(text("select rights.expire_second()"))
