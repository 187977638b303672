"""The matrix's first list: for each table who may do what with it.

Boundary: declarations only, by area.
"""

from __future__ import annotations

from collections.abc import Mapping

from backoffice.staff.can import Can
from backoffice.staff.matrix_books import BOOKS
from backoffice.staff.matrix_customers import CUSTOMERS
from backoffice.staff.matrix_house import HOUSE

TABLES: Mapping[str, Mapping[str, Can]] = {**HOUSE, **CUSTOMERS, **BOOKS}
