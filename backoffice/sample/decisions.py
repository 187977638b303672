"""What the sample firm's people decided before the window first opens: approvals, questions, rejections, escalations.

Boundary: rows as the services would have left them, made before the guards watch. K-08.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, text

from backoffice.kyc.rules import Level, Verdict, is_outcome, mails_customer, needs_second_person, state_after
from backoffice.kyc.tables import DecisionRow, NoteRow
from backoffice.outbox.tables import MessageRow
from backoffice.sample import rows
from backoffice.vault.bulk import BulkSealer
from backoffice.vault.envelope import length_prefixed

# Every thirtieth case of each kind, by place: verdict, reason, who decided and what they noted.
_DONE: dict[int, tuple[Verdict, str, str, str]] = {
    4: (Verdict.APPROVE, "A-01", "tomasz.wierzba", ""),
    9: (Verdict.ASK_DOCUMENT, "D-01", "liu.wenjing", ""),
    13: (Verdict.REJECT, "R-01", "tomasz.wierzba", "The portrait sits over the pattern, its edge throws a shadow."),
    18: (Verdict.APPROVE, "A-05", "liu.wenjing", "光线不同，五官一致。"),
    22: (Verdict.GRANT_ATTEMPT, "G-01", "tomasz.wierzba", ""),
    26: (Verdict.ESCALATE, "E-03", "liu.wenjing", "Same features, but I would not swear to the ears."),
}
_ROUND = 30
_NOT_FOR_THE_LATE = 4


@dataclass(frozen=True, slots=True)
class Worked:
    """One verdict given before the house began."""

    decision: UUID
    case: UUID
    verdict: Verdict
    reason: str
    by: str
    note: str
    began_at: datetime
    decided_at: datetime

    @property
    def told_at(self) -> datetime:
        """When the relay accepted its mail."""
        return self.decided_at + timedelta(seconds=62)

    @property
    def mailed(self) -> bool:
        return mails_customer(self.verdict) and not needs_second_person(self.verdict)

    def case_fields(self) -> rows.Fields:
        """What the verdict left in the case's row."""
        return {
            "state": state_after(self.verdict).value,
            "level": (Level.LEAD if self.verdict is Verdict.ESCALATE else Level.REVIEWER).value,
            "version": 2,
            "last_decision": self.decision,
            "told_at": self.told_at if self.mailed and is_outcome(self.verdict) else None,
            "outcome": self.verdict.value if self.mailed and is_outcome(self.verdict) else None,
        }


def worked(place: int, case: UUID, handed_over_at: datetime, now: datetime) -> Worked | None:
    """The verdict given on the case at `place`, None for the many that nobody has opened yet."""
    told = _DONE.get(place % _ROUND)
    if told is None or place < _NOT_FOR_THE_LATE:
        return None
    verdict, reason, by, note = told
    decided_at = handed_over_at + (now - handed_over_at) * 0.6
    began_at = decided_at - timedelta(seconds=95 + place % 7 * 31)
    return Worked(rows.made_id("decision", case), case, verdict, reason, by, note, began_at, decided_at)


def load_decision(connection: Connection, sealer: BulkSealer, customer: UUID, done: Worked) -> None:
    """Load the decision with its sealed note, and its mail as sent."""
    salt, words = done.decision.bytes, done.note.encode()
    rows.copy_into(
        connection,
        DecisionRow,
        [
            {
                "id": done.decision,
                "case_id": done.case,
                "case_version": 1,
                "act": "verdict",
                "verdict": done.verdict.value,
                "reason": done.reason,
                "level": "reviewer",
                "note_commitment": hashlib.sha256(length_prefixed(salt, words)).digest() if words else None,
                "began_at": done.began_at,
                "decided_by": done.by,
                "decided_at": done.decided_at,
            }
        ],
    )
    if words:
        note = sealer.seal(NoteRow.note, row=done.decision, customer=customer, value=words)
        rows.copy_into(
            connection,
            NoteRow,
            [{"decision_id": done.decision, "customer_id": customer, "salt": salt, "note": note}],
        )
        rows.load_made(connection, sealer.take())
    if done.mailed:
        if done.verdict is Verdict.APPROVE:
            # What the relay's acceptance does to an account (K-08).
            connection.execute(text("update people.customer set kyc = 'passed' where id = :id"), {"id": customer})
        rows.copy_into(
            connection,
            MessageRow,
            [
                {
                    "id": rows.made_id("mail", done.decision),
                    "kind": f"kyc_{done.verdict.value}",
                    "reason": done.reason,
                    "customer_id": customer,
                    "case_id": done.case,
                    "decision_id": done.decision,
                    "state": "sent",
                    "leaves_at": done.decided_at + timedelta(seconds=60),
                    "tries": 0,
                    "last_fault": "",
                    "accepted_at": done.told_at,
                    "made_at": done.decided_at,
                }
            ],
        )
