"""People made for one test are dropped with it."""

from tests.staff.conftest import names, newcomer, somebody

__all__ = ["names", "newcomer", "somebody"]
