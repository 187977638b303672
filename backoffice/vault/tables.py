"""Class keys by name, and each person's sealed copy of them.

Boundary: no key stands here in the clear; a slot opens with its person's passphrase alone.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from backoffice.store.base import Row
from backoffice.store.datamap import plain


class ClassKeyRow(Row):
    __tablename__ = "class_key"
    __table_args__ = {"schema": "vault"}

    id: Mapped[UUID] = plain(primary_key=True)
    field_class: Mapped[str] = plain()
    made_at: Mapped[datetime] = plain()


class SlotRow(Row):
    __tablename__ = "slot"
    __table_args__ = {"schema": "vault"}

    person: Mapped[str] = plain(primary_key=True)
    salt: Mapped[bytes] = plain()
    sealed: Mapped[bytes] = plain()
