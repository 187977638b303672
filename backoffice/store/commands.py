"""The command book: one row per command key, so that repeating a command is harmless.

Boundary: implements `desk.CommandBook`; a person sees their own keys only (row security).
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from backoffice.desk import Begun, Earlier
from backoffice.store.tables import CommandRow

_BEGIN = text("""
    select store.me() as actor, store.now() as now, command.fingerprint, command.answer
      from (select 1) as one
      left join store.command as command on command.key = :key
""")


class KeptCommands:
    """Keeps answers in `store.command`; actor and instant are the server's."""

    def begin(self, session: Session, key: UUID | None) -> Begun:
        row = session.execute(_BEGIN, {"key": key}).one()
        earlier = None if row.fingerprint is None else Earlier(bytes(row.fingerprint), row.answer)
        return Begun(row.actor, row.now, earlier)

    def note(self, session: Session, key: UUID, begun: Begun, command: str, fingerprint: bytes, answer: object) -> None:
        session.add(
            CommandRow(
                key=key, actor=begun.actor, command=command, fingerprint=fingerprint, answer=answer, at=begun.now
            )
        )
