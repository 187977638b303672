"""Where somebody who is no customer was looked for, and how often they were found.

Boundary: counts by the name of a column, written by a guard function alone. R-01; GDPR Art. 15.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped

from backoffice.rights.tables import RequestRow
from backoffice.store.base import Row
from backoffice.store.datamap import plain


class SoughtPlaceRow(Row):
    """One column that was looked through for a request; the newest look counts."""

    __tablename__ = "sought_place"
    __table_args__ = ({"schema": "rights"},)

    request_id: Mapped[UUID] = plain(ForeignKey(RequestRow.id), primary_key=True)
    place: Mapped[str] = plain(primary_key=True)
    found: Mapped[int] = plain()
    sought_by: Mapped[str] = plain()
    sought_at: Mapped[datetime] = plain()
