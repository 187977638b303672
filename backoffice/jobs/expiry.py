"""End what the law says must not be kept any longer.

Boundary: a function of the database decides what that is and tells the worker nothing of it. D-06, L-04.
"""

from __future__ import annotations

from sqlalchemy import text

from backoffice.desk import Work


def expire_suspicions(work: Work) -> None:
    """Delete suspicion files and dismissed referrals five years after they ended (Directive (EU) 2015/849 Art. 40)."""
    work.session.execute(text("select screening.expire()"))
