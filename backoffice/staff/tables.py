"""Members of staff and when each was last seen at work.

Boundary: duties are database roles, not rows here.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import AtEnd, Basis, Category, Keep, Purpose, Source, personal, plain


class PersonRow(Row):
    __tablename__ = "person"
    __table_args__ = {"schema": "staff"}

    name: Mapped[str] = plain(primary_key=True)
    display_name: Mapped[str] = personal(
        Category.STAFF,
        purpose=Purpose.STAFF,
        basis=Basis.CONTRACT,
        source=Source.PERSON,
        keep=Keep.EMPLOYMENT_PLUS_7Y,
        at_end=AtEnd.ANONYMISE,
    )
    language: Mapped[str] = plain()
    joined_at: Mapped[datetime] = plain()


class PresenceRow(Row):
    __tablename__ = "presence"
    __table_args__ = {"schema": "staff"}

    person: Mapped[str] = plain(primary_key=True)
    seen_at: Mapped[datetime] = plain(index=True)
