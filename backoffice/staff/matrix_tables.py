"""The matrix's two lists: for each table who may do what, and for each function who may call it.

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


def _to(*roles: str) -> frozenset[str]:
    return frozenset(roles)


_ALL = Can.ALL

TABLES: Mapping[str, Mapping[str, Can]] = {
    "audit.batch": {
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
    "ledger.account": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.asset": {
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
    "ledger.month_seal": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.particulars": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.posting": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.reference": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "ledger.transaction": {
        "finance": Can(select=_ALL),
        "auditor": Can(select=_ALL),
    },
    "outbox.message": {
        "kyc_reviewer": Can(select=_ALL, insert=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=_ALL, update=("state", "leaves_at", "tries", "last_fault", "locked_at")),
    },
    "people.customer": {
        "kyc_reviewer": Can(select=_ALL),
        "dpo": Can(select=_ALL),
        "mlro": Can(select=_ALL),
        "auditor": Can(select=_ALL),
        "worker": Can(select=("id", "controller")),
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

FUNCTIONS: Mapping[str, frozenset[str]] = {
    "audit.ask_signature(uuid,bytea)": _to("staff"),
    "audit.end_held_up()": _to("sealer"),
    "audit.held_up()": _to("kyc_lead", "dpo", "auditor", "administrator", "sealer"),
    "audit.kyc_people()": _to("kyc_lead"),
    "audit.leaves(text,text[],bigint,bigint,bigint,bigint,integer)": _to(
        "kyc_lead", "dpo", "mlro", "auditor", "administrator"
    ),
    "audit.may_verify(text)": _to("kyc_lead", "dpo", "mlro", "auditor", "administrator"),
    "audit.note_export(uuid,text,uuid,bytea,bigint)": _to("staff"),
    "audit.note_signed(uuid,bytea,bigint)": _to("staff"),
    "audit.reads_all(text)": _to("kyc_lead", "dpo", "mlro", "auditor", "administrator"),
    "audit.record(text,uuid,jsonb)": _to("staff", "worker", "endpoint"),
    "audit.sealer_serves()": _to("staff"),
    "audit.sealing_state()": _to("kyc_lead", "dpo", "auditor", "administrator", "sealer"),
    "audit.this_system()": _to("sealer"),
    "kyc.document_arrived(uuid,bigint)": _to("kyc_reviewer"),
    "ledger.book_batch(uuid,text,jsonb)": _to("finance"),
    "ledger.commitment(bytea,text)": _to("finance", "auditor"),
    "ledger.content(date,text,bytea,text)": _to("finance", "auditor"),
    "ledger.drop_batch(uuid)": _to("finance"),
    "ledger.open_batch()": _to("finance"),
    "ledger.seal_month(date)": _to("finance_lead"),
    "outbox.accepted(uuid)": _to("worker"),
    "people.named(text[],integer)": _to("kyc_reviewer", "dpo", "mlro", "auditor"),
    "people.with_email(text,integer)": _to("kyc_reviewer", "dpo", "mlro", "auditor"),
    "screening.act(uuid,text,uuid,uuid,bigint,date,bytea)": _to("mlro"),
    "screening.expire()": _to("worker"),
    "screening.refer(uuid,uuid,uuid,text,bytea)": _to("kyc_reviewer", "dpo", "finance"),
    "staff.acknowledge(bigint)": _to("dpo", "administrator"),
    "staff.add_person(text,text,text,text[],text)": _to("administrator"),
    "staff.apply_duties(uuid)": _to("administrator"),
    "staff.break_the_glass(uuid,text)": _to("kyc_lead", "dpo", "mlro"),
    "staff.decide_proposal(uuid,boolean,bytea,text)": _to("staff"),
    "staff.duties()": _to("staff", "worker", "sealer", "endpoint"),
    "staff.end_break_glass(uuid)": _to("staff"),
    "staff.end_person(text)": _to("administrator"),
    "staff.glass_is_broken(uuid)": _to("kyc_lead", "dpo", "mlro"),
    "staff.has_keys(text)": _to("dpo", "auditor", "administrator"),
    "staff.new_password(text)": _to("staff"),
    "staff.propose(text,uuid,jsonb)": _to("staff"),
    "staff.reset_password(text,text)": _to("administrator"),
    "staff.resume(text)": _to("administrator"),
    "staff.set_duties(text,text[])": _to("administrator"),
    "staff.suspend(text)": _to("administrator"),
    "staff.withdraw_proposal(uuid)": _to("staff"),
    "store.me()": _to("staff", "worker", "sealer", "endpoint"),
    "store.now()": _to("staff", "worker", "sealer", "endpoint"),
    "store.refuse(text,jsonb)": _to("staff", "worker", "sealer", "endpoint"),
    "vault.certify_class(uuid,bytea,bytea)": _to("administrator"),
    "vault.certify_person(text,bytea,bytea)": _to("administrator"),
    "vault.destroy_customer_keys(uuid)": _to("dpo"),
    "vault.end_rotation(uuid)": _to("kyc_reviewer", "dpo", "mlro", "administrator"),
    "vault.found(text,bytea,integer)": _to("kyc_reviewer", "dpo"),
    "vault.give_classes(text,uuid[],bytea[],uuid)": _to("kyc_reviewer", "dpo", "mlro", "administrator"),
    "vault.grant_action(text)": _to("staff"),
    "vault.holders(uuid)": _to("staff"),
    "vault.keys_leaving()": _to("staff"),
    "vault.lead_rotation(uuid,uuid)": _to("kyc_reviewer", "dpo", "mlro", "administrator"),
    "vault.left_to_rewrap(uuid)": _to("kyc_reviewer", "dpo", "mlro", "administrator"),
    "vault.offer_class_key(uuid,text,bytea,text[],bytea[])": _to("kyc_reviewer", "dpo", "mlro", "administrator"),
    "vault.offer_keys(bytea,bytea)": _to("staff"),
    "vault.open_customers(text[])": _to("staff"),
    "vault.open_pairs()": _to("staff"),
    "vault.renew_keys(bytea,bytea,uuid[],bytea[],text,bytea)": _to("staff"),
    "vault.rewrap(uuid,uuid[],bytea[])": _to("kyc_reviewer", "dpo", "mlro", "administrator"),
    "vault.take_ticket(uuid,text[],text,uuid)": _to("staff"),
}
