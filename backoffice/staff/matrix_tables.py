"""The matrix's first list: for each table who may do what with it.

Boundary: declarations only; `select` speaks of columns that hold nothing personal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Can:
    """What one role may do with one table: names of columns, or ALL of them; of a delete ALL or none."""

    ALL: ClassVar[Columns] = ("*",)
    select: Columns = ()
    insert: Columns = ()
    update: Columns = ()
    delete: Columns = ()

    def of(self, command: str) -> Columns:
        """The columns of this command."""
        granted: Columns = getattr(self, command)
        return granted


_ALL = Can.ALL
_CLOCK = (
    "statute_on",
    "outer_on",
    "promise_on",
    "operative_on",
    "work_by_on",
    "letter_by_on",
    "pack",
    "calendar",
)
_LETTER = (
    "id",
    "channel",
    "asker",
    "controller",
    "subject_id",
    "customer_id",
    "received_on",
    "recorded_by",
    "recorded_at",
)
_REQUEST = (
    "id",
    "letter_id",
    "subject_id",
    "customer_id",
    "right",
    "place",
    "received_on",
    "state",
    "version",
    *_CLOCK,
)

TABLES: Mapping[str, Mapping[str, Can]] = {
    "audit.batch": {
        "finance": Can(select=_ALL),
        "kyc_lead": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "administrator": Can(select=_ALL),
        "sealer": Can(select=_ALL, insert=_ALL),
    },
    "audit.event": {
        "staff": Can(select=_ALL),
        "sealer": Can(select=_ALL),
    },
    "audit.export": {
        "staff": Can(select=_ALL),
    },
    "audit.firm_certificate": {
        "staff": Can(select=_ALL),
        "sealer": Can(select=_ALL, insert=_ALL),
    },
    "audit.signature_request": {
        "staff": Can(select=_ALL),
        "sealer": Can(select=_ALL, update=("signature",)),
    },
    "audit.stream": {
        "finance": Can(select=_ALL),
        "kyc_lead": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "administrator": Can(select=_ALL),
        "sealer": Can(select=_ALL),
    },
    "kyc.attempt": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "kyc.case": {
        "kyc_reviewer": Can(select=_ALL, update=("claimed_by", "claimed_until")),
        "dpo": Can(select=("id", "number", "customer_id")),
        "mlro": Can(select=("id", "number", "customer_id", "headline", "handed_over_at", "state", "outcome")),
        "auditor": Can(select=_ALL),
        "administrator": Can(select=("id", "number", "customer_id")),
        "worker": Can(select=("id", "number")),
    },
    "kyc.decision": {
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
    },
    "kyc.decision_note": {
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "dpo": Can(select=_ALL),
        "auditor": Can(select=("decision_id", "customer_id")),
    },
    "kyc.picture": {
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "kyc.provider_check": {
        "kyc_reviewer": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "kyc.rescreen": {
        "kyc_reviewer": Can(select=_ALL),
    },
    "ledger.account": {
        "worker": Can(select=("id", "kind", "holder")),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.alert": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(
            select=("id", "number", "rule", "severity", "policy_version", "state", "found_at", "changed_at")
        ),
    },
    "ledger.alert_evidence": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
    },
    "ledger.alert_step": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
    },
    "ledger.alert_words": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
    },
    "ledger.asset": {
        "mlro": Can(select=_ALL),
        "worker": Can(select=_ALL),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.batch": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.checkpoint": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.correction": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.draft": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.draft_leg": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.draft_words": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.month_seal": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.night_proof": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.particulars": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.posting": {
        "worker": Can(select=("booked_on", "transaction_id", "seq", "account_id", "asset", "amount")),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.reference": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.reversal": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.transaction": {
        "worker": Can(select=("booked_on", "id", "kind", "reverses")),
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "sealer": Can(select=_ALL),
    },
    "ledger.watch_due": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "worker": Can(select=_ALL, delete=_ALL),
    },
    "ledger.watch_new": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "ledger.watch_policy": {
        "finance": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "outbox.body": {
        "dpo": Can(insert=_ALL),
        "worker": Can(select=_ALL),
    },
    "outbox.message": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL, update=("state", "leaves_at", "tries", "last_fault", "locked_at")),
    },
    "people.customer": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=("id", "controller", "kyc")),
    },
    "people.account_freeze": {
        "finance": Can(select=_ALL),
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "people.identity": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "people.particulars": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
    },
    "rights.event": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL, insert=_ALL),
    },
    "rights.letter": {
        "dpo": Can(select=_ALL, insert=_LETTER),
        "auditor": Can(select=_ALL),
        "worker": Can(select=("id", "controller")),
        "endpoint": Can(insert=_LETTER),
    },
    "rights.paper": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=("id", "letter_id", "subject_id", "media", "size", "sha256")),
        "endpoint": Can(insert=_ALL),
    },
    "rights.reply": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "rights.request": {
        "dpo": Can(select=_ALL, insert=_REQUEST, update=_CLOCK),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL, update=_CLOCK),
        "endpoint": Can(insert=_REQUEST),
    },
    "rights.words": {
        "dpo": Can(select=_ALL, insert=_ALL),
        "endpoint": Can(insert=_ALL),
    },
    "screening.act": {
        "mlro": Can(select=_ALL),
    },
    "screening.draft": {
        "mlro": Can(select=_ALL, insert=_ALL, update=_ALL, delete=_ALL),
    },
    "screening.event": {
        "mlro": Can(select=_ALL),
        "sealer": Can(select=_ALL),
    },
    "screening.file": {
        "mlro": Can(select=_ALL),
    },
    "screening.referral": {
        "mlro": Can(select=_ALL),
    },
    "screening.words": {
        "mlro": Can(select=_ALL),
    },
    "staff.acknowledgement": {
        "staff": Can(select=_ALL),
    },
    "staff.break_glass": {
        "staff": Can(select=_ALL),
    },
    "staff.four_eyes": {
        "staff": Can(select=_ALL),
    },
    "staff.notice": {
        "staff": Can(select=_ALL),
    },
    "staff.person": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "staff.presence": {
        "staff": Can(select=_ALL, insert=_ALL, update=_ALL),
    },
    "staff.proposal": {
        "staff": Can(select=_ALL),
    },
    "store.command": {
        "endpoint": Can(select=_ALL, insert=_ALL),
        "staff": Can(select=_ALL, insert=_ALL),
        "worker": Can(select=_ALL, insert=_ALL, delete=_ALL),
    },
    "store.house": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
        "sealer": Can(select=("firm",)),
    },
    "vault.blind_index": {
        "worker": Can(select=_ALL, insert=_ALL, update=_ALL),
    },
    "vault.class_grant": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "vault.class_key": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
        "endpoint": Can(select=_ALL),
    },
    "vault.class_reader": {
        "staff": Can(select=_ALL),
    },
    "vault.customer_key": {
        "staff": Can(select=_ALL, insert=("id", "customer_id", "field_class", "class_key_id", "wrapped")),
        "endpoint": Can(insert=("id", "customer_id", "field_class", "class_key_id", "wrapped")),
    },
    "vault.destroyed_key": {
        "staff": Can(select=_ALL),
    },
    "vault.index_queue": {
        "staff": Can(insert=("id", "column_name", "row_id", "customer_id", "class_key_id", "sealed")),
        "worker": Can(select=_ALL, delete=_ALL),
        "endpoint": Can(insert=("id", "column_name", "row_id", "customer_id", "class_key_id", "sealed")),
    },
    "vault.person_key": {
        "staff": Can(select=_ALL),
        "worker": Can(select=_ALL),
    },
    "vault.rotation": {
        "staff": Can(select=_ALL),
    },
    "vault.slot": {
        "staff": Can(select=_ALL, insert=("person", "custody", "sealed"), update=("sealed",), delete=_ALL),
        "worker": Can(select=_ALL, delete=_ALL),
    },
    "vault.ticket": {
        "staff": Can(select=_ALL),
    },
}
