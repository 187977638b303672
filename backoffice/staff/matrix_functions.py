"""The matrix's second list: for each function who may call it.

Boundary: declarations only; who is not named may not.
"""

from __future__ import annotations

from collections.abc import Mapping


def _to(*roles: str) -> frozenset[str]:
    return frozenset(roles)


FUNCTIONS: Mapping[str, frozenset[str]] = {
    "audit.ask_signature(uuid,bytea)": _to("staff"),
    "audit.end_held_up()": _to("sealer"),
    "audit.held_up()": _to("kyc_lead", "dpo", "auditor", "administrator", "sealer"),
    "audit.kyc_people()": _to("kyc_lead"),
    "audit.leaves(text,text[],bigint,bigint,bigint,bigint,integer)": _to(
        "kyc_lead", "dpo", "mlro", "auditor", "administrator"
    ),
    "audit.may_verify(text)": _to("finance", "kyc_lead", "dpo", "mlro", "auditor", "administrator"),
    "audit.note(text,uuid,jsonb)": _to("staff", "worker", "endpoint"),
    "audit.note_export(uuid,text,uuid,bytea,bigint)": _to("staff"),
    "audit.note_signed(uuid,bytea,bigint)": _to("staff"),
    "audit.reads_all(text)": _to("finance", "kyc_lead", "dpo", "mlro", "auditor", "administrator"),
    "audit.sealer_serves()": _to("staff"),
    "audit.sealing_state()": _to("kyc_lead", "dpo", "auditor", "administrator", "sealer"),
    "audit.this_system()": _to("sealer"),
    "kyc.document_arrived(uuid,bigint)": _to("kyc_reviewer"),
    "ledger.book_batch(uuid,text,jsonb)": _to("finance"),
    "ledger.commitment(bytea,text)": _to("finance", "auditor"),
    "ledger.content(date,text,bytea,text)": _to("finance", "auditor"),
    "ledger.drop_batch(uuid)": _to("finance"),
    "ledger.open_batch()": _to("finance"),
    "ledger.post_feed(jsonb)": _to("endpoint"),
    "ledger.proof_is_due()": _to("worker"),
    "ledger.propose_adjustment(bigint,date,text,text,bytea,jsonb)": _to("finance"),
    "ledger.propose_reversal(bigint,date,text,text,bytea)": _to("finance"),
    "ledger.propose_seal(date)": _to("finance"),
    "ledger.prove_night()": _to("worker"),
    "ledger.seal_month(date)": _to("finance_lead"),
    "ledger.works_alone()": _to("finance_lead"),
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
